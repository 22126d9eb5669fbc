import { isDomainError } from "#/lib/core/errors.ts";
import { getTopUp } from "#/lib/payments/get-top-up.ts";
import { findMember } from "#/lib/session/require-member.ts";
import { presentTopUp } from "../../present-top-up.ts";

/** The top-up as it stands, for pages where events don't come through. */
export async function GET(_request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  const member = await findMember();
  if (!member) return new Response(null, { status: 401 });
  const { id } = await context.params;
  try {
    const topUp = await getTopUp(member.ctx, id);
    return Response.json(presentTopUp(topUp, member.ctx.clock.now()), { headers: { "cache-control": "no-store" } });
  } catch (error) {
    if (isDomainError(error) && error.kind === "not_found") return new Response(null, { status: 404 });
    if (isDomainError(error) && error.kind === "forbidden") return new Response(null, { status: 403 });
    throw error;
  }
}
