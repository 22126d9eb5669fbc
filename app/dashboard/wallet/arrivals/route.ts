import type { ArrivalNews } from "#/components/wallet/arrival-view.ts";
import { toKes } from "#/lib/core/money.ts";
import { findMember } from "#/lib/session/require-member.ts";
import { listArrivals } from "#/lib/wallet/list-arrivals.ts";
import { may } from "../../may.ts";
import { eventStream } from "../event-stream.ts";

/** Money that comes in without a prompt, as server-sent events: what was booked after the line the reader knows. */
export async function GET(request: Request): Promise<Response> {
  const member = await findMember();
  if (!member) return new Response(null, { status: 401 });
  if (!may(member, "wallet:read")) return new Response(null, { status: 403 });
  const { ctx } = member;
  const known = request.headers.get("last-event-id") ?? new URL(request.url).searchParams.get("after");
  if (known === null || !/^\d{1,15}$/.test(known)) return new Response(null, { status: 400 });
  let after = Number(known);
  const look = async () => {
    const { arrivals, lastSeq } = await listArrivals(ctx, after);
    const moved = lastSeq > after;
    after = Math.max(after, lastSeq);
    const [newest] = arrivals;
    const news: ArrivalNews = {
      after,
      arrival: newest
        ? { reference: newest.reference, amount: toKes(newest.amount), receipt: newest.receipt, count: arrivals.length }
        : null,
    };
    return { event: moved ? { data: news, id: after } : null };
  };
  return eventStream(look, request.signal, ctx.log, "arrivals");
}
