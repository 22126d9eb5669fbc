import { isDomainError } from "#/lib/core/errors.ts";
import { getTopUp } from "#/lib/payments/get-top-up.ts";
import { findMember } from "#/lib/session/require-member.ts";
import { eventStream } from "../../../event-stream.ts";
import { presentTopUp } from "../../../present-top-up.ts";

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
  let told = "";
  const look = async () => {
    const topUp = presentTopUp(await getTopUp(ctx, id), ctx.clock.now());
    const { ageMs: _, ...state } = topUp;
    const isNew = JSON.stringify(state) !== told;
    told = JSON.stringify(state);
    return { event: isNew ? { data: topUp } : null, end: topUp.outcome === "paid" };
  };
  return eventStream(look, request.signal, ctx.log, `top-up ${id}`);
}
