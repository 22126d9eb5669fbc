import { call } from "#/lib/testing/call-route.ts";
import type { Mode } from "#/db/enums.ts";
import type { Refusal } from "../refusal.ts";
import type { Stage } from "../stage.ts";

const hook = (name: string) => ({ url: `https://clinic.example/${name}`, events: ["balance.low"] });

/** An endpoint that is switched off, and a delivery to it. */
function silentEndpoint(mode: Mode, { once, own }: Stage): Promise<{ endpoint: string; delivery: string }> {
  return once(`silent ${mode}`, async () => {
    const { key } = own[mode];
    const post = async (path: string, body: unknown) =>
      (await call("POST", `/api/v1/webhooks/endpoints${path}`, { key, body })).json;
    const endpoint = String((await post("", hook("silent")))["id"]);
    const delivery = String((await post(`/${endpoint}/test`, {}))["delivery_id"]);
    await call("PATCH", `/api/v1/webhooks/endpoints/${endpoint}`, { key, body: { active: false } });
    return { endpoint, delivery };
  });
}

/** What webhooks, sender IDs, opt-outs and a message that has left may be refused for. */
export const refusalsOfSettings: readonly Refusal[] = [
  {
    code: "webhooks.url_refused",
    of: ["webhooks.create_endpoint", "webhooks.update_endpoint"],
    change: () => ({ body: { ...hook("private"), url: "https://10.0.0.1/" } }),
  },
  {
    code: "webhooks.url_refused",
    of: ["webhooks.put_config"],
    change: ({ example }) => ({ body: { ...Object(example.body), webhook_url: "https://10.0.0.1/" } }),
  },
  {
    code: "webhooks.secret_invalid",
    change: ({ example }) => ({ body: { ...Object(example.body), webhook_secret: "whsec_§§§§§§§§" } }),
  },
  {
    code: "webhooks.too_many_endpoints",
    change: (_operation, mode, { once, newcomer }) =>
      once(`ten endpoints ${mode}`, async () => {
        const { key } = await newcomer(mode);
        for (let count = 0; count < 10; count++) {
          await call("POST", "/api/v1/webhooks/endpoints", { key, body: hook(String(count)) });
        }
        return { key };
      }),
  },
  {
    code: "webhooks.endpoint_inactive",
    change: async ({ path }, mode, stage) => {
      const { endpoint, delivery } = await silentEndpoint(mode, stage);
      return { id: path.includes("/deliveries/") ? delivery : endpoint };
    },
  },
  { code: "senders.name_invalid", change: () => ({ body: { sender_id: "123456" } }) },
  {
    code: "senders.wrong_state",
    change: (_operation, mode, { own }) => ({ body: { sender_id: own[mode].tenant.sender } }),
  },
  { code: "messaging.invalid_recipient", of: ["opt_outs.add"], change: () => ({ body: { phone_number: "12" } }) },
  { code: "messaging.invalid_recipient", of: ["opt_outs.remove"], change: () => ({ id: "12" }) },
  {
    code: "messaging.not_cancellable",
    change: async (operation, mode, { ask }) => {
      await ask(operation, mode);
      return {};
    },
  },
];
