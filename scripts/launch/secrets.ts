import { randomBytes, randomInt } from "node:crypto";
import { join } from "node:path";
import { readJsonFile, writePrivateJson } from "./private-file.ts";

export type Secrets = Record<string, string>;

const hex = (bytes: number): string => randomBytes(bytes).toString("hex");

/** What the embedded parts need among themselves, wherever the site runs. */
const ownSecrets = {
  DATABASE_PASSWORD: () => hex(24),
  INNGEST_SIGNING_KEY: () => `signkey-prod-${hex(32)}`,
  INNGEST_EVENT_KEY: () => hex(24),
  ONFON_API_KEY: () => hex(16),
  ONFON_CLIENT_ID: () => hex(8),
  ONFON_ACCESS_KEY: () => hex(16),
  DARAJA_CONSUMER_KEY: () => hex(16),
  DARAJA_CONSUMER_SECRET: () => hex(16),
  DARAJA_PASSKEY: () => hex(32),
  DARAJA_SHORTCODE: () => String(randomInt(600_000, 700_000)),
  RESEND_API_KEY: () => `re_${hex(16)}`,
};

/** What a public site's operator must choose and keep (product.md D34). */
const siteSecrets = {
  AUTH_SECRET: () => randomBytes(32).toString("base64"),
  ENCRYPTION_KEY: () => randomBytes(32).toString("base64"),
};

/** Secrets of this data directory, made once and kept in `secrets.json` (0600). */
export function readSecrets(dataDir: string, isPublic: boolean): Secrets {
  const path = join(dataDir, "secrets.json");
  const kept = readJsonFile(path);
  const wanted = isPublic ? ownSecrets : { ...ownSecrets, ...siteSecrets };
  const missing = Object.entries(wanted).filter(([name]) => typeof kept[name] !== "string");
  const all = { ...kept, ...Object.fromEntries(missing.map(([name, make]) => [name, make()])) };
  if (missing.length > 0) writePrivateJson(path, all);
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}
