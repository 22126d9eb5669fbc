import type { OperationShape } from "#/lib/api/operation.ts";

type Example = OperationShape["example"];
type Body = Record<string, unknown>;

/** Calls the running API; throws an Error with the problem's code when it refuses. */
export type Caller = (method: string, path: string, body?: Body) => Promise<Body>;

const dayMs = 86_400_000;

/** A made-up phone that no other run has used. */
function freshPhone(): string {
  return `07${String(10_000_000 + Math.floor(Math.random() * 89_999_999)).slice(0, 8)}`;
}

function textOf(answer: Body, name: string): string {
  const value = answer[name];
  if (typeof value !== "string") throw new Error(`The answer has no ${name}`);
  return value;
}

/**
 * The operation's example as it can be executed: ids in it name things that exist in the tenant of the key, and what may
 * be done once only is done to something new. All else stays as the docs show it.
 */
export function createExampleMaker(call: Caller, webhookUrl: string) {
  const send = async (more: Body = {}) =>
    textOf(
      await call("POST", "sms/send", { recipient: "0712345678", message: "Your results are ready.", ...more }),
      "message_id",
    );
  const endpoint = async () =>
    textOf(await call("POST", "webhooks/endpoints", { url: webhookUrl, events: ["message.delivered"] }), "id");
  const topUp = async () =>
    textOf(await call("POST", "wallet/topup", { amount: 100, phone_number: freshPhone() }), "transaction_id");
  const delivery = async (id: string) => textOf(await call("POST", `webhooks/endpoints/${id}/test`, {}), "delivery_id");
  const withId = (example: Example, id: string): Example => ({ ...example, parameters: { id } });
  const withBody = (example: Example, more: Body): Example => ({
    ...example,
    body: { ...Object(example.body), ...more },
  });

  const makers: Record<string, (example: Example) => Promise<Example>> = {
    "sms.status": async (example) => withId(example, await send()),
    "messages.get": async (example) => withId(example, await send()),
    "messages.cancel": async (example) =>
      withId(example, await send({ schedule_at: new Date(Date.now() + dayMs).toISOString() })),
    "opt_outs.add": async (example) => withBody(example, { phone_number: freshPhone() }),
    "opt_outs.remove": async (example) => {
      const phone = freshPhone();
      await call("POST", "opt-outs", { phone_number: phone });
      return { ...example, parameters: { phone_number: phone } };
    },
    "wallet.topup": async (example) => withBody(example, { phone_number: freshPhone() }),
    "wallet.topup_status": async (example) => withId(example, await topUp()),
    "webhooks.create_endpoint": async (example) => withBody(example, { url: webhookUrl }),
    "webhooks.put_config": async (example) => withBody(example, { webhook_url: webhookUrl }),
    "webhooks.get_delivery": async (example) => withId(example, await delivery(await endpoint())),
    "webhooks.replay_delivery": async (example) => withId(example, await delivery(await endpoint())),
    "senders.request": async (example) => withBody(example, { sender_id: `S${freshPhone().slice(1)}` }),
  };
  for (const id of ["get_endpoint", "update_endpoint", "delete_endpoint", "test_endpoint", "rotate_secret"]) {
    makers[`webhooks.${id}`] = async (example) => withId(example, await endpoint());
  }
  return async (operationId: string, example: Example): Promise<Example> => makers[operationId]?.(example) ?? example;
}
