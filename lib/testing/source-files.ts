import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";

export type Import = { from: string; isType: boolean };
export type SourceFile = { path: string; text: string; lines: number; imports: Import[]; isTest: boolean };

export const root = join(import.meta.dirname, "..", "..");

const folders = ["app", "components", "db", "e2e", "emails", "i18n", "inngest", "lib", "scripts", "simulators"];

/** Every TypeScript file of ours, with what it imports; our own files are named by their path from the root. */
export function readSourceFiles(): SourceFile[] {
  const rootFiles = readdirSync(root).filter((name) => /\.tsx?$/.test(name) && !name.endsWith(".d.ts"));
  return [...rootFiles, ...folders.flatMap(listFiles)].map((path) => {
    const text = readFileSync(join(root, path), "utf8");
    const isTest = /\.test\.tsx?$|(^|\/)(testing|e2e|conformance)\//.test(path);
    return { path, text, lines: text.split("\n").length - 1, imports: readImports(path, text), isTest };
  });
}

function listFiles(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(join(root, path)).isDirectory()) return listFiles(path);
    return /\.tsx?$/.test(name) ? [path] : [];
  });
}

const importPattern = /^\s*(?:import|export)\s+(type\s+)?(?:[^"';]*?\sfrom\s+)?"([^"]+)"/gm;
const dynamicPattern = /\bimport\(\s*"([^"]+)"/g;

function readImports(path: string, text: string): Import[] {
  const fixed = [...text.matchAll(importPattern)].map(([whole, type, from = ""]) => ({
    from: resolveImport(path, from),
    isType: type !== undefined || onlyTypes(whole),
  }));
  const dynamic = [...text.matchAll(dynamicPattern)].map(([, from = ""]) => ({
    from: resolveImport(path, from),
    isType: false,
  }));
  return [...fixed, ...dynamic];
}

/** `import { type A, type B } from …` brings no code. */
function onlyTypes(statement: string): boolean {
  const names = /\{([^}]*)\}\s*from/
    .exec(statement)?.[1]
    ?.split(",")
    .map((name) => name.trim())
    .filter(Boolean);
  return (
    names !== undefined &&
    names.length > 0 &&
    !/import\s+\w/.test(statement) &&
    names.every((name) => name.startsWith("type "))
  );
}

function resolveImport(path: string, from: string): string {
  if (from.startsWith("#/")) return from.slice(2);
  if (from.startsWith(".")) return normalize(relative(root, join(root, dirname(path), from)));
  return from;
}
