import { serve } from "#/lib/http/serve.ts";
import { runOnce, type Finish } from "#/lib/idempotency/run-once.ts";
import { createEndpoint, type CreatedEndpoint } from "#/lib/webhooks/create-endpoint.ts";
import { runtime } from "#/lib/wiring.ts";
import { webhookEndpointsCreate as operation } from "../operations/webhook-endpoints-create.ts";
import { presentEndpoint } from "../present/webhook-endpoint.ts";
import { answerOnce, storedAs } from "../read/once.ts";

const present = (created: CreatedEndpoint) => ({ ...presentEndpoint(created), secret: created.secret });

/** POST /api/v1/webhooks/endpoints */
export const webhookEndpointsCreate = serve(
  operation,
  () => runtime().edge,
  async ({ ctx, body, claim }) => {
    const ports = { transport: runtime().ports.webhookTransport };
    const work = async (finish: Finish<ReturnType<typeof present>>) =>
      present(await createEndpoint(ctx, body, ports, (tx, created) => finish(tx, present(created))));
    return answerOnce(await runOnce(ctx, claim, work, storedAs(operation)));
  },
);
