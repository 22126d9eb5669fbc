import { serve } from "#/lib/http/serve.ts";
import { getMessage } from "#/lib/messaging/get-message.ts";
import { runtime } from "#/lib/wiring.ts";
import { smsStatus as operation } from "../operations/sms-status.ts";
import { presentMessage } from "../present/message.ts";

/** GET /api/v1/sms/status/{id} */
export const smsStatus = serve(
  operation,
  () => runtime().edge,
  async ({ ctx, parameters }) => ({
    body: presentMessage(await getMessage(ctx, parameters.id)),
  }),
);
