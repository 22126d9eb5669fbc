"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { type ActionResult, runAction } from "#/lib/http/action.ts";
import { markRead } from "#/lib/notifications/mark-read.ts";
import { callOf } from "#/lib/session/action-call.ts";
import { requireMember } from "#/lib/session/require-member.ts";

const Shown = z.object({ upTo: z.string().min(1).max(40) });

/** The notices that were on the page are read. */
export async function markNoticesRead(_previous: unknown, form: FormData): Promise<ActionResult> {
  const { ctx } = await requireMember();
  const result = await runAction(callOf("mark-notices-read", ctx), Shown, form, async (input) => {
    await markRead(ctx, input);
    return {};
  });
  if (result.ok) revalidatePath("/dashboard", "layout");
  return result;
}
