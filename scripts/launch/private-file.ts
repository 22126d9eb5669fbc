import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";

/** The object in a JSON file; empty when there is no such file. Throws when the file holds anything else. */
export function readJsonFile(path: string): Record<string, unknown> {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return {};
    throw error;
  }
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Error(`${path} is not a JSON object.`);
  return { ...value };
}

/** Replaces a file that only its owner may read; after a crash it holds the old or the new content, whole. */
export function writePrivateJson(path: string, value: object): void {
  const partial = `${path}.${randomBytes(4).toString("hex")}`;
  const file = openSync(partial, "wx", 0o600);
  try {
    writeSync(file, `${JSON.stringify(value, null, 2)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(partial, path);
}
