import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { brokenImportLaws, kindOf, roomOf, roomOrder } from "./testing/import-laws.ts";
import { readSourceFiles, root, type SourceFile } from "./testing/source-files.ts";

const files = readSourceFiles();
const product = files.filter((file) => !file.isTest);
const byPath = new Map(files.map((file) => [file.path, file]));

test("imports go downwards only", () => {
  expect(product.flatMap((file) => brokenImportLaws(file, byPath))).toEqual([]);
});

test("every folder of lib is a declared room or one of the few other kinds", () => {
  const known = new Set([...roomOrder, "core", "http", "session", "api", "providers", "testing", "wiring"]);
  const strangers = files
    .map(({ path }) => /^lib\/([^/]+)\//.exec(path)?.[1])
    .filter((name) => name && !known.has(name));
  expect([...new Set(strangers)]).toEqual([]);
});

test("core is a closed list", () => {
  const core = [
    "act-for-tenant",
    "authorize",
    "brief-cache",
    "clock",
    "context",
    "env",
    "errors",
    "events",
    "group-commit",
    "ids",
    "log",
    "money",
    "process-scope",
    "random",
    "transaction",
    "vault",
  ];
  const found = product.filter(({ path }) => path.startsWith("lib/core/")).map(({ path }) => basename(path, ".ts"));
  expect(found.filter((name) => !core.includes(name))).toEqual([]);
});

test("nothing is named after what it is not", () => {
  const banned = /(^|\/)(utils?|helpers?|misc|common|shared|managers?|types)(\.tsx?$|\/)/;
  expect(files.map(({ path }) => path).filter((path) => banned.test(path))).toEqual([]);
});

test("there are no barrels but the declared lists", () => {
  const lists = ["db/schema/index.ts", "inngest/index.ts", "lib/api/v1/index.ts"];
  const barrels = files.filter(({ path }) => /(^|\/)index\.tsx?$/.test(path) && !lists.includes(path));
  expect(barrels.map(({ path }) => path)).toEqual([]);
});

test("only core/env.ts and programs of their own read the environment", () => {
  const free = /^(lib\/core\/env\.ts$|scripts\/|simulators\/|inngest\/engine\/main\.ts$|[^/]+\.config\.ts$)/;
  const readers = product.filter(({ path, text }) => /process\.env(?!\.NODE_ENV\b)/.test(text) && !free.test(path));
  expect(readers.map(({ path }) => path)).toEqual([]);
});

test("files stay short; this list only shrinks", () => {
  const longer: string[] = [];
  const found = files.filter(({ lines, path }) => lines > 300 && !longer.includes(path));
  expect(found.map(({ path, lines }) => `${path} has ${lines} lines`)).toEqual([]);
});

test("no module of the product keeps state of its own", () => {
  const state =
    /^(export )?(let |var |const \w+(: (?!Readonly)[^=]+)? = new (Map|Set|WeakMap|AsyncLocalStorage)\b(?!\(\s*\[))/m;
  const kinds = new Set(["door", "edge", "room", "provider", "core", "store", "look"]);
  const found = product.filter((file) => kinds.has(kindOf(file) ?? "") && state.test(file.text) && !isClient(file));
  expect(found.map(({ path, text }) => `${path}: ${state.exec(text)?.[0]}`)).toEqual([]);
});

test("no rule is switched off in place", () => {
  const switches = /@ts-(ignore|expect-error|nocheck)|(eslint|oxlint)-disable|\bas any\b/;
  const found = files.filter(({ path, text }) => switches.test(text) && path !== "lib/architecture.test.ts");
  expect(found.map(({ path }) => path)).toEqual([]);
});

test("what runs in the browser brings no database, no secrets and nothing of Node", () => {
  const found = product.filter(isClient).flatMap((file) => {
    const trail = roadToServer(file, new Set());
    return trail === null ? [] : [trail.join(" → ")];
  });
  expect(found).toEqual([]);
});

test("every table has one room that writes it", () => {
  const writers = new Map<string, Set<string>>();
  for (const { path, text } of product) {
    const room = roomOf(path);
    if (room === null) continue;
    for (const table of tablesWrittenIn(text)) writers.set(table, (writers.get(table) ?? new Set()).add(room));
  }
  const shared = [...writers].filter(([, rooms]) => rooms.size > 1);
  expect(shared.map(([table, rooms]) => `${table}: ${[...rooms].sort().join(", ")}`)).toEqual([]);
});

test("no row is locked more strongly than a change needs, or writers of rows that refer to it would wait", () => {
  const found = product.filter(({ text }) => /(?<!no key )\bfor update\b|\.for\("update"/i.test(text));
  expect(found.map(({ path }) => path)).toEqual([]);
});

test("paths that the README cites exist", () => {
  const readme = existsSync(join(root, "README.md")) ? readFileSync(join(root, "README.md"), "utf8") : "";
  const cited = [
    ...readme.matchAll(/`((?:app|components|db|e2e|emails|inngest|lib|scripts|simulators)\/[\w./()[\]-]*)`/g),
  ];
  expect(cited.map(([, path = ""]) => path).filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

function isClient({ text }: SourceFile): boolean {
  return /^["']use client["']/.test(text.trimStart());
}

/** The chain of imports by which a file reaches what only a server has; null when there is none. */
function roadToServer(file: SourceFile, seen: Set<string>): string[] | null {
  seen.add(file.path);
  if (file.text.trimStart().startsWith('"use server"')) return null;
  for (const { from, isType } of file.imports) {
    if (isType || seen.has(from)) continue;
    if (/^(node:|postgres$|drizzle-orm|pino$|@node-rs\/)/.test(from)) return [file.path, from];
    const next = byPath.get(from);
    const road = next ? roadToServer(next, seen) : null;
    if (road !== null) return [file.path, ...road];
  }
  return null;
}

function tablesWrittenIn(text: string): string[] {
  const raw = [
    ...text.matchAll(
      /\b(?:insert into|delete from|update(?! of| skip| set))\s+(?:only\s+)?"?([a-z][a-z_]+)"?\s+(?=\(|set\b|as\b|where\b|select\b|values\b|[a-z]\b|\$)/gi,
    ),
  ];
  const built = [...text.matchAll(/\.(?:insert|update|delete)\(\s*([a-z]\w*)\s*\)/g)];
  const names = [...raw, ...built].map(([, name = ""]) =>
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  );
  return names.filter((name) => !["now", "set", "key", "id", "token"].includes(name));
}
