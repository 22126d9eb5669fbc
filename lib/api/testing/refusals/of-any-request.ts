import type { TenantStatus } from "#/db/enums.ts";
import { createApiKey } from "#/lib/api-keys/create-api-key.ts";
import { keyScopes } from "#/lib/api-keys/api-key.ts";
import { maxBodyBytes } from "#/lib/http/read-body.ts";
import type { Refusal } from "../refusal.ts";

const states: readonly TenantStatus[] = ["pending_verification", "suspended", "closed"];
const liveStates: readonly TenantStatus[] = ["pending_approval", "rejected"];

const inState = (status: TenantStatus, modes?: Refusal["modes"]): Refusal => ({
  code: `tenants.${status}`,
  modes,
  change: (_operation, mode, { once, newcomer, world }) =>
    once(`${status} ${mode}`, async () => {
      const { tenant, key } = await newcomer(mode);
      await world.pools.platform.sql`update tenants set status = ${status} where id = ${tenant.id}`;
      return { key };
    }),
});

const deep = `${'{"a":'.repeat(21)}1${"}".repeat(21)}`;

/** What can be wrong with a request whatever it asks. */
export const refusalsOfAnyRequest: readonly Refusal[] = [
  { code: "auth.key_missing", change: () => ({ key: null }) },
  { code: "api_keys.invalid", change: () => ({ key: "sk_live_wrong" }) },
  {
    code: "api_keys.ip_not_allowed",
    change: (_operation, mode, { once, own }) =>
      once(`elsewhere ${mode}`, () =>
        createApiKey(own[mode].tenant[mode], { name: "Elsewhere", ipList: ["203.0.113.7"] }),
      ),
  },
  {
    code: "auth.scope_missing",
    change: ({ scope }, mode, { once, own }) => {
      const scopes = keyScopes.filter((one) => one !== scope);
      return once(`without ${scope} ${mode}`, () => createApiKey(own[mode].tenant[mode], { name: "Narrow", scopes }));
    },
  },
  ...states.map((status) => inState(status)),
  ...liveStates.map((status) => inState(status, ["live"])),
  {
    code: "limits.rate_exceeded",
    change: (operation, mode, { once, newcomer, ask }) =>
      once(`spent ${mode}`, async () => {
        const { key } = await newcomer(mode, { perMinute: 1 });
        await ask(operation, mode, { key });
        return { key };
      }),
  },
  {
    code: "http.invalid_request",
    change: ({ method }) => (method === "GET" ? { query: "?no_such_field=1" } : { body: { no_such_field: 1 } }),
  },
  {
    code: "http.unusable_text",
    change: ({ method }) => (method === "GET" ? { query: "?a=%00" } : { body: { a: ["b\u0000"] } }),
  },
  { code: "http.invalid_json", change: () => ({ body: "{" }) },
  { code: "http.too_deep", change: () => ({ body: deep }) },
  { code: "http.body_too_large", change: () => ({ body: "x".repeat(maxBodyBytes + 1) }) },
  { code: "idempotency.invalid_key", change: () => ({ headers: { "idempotency-key": "two words" } }) },
  {
    code: "idempotency.key_reused",
    change: async ({ id }, mode, { own }) => {
      const key = `used-${id}`;
      const first = {
        method: "POST",
        path: "/api/v1/opt-outs",
        example: { body: { phone_number: "0733000001" } },
      } as const;
      await own[mode].call(first, { headers: { "Idempotency-Key": key } });
      return {
        headers: { "idempotency-key": key },
        ...(id === "opt_outs.add" ? { body: { phone_number: "0733000002" } } : {}),
      };
    },
  },
];
