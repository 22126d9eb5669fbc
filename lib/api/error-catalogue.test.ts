import { expect, test } from "vitest";
import { readSourceFiles } from "#/lib/testing/source-files.ts";
import { operations } from "./v1/index.ts";
import { errorCatalogue, errorsOf } from "./error-catalogue.ts";

/** Codes that only pages, staff and callbacks reach; the API reads events by a list of its own, and every tenant has its wallets. */
const notOfTheApi = [
  /^webhooks\.events_invalid$/,
  /^wallet\.not_found$/,
  /^(identity|onboarding|staff|team|callbacks)\./,
  /^api_keys\.(not_found|live_not_shown|not_approved|no_approved_sender|scopes_too_wide|ip_invalid)$/,
  /^tenants\.(not_found|wrong_state)$/,
  /^senders\.(not_found|name_taken)$/,
  /^payments\.(overloaded|wrong_state|own_request|reference_(invalid|taken)|suspense_(not_found|assigned))$/,
  /^jobs\./,
];

const files = readSourceFiles().filter(({ path, isTest }) => path.startsWith("lib/") && !isTest);

function codesThrown(): Set<string> {
  const found = files
    .filter(({ path }) => !path.startsWith("lib/api/errors/"))
    .flatMap(({ text }) => [
      ...text.matchAll(/\b(?:invalid|notFound|forbidden|conflict|refused)\(\s*"([a-z_]+\.[a-z_]+)"/g),
      ...text.matchAll(/\bnew DomainError\(\s*"\w+",\s*\{\s*code:\s*"([a-z_]+\.[a-z_]+)"/g),
    ]);
  return new Set(found.map(([, code = ""]) => code));
}

/** Made from a variable part: the tenant's state, whose prompts are too many, why a row is rejected. */
const composed = [
  "tenants.pending_verification",
  "tenants.pending_approval",
  "tenants.suspended",
  "tenants.rejected",
  "tenants.closed",
  "payments.too_many_prompts_phone",
  "payments.too_many_prompts_tenant",
  "messaging.invalid_number",
  "messaging.repeated_number",
];

test("every code that can reach a caller of the API is in the catalogue, and no other", () => {
  const thrown = [...codesThrown()].filter((code) => !notOfTheApi.some((pattern) => pattern.test(code)));
  expect([...new Set([...thrown, ...composed])].sort()).toEqual(errorCatalogue.map(({ code }) => code).sort());
});

test("each code is described once, as the kind it is thrown as", () => {
  const codes = errorCatalogue.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  const kinds: Record<string, string> = { notFound: "not_found" };
  const thrown = files.flatMap(({ text }) => [
    ...text.matchAll(/\b(invalid|notFound|forbidden|conflict|refused)\(\s*"([a-z_]+\.[a-z_]+)"/g),
    ...text.matchAll(/\bnew DomainError\(\s*"(\w+)",\s*\{\s*code:\s*"([a-z_]+\.[a-z_]+)"/g),
  ]);
  const wrong = thrown.filter(([, kind = "", code]) => {
    const described = errorCatalogue.find((error) => error.code === code);
    return described !== undefined && described.kind !== (kinds[kind] ?? kind);
  });
  expect(wrong.map(([whole]) => whole)).toEqual([]);
});

/** What stands in a rejected row, at a path without an operation, or at a former path. */
const ofNoOperation = [
  "messaging.invalid_number",
  "messaging.repeated_number",
  "http.not_found",
  "http.method_not_allowed",
  "auth.client_mismatch",
];

test("every code but a few is documented by an operation, and operations name no other", () => {
  const documented = operations.flatMap(({ operation }) => errorsOf(operation).map(({ code }) => code));
  const named = operations.flatMap(({ operation }) => operation.errors);
  const known = errorCatalogue.map(({ code }) => code);
  expect([...new Set([...documented, ...named, ...ofNoOperation])].sort()).toEqual(known.sort());
});
