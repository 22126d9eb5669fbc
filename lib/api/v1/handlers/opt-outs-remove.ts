import { serve } from "#/lib/http/serve.ts";
import { removeOptOut } from "#/lib/opt-outs/remove-opt-out.ts";
import { runtime } from "#/lib/wiring.ts";
import { optOutsRemove as operation } from "../operations/opt-outs-remove.ts";
import { presentOptOut } from "../present/opt-out.ts";
import { readPhone } from "../read/phone.ts";

/** DELETE /api/v1/opt-outs/{phone_number} */
export const optOutsRemove = serve(
  operation,
  () => runtime().edge,
  async ({ ctx, parameters }) => ({
    body: presentOptOut(await removeOptOut(ctx, readPhone(parameters.phone_number, "phone_number"))),
  }),
);
