import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { FormState } from "#/components/ui/form-state.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { runAction } from "#/lib/http/action.ts";
import { callOf } from "#/lib/session/action-call.ts";
import { requireStaff } from "#/lib/session/require-staff.ts";
import { runtime } from "#/lib/wiring.ts";

/** The sentence a decision needs. */
export const Reason = z.object({ reason: z.string("Say why.").trim().min(3, "Say why, in a sentence.").max(500) });

/** Runs a verb of staff with what the form says, and shows the console anew. */
export async function decide<Schema extends z.ZodType>(
  name: string,
  schema: Schema,
  form: FormData,
  verb: (ctx: PlatformCtx, input: z.output<Schema>, appUrl: string) => Promise<unknown>,
): Promise<FormState> {
  const { ctx } = await requireStaff();
  const result = await runAction(callOf(name, ctx), schema, form, async (input) => {
    await verb(ctx, input, runtime().env.appUrl);
    return {};
  });
  revalidatePath("/admin", "layout");
  return result;
}
