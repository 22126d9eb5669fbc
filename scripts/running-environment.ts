import { join, resolve } from "node:path";
import { readJsonFile } from "./launch/private-file.ts";

/** The absolute path of the data directory that the environment names. */
export function dataDirectory(): string {
  return resolve(process.env.DATA_DIR || ".data");
}

/** The environment that the running instance gave its app (`running.json`); empty when none runs on this data directory. */
export function runningEnvironment(dataDir: string = dataDirectory()): Record<string, string | undefined> {
  const { environment } = readJsonFile(join(dataDir, "running.json"));
  if (typeof environment !== "object" || environment === null) return {};
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => typeof value === "string"));
}
