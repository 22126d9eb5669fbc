import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

export type ServerUser = { uid: number; gid: number };

/**
 * The user to run PostgreSQL as, or null for the present one: PostgreSQL refuses to run as root. Data that exists
 * keeps its owner; else it is the `postgres` user (made when missing), else `nobody`.
 */
export function chooseServerUser(dataOwner: ServerUser | null): ServerUser | null {
  if (process.getuid?.() !== 0) return null;
  if (dataOwner !== null && dataOwner.uid !== 0) return dataOwner;
  const user = findUser("postgres") ?? createUser("postgres") ?? findUser("nobody");
  if (user === null) {
    throw new Error("PostgreSQL can't run as root, and no other user could be made. Start as a normal user.");
  }
  return user;
}

function findUser(name: string): ServerUser | null {
  const line = readPasswd().find((entry) => entry.startsWith(`${name}:`));
  const [uid, gid] = (line?.split(":").slice(2, 4) ?? []).map(Number);
  return uid && gid ? { uid, gid } : null;
}

function createUser(name: string): ServerUser | null {
  const ways = [
    ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/bin/false", name],
    ["adduser", "-S", "-D", "-H", name],
  ];
  for (const [command = "", ...args] of ways) {
    if (spawnSync(command, args, { stdio: "ignore" }).status !== 0) continue;
    const user = findUser(name);
    if (user !== null) return user;
  }
  return null;
}

function readPasswd(): string[] {
  try {
    return readFileSync("/etc/passwd", "utf8").split("\n");
  } catch {
    return [];
  }
}
