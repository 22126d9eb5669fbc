import { serve } from "#/lib/http/serve.ts";
import { commitOnce } from "#/lib/idempotency/commit-once.ts";
import { cancelMessage } from "#/lib/messaging/cancel-message.ts";
import { runtime } from "#/lib/wiring.ts";
import { messagesCancel as operation } from "../operations/messages-cancel.ts";
import { presentCancelledMessage } from "../present/message.ts";
import { answerOnce, storedAs } from "../read/once.ts";

/** POST /api/v1/messages/{id}/cancel */
export const messagesCancel = serve(
  operation,
  () => runtime().edge,
  async ({ ctx, parameters: { id }, claim }) =>
    answerOnce(
      await commitOnce(
        ctx,
        claim,
        async (tx) => presentCancelledMessage(await cancelMessage(tx, id)),
        storedAs(operation),
      ),
    ),
);
