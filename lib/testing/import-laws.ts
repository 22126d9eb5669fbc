import type { Import, SourceFile } from "./source-files.ts";

/** Rooms in the order in which they may call each other: a room imports only those before it (house.md §2). */
export const roomOrder = [
  "audit",
  "limits",
  "idempotency",
  "outbox",
  "settings",
  "files",
  "identity",
  "staff",
  "wallet",
  "tenants",
  "team",
  "pricing",
  "connections",
  "senders",
  "opt-outs",
  "api-keys",
  "callbacks",
  "notifications",
  "webhooks",
  "payments",
  "messaging",
  "usage",
  "statements",
  "reconciliation",
  "onboarding",
];

export type Files = ReadonlyMap<string, SourceFile>;

export type Kind =
  | "door"
  | "edge"
  | "room"
  | "provider"
  | "store"
  | "core"
  | "look"
  | "wiring"
  | "engine"
  | "simulator"
  | "tool";

/** Which kind of file this is; null for tests, which may import anything. */
export function kindOf(file: Pick<SourceFile, "path" | "isTest">): Kind | null {
  const { path } = file;
  if (file.isTest || path === "lib/architecture.test.ts") return null;
  if (path === "lib/wiring.ts" || path.startsWith("lib/wiring/")) return "wiring";
  if (/^(app\/|inngest\/functions\/|lib\/api\/.*handlers\/|server\.ts$)/.test(path)) return "door";
  if (/^lib\/(http|session|api)\//.test(path)) return "edge";
  if (path.startsWith("lib/providers/")) return "provider";
  if (path.startsWith("lib/core/")) return "core";
  if (path.startsWith("lib/")) return "room";
  if (path.startsWith("db/")) return "store";
  if (/^(components|emails)\//.test(path)) return "look";
  if (path.startsWith("inngest/engine/")) return "engine";
  if (path.startsWith("simulators/")) return "simulator";
  return "tool";
}

const storePackages = /^(drizzle-orm|postgres)(\/|$)/;
const framework = /^(next|react|react-dom|inngest|next-auth|next-intl)(\/|$)/;
const ourFolders = /^(app|components|db|emails|i18n|inngest|lib|scripts|simulators|e2e)\//;

/** What each kind must not import, and why in a few words. */
const forbidden: Record<Kind, (found: Import, path: string, files: Files) => string | null> = {
  door: ({ from, isType }) => {
    if (isType || from === "db/enums.ts") return null;
    if (from.startsWith("db/") || storePackages.test(from)) return "doors know no database";
    return from.startsWith("lib/providers/") ? "doors know no providers" : null;
  },
  edge: ({ from }) =>
    /^(app|components|inngest|lib\/providers)\//.test(from) ? "the edge stands below the doors" : null,
  room: ({ from }, path) => {
    if (framework.test(from)) return "rooms know no framework";
    if (/^(app|components|inngest|scripts|simulators|lib\/(http|api|session|providers|wiring))[/.]/.test(from)) {
      return "rooms know neither doors nor the edge";
    }
    return isLaterRoom(path, from) ? "a room calls only rooms before it" : null;
  },
  provider: ({ from, isType }, _path, files) => {
    if (from.startsWith("db/") || storePackages.test(from)) return "providers know no database";
    if (/^(app|components|inngest|lib\/(http|api|session|wiring))[/.]/.test(from)) return "providers know no doors";
    return !isType && roomOf(from) !== null && !isPure(from, files)
      ? "providers know a room's port, not its verbs"
      : null;
  },
  store: ({ from, isType }) =>
    ourFolders.test(from) && !/^(db|lib\/core)\//.test(from) && !isType ? "the store stands below" : null,
  core: ({ from }) => (ourFolders.test(from) && !/^(db|lib\/core)\//.test(from) ? "core knows nothing of ours" : null),
  look: ({ from, isType }) => {
    if (isType || from === "db/enums.ts") return null;
    if (from.startsWith("db/") || storePackages.test(from)) return "the look knows no database";
    return /^lib\/(wiring|providers|session)/.test(from) ? "the look only shows" : null;
  },
  wiring: () => null,
  // The repair of the database driver is no knowledge of us: whoever uses the driver loads it.
  engine: ({ from }) =>
    ourFolders.test(from) && !from.startsWith("inngest/engine/") && from !== "scripts/mend-driver.ts"
      ? "the engine knows nothing of us"
      : null,
  simulator: ({ from }) =>
    ourFolders.test(from) && !from.startsWith("simulators/") ? "simulators share no code with us" : null,
  tool: () => null,
};

/** The laws that this file's imports break, one line each. */
export function brokenImportLaws(file: SourceFile, files: Files): string[] {
  const kind = kindOf(file);
  if (kind === null) return [];
  return file.imports.flatMap((found) => {
    const why = forbidden[kind](found, file.path, files) ?? testingLaw(found);
    return why === null ? [] : [`${file.path} imports ${found.from}: ${why}`];
  });
}

function testingLaw({ from }: Import): string | null {
  return /(^|\/)testing\//.test(from) && !from.startsWith("node:") ? "testing folders are for tests" : null;
}

export function roomOf(path: string): string | null {
  const name = /^lib\/([^/]+)\//.exec(path)?.[1];
  return name !== undefined && roomOrder.includes(name) ? name : null;
}

function isLaterRoom(path: string, from: string): boolean {
  const [own, other] = [roomOf(path), roomOf(from)];
  return own !== null && other !== null && roomOrder.indexOf(other) > roomOrder.indexOf(own);
}

/** A rule, a port or a list: it brings no database, neither itself nor through what it imports. */
function isPure(path: string, files: Files): boolean {
  const file = files.get(path);
  if (file === undefined || path.startsWith("db/client") || path === "lib/core/transaction.ts") return false;
  return file.imports.every(
    ({ from, isType }) => isType || !(storePackages.test(from) || (ourFolders.test(from) && !isPure(from, files))),
  );
}
