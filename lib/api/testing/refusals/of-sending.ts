import { openCallbackEndpoint } from "#/lib/webhooks/open-callback-endpoint.ts";
import { maxCallbackUrls } from "#/lib/webhooks/insert-endpoint.ts";
import { runtime } from "#/lib/wiring.ts";
import type { OperationShape } from "../../operation.ts";
import type { Refusal } from "../refusal.ts";
import type { Change } from "../stage.ts";

const sends = ["sms.send", "messages.send"] as const;
const dayMs = 86_400_000;

/** The operation's example with other fields; one that is undefined is left out. */
const withFields = ({ example }: OperationShape, fields: Record<string, unknown>): Change => ({
  body: { ...Object(example.body), ...fields },
});

const field = (code: string, fields: Record<string, unknown>): Refusal => ({
  code,
  of: sends,
  change: (operation) => withFields(operation, fields),
});

/** What a send may be refused for. */
export const refusalsOfSending: readonly Refusal[] = [
  field("messaging.empty_text", { message: " " }),
  field("messaging.text_too_long", { message: "x".repeat(1_531) }),
  field("messaging.invalid_recipient", { recipient: "12" }),
  field("messaging.no_valid_recipient", { recipient: undefined, recipients: ["12", "13"] }),
  field("messaging.invalid_schedule", { schedule_at: "tomorrow" }),
  field("messaging.schedule_passed", { schedule_at: "2020-01-01T10:00:00+03:00" }),
  field("senders.invalid_name", { sender: "A name that is far too long" }),
  field("webhooks.url_refused", { callback_url: "https://10.0.0.1/" }),
  { code: "messaging.channel_not_available", change: (operation) => withFields(operation, { channel: "whatsapp" }) },
  {
    code: "messaging.schedule_too_far",
    change: (operation, _mode, { world }) => {
      const later = new Date(world.platform.clock.now().getTime() + 91 * dayMs);
      return withFields(operation, { schedule_at: later.toISOString() });
    },
  },
  {
    code: "messaging.traffic_class_mismatch",
    change: (operation, mode, { own }) =>
      withFields(operation, { sender: own[mode].tenant.sender, traffic_class: "promotional" }),
  },
  {
    code: "messaging.opted_out",
    change: (operation, mode, { own }) => withFields(operation, { recipient: own[mode].ids.optOut }),
  },
  { ...field("senders.not_approved", { sender: "NOBODY" }), modes: ["live"] },
  {
    code: "senders.none_approved",
    modes: ["live"],
    change: (_operation, mode, { once, newcomer, world }) =>
      once("no sender", async () => {
        const { tenant, key } = await newcomer(mode);
        await world.pools.platform.sql`update senders set status = 'suspended' where tenant_id = ${tenant.id}`;
        return { key };
      }),
  },
  {
    code: "wallet.insufficient_balance",
    change: async (operation, mode, { once, newcomer }) => {
      const { key } = await once(`little money ${mode}`, () => newcomer(mode));
      return { key, ...withFields(operation, costly) };
    },
  },
  {
    code: "webhooks.too_many_callback_urls",
    change: async (operation, mode, { once, own }) => {
      await once(`callback addresses ${mode}`, async () => {
        const ports = { transport: runtime().ports.webhookTransport };
        for (let count = 0; count < maxCallbackUrls; count++) {
          await openCallbackEndpoint(own[mode].tenant[mode], `https://clinic.example/${count}`, ports);
        }
      });
      return withFields(operation, { callback_url: "https://clinic.example/one-more" });
    },
  },
];

/** More than the play money at the start. */
const costly = {
  recipient: undefined,
  recipients: Array.from({ length: 1000 }, (_, index) => `25471${String(index).padStart(7, "0")}`),
  message: "x".repeat(300),
};
