import { requireMember } from "#/lib/session/require-member.ts";
import { readBalance } from "../read-balance.ts";

/** The balance for the portal's own pages, asked every 30 s (product.md D3). */
export async function GET(): Promise<Response> {
  const { ctx } = await requireMember();
  return Response.json(await readBalance(ctx), { headers: { "cache-control": "no-store" } });
}
