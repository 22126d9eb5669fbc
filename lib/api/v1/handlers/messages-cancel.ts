import { serve } from "#/lib/http/serve.ts";
import { runOnce } from "#/lib/idempotency/run-once.ts";
import { cancelMessage } from "#/lib/messaging/cancel-message.ts";
import { runtime } from "#/lib/wiring.ts";
import { messagesCancel as operation } from "../operations/messages-cancel.ts";
import { presentCancelledMessage } from "../present/message.ts";

/** POST /api/v1/messages/{id}/cancel */
export const messagesCancel = serve(
  operation,
  () => runtime().edge,
  async ({ ctx, parameters, claim }) => {
    const result = await runOnce(
      ctx,
      // One key for two messages is two requests, though their bodies are alike.
      claim && { ...claim, operation: `${claim.operation}:${parameters.id}` },
      async () => presentCancelledMessage(await cancelMessage(ctx, parameters.id)),
      (answer) => ({ status: operation.response.status, body: JSON.stringify(answer) }),
    );
    return result.kind === "replayed" ? { replayed: result.answer } : { body: result.value };
  },
);
