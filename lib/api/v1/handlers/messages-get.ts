import { serve } from "#/lib/http/serve.ts";
import { getMessageDetails } from "#/lib/messaging/get-message-details.ts";
import { runtime } from "#/lib/wiring.ts";
import { messagesGet as operation } from "../operations/messages-get.ts";
import { presentMessageDetails } from "../present/message.ts";

/** GET /api/v1/messages/{id} */
export const messagesGet = serve(
  operation,
  () => runtime().edge,
  async ({ ctx, parameters }) => ({
    body: presentMessageDetails(await getMessageDetails(ctx, parameters.id)),
  }),
);
