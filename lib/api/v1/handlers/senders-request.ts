import { commitOnce } from "#/lib/idempotency/commit-once.ts";
import { requestSender } from "#/lib/senders/request-sender.ts";
import { presentSender } from "../present/sender.ts";
import { answerOnce, storedAs } from "../read/once.ts";
import { serve } from "#/lib/http/serve.ts";
import { runtime } from "#/lib/wiring.ts";
import { sendersRequest as operation } from "../operations/senders-request.ts";

/** POST /api/v1/senders */
export const sendersRequest = serve(
  operation,
  () => runtime().edge,
  async ({ ctx, body, claim }) => {
    const input = { name: body.sender_id, trafficClass: body.traffic_class, purpose: body.purpose ?? null };
    return answerOnce(
      await commitOnce(ctx, claim, async (tx) => presentSender(await requestSender(tx, input)), storedAs(operation)),
    );
  },
);
