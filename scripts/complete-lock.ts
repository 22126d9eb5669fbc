/**
 * `npm run lock`: completes package-lock.json after a change of dependencies. A registry may lack other platforms'
 * binaries; npm then leaves these optional packages out of the lock, and `npm ci` refuses it. Each gets an entry
 * without address and checksum here, which a machine of that platform resolves by name and version.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

type Entry = {
  version?: string;
  resolved?: string;
  optional?: boolean;
  dev?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
};
type Lock = { packages: Record<string, Entry> };

const path = join(import.meta.dirname, "..", "package-lock.json");
const lock: Lock = JSON.parse(readFileSync(path, "utf8"));
const { packages } = lock;
let added = 0;

for (const [owner, entry] of Object.entries(packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (findInstalled(owner, name) !== null) continue;
    const place =
      packages[`node_modules/${name}`] === undefined ? `node_modules/${name}` : `${owner}/node_modules/${name}`;
    packages[place] = stubOf(name, range, entry.dev === true);
    added += 1;
  }
}
for (const entry of Object.values(packages)) {
  if (entry.resolved?.startsWith("http")) delete entry.resolved;
}

const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, "en"));
writeFileSync(path, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
process.stdout.write(`${added} entries added to package-lock.json.\n`);

/** Where Node would find `name` from `owner`: in its own node_modules, or in one further up. */
function findInstalled(owner: string, name: string): string | null {
  let base = owner;
  for (;;) {
    const candidate = base === "" ? `node_modules/${name}` : `${base}/node_modules/${name}`;
    if (packages[candidate] !== undefined) return candidate;
    if (base === "") return null;
    base = base.slice(0, Math.max(0, base.lastIndexOf("node_modules/"))).replace(/\/$/, "");
  }
}

/** Such packages carry their platform in their name. */
function stubOf(name: string, range: string, dev: boolean): Entry {
  const words = name.split("/").at(-1)?.split(/[-_.]/) ?? [];
  const os = [
    "aix",
    "android",
    "darwin",
    "freebsd",
    "linux",
    "netbsd",
    "openbsd",
    "openharmony",
    "sunos",
    "win32",
  ].filter((word) => words.includes(word));
  if (words.includes("windows")) os.push("win32");
  const cpu = ["arm", "arm64", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "wasm32", "x64"].filter(
    (word) => words.includes(word),
  );
  const libc = words.includes("musl") ? ["musl"] : words.includes("gnu") ? ["glibc"] : [];
  return {
    version: range.replace(/^[\^~]/, ""),
    ...(cpu.length > 0 && { cpu }),
    ...(dev && { dev }),
    ...(libc.length > 0 && { libc }),
    optional: true,
    ...(os.length > 0 && { os }),
  };
}
