import { commitOnce } from "#/lib/idempotency/commit-once.ts";
import { rotateSecret } from "#/lib/webhooks/rotate-secret.ts";
import { answerOnce, storedAs } from "../read/once.ts";
import { serve } from "#/lib/http/serve.ts";
import { runtime } from "#/lib/wiring.ts";
import { webhookEndpointsRotateSecret as operation } from "../operations/webhook-endpoints-rotate-secret.ts";

/** POST /api/v1/webhooks/endpoints/{id}/rotate-secret */
export const webhookEndpointsRotateSecret = serve(
  operation,
  () => runtime().edge,
  async ({ ctx, parameters: { id }, claim }) =>
    answerOnce(
      await commitOnce(
        ctx,
        claim,
        async (tx) => {
          const { secret, formerSecretUntil } = await rotateSecret(tx, id);
          return { id, secret, former_secret_until: formerSecretUntil.toISOString() };
        },
        storedAs(operation),
      ),
    ),
);
