import { isDomainError } from "#/lib/core/errors.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { getTopUp } from "#/lib/payments/get-top-up.ts";
import { findMember } from "#/lib/session/require-member.ts";
import { presentTopUp } from "../../../present-top-up.ts";

const lookMs = 1_000;
/** Then the browser connects again, and the session is checked again. */
const streamMs = 60_000;

const headers = { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store, no-transform" };

/** The top-up as server-sent events: at once, and whenever it has changed, until it is paid. */
export async function GET(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  const member = await findMember();
  if (!member) return new Response(null, { status: 401 });
  const { ctx } = member;
  const { id } = await context.params;
  try {
    await getTopUp(ctx, id);
  } catch (error) {
    if (isDomainError(error) && error.kind === "not_found") return new Response(null, { status: 404 });
    if (isDomainError(error) && error.kind === "forbidden") return new Response(null, { status: 403 });
    throw error;
  }
  return new Response(topUpEvents(ctx, id, request.signal), { headers });
}

function topUpEvents(ctx: TenantCtx, id: string, left: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let timer: NodeJS.Timeout | undefined;
  const stop = () => clearTimeout(timer);
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const endAtMs = performance.now() + streamMs;
      let told = "";
      const look = async () => {
        const topUp = presentTopUp(await getTopUp(ctx, id), ctx.clock.now());
        const { ageMs: _, ...state } = topUp;
        if (left.aborted) return;
        if (JSON.stringify(state) !== told) {
          told = JSON.stringify(state);
          controller.enqueue(encoder.encode(`data: ${JSON.stringify(topUp)}\n\n`));
        }
        if (topUp.outcome === "paid" || performance.now() > endAtMs) controller.close();
        else timer = setTimeout(() => void look().catch(fail), lookMs);
      };
      const fail = (error: unknown) => {
        ctx.log.warn({ err: error, payment: id }, "the events of a top-up ended early");
        if (!left.aborted) controller.close();
      };
      left.addEventListener("abort", stop);
      void look().catch(fail);
    },
    cancel: stop,
  });
}
