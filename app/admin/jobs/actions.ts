"use server";

import { z } from "zod";
import type { FormState } from "#/components/ui/form-state.ts";
import { retryRun } from "#/lib/outbox/retry-run.ts";
import { runtime } from "#/lib/wiring.ts";
import { decide } from "../decide.ts";

const RunChoice = z.object({ runId: z.string().min(1).max(100) });

/** A failed run goes on from where it failed. */
export async function submitRetry(_previous: FormState, form: FormData): Promise<FormState> {
  return decide("retry-run", RunChoice, form, (ctx, input) => retryRun(ctx, input, { engine: runtime().engine }));
}
