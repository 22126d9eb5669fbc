import { serve } from "#/lib/http/serve.ts";
import { runOnce } from "#/lib/idempotency/run-once.ts";
import { addOptOut } from "#/lib/opt-outs/add-opt-out.ts";
import { runtime } from "#/lib/wiring.ts";
import { optOutsAdd as operation } from "../operations/opt-outs-add.ts";
import { presentOptOut } from "../present/opt-out.ts";
import { readPhone } from "../read/phone.ts";

/** POST /api/v1/opt-outs */
export const optOutsAdd = serve(
  operation,
  () => runtime().edge,
  async ({ ctx, body, claim }) => {
    const phone = readPhone(body.phone_number, "phone_number");
    const result = await runOnce(
      ctx,
      claim,
      async () => presentOptOut(await addOptOut(ctx, { phone, source: "api" })),
      (answer) => ({ status: operation.response.status, body: JSON.stringify(answer) }),
    );
    return result.kind === "replayed" ? { replayed: result.answer } : { body: result.value };
  },
);
