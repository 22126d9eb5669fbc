import { unreadLimit } from "#/components/portal/unread-limit.ts";
import { countUnread } from "#/lib/notifications/count-unread.ts";
import { requireMember } from "#/lib/session/require-member.ts";

/** How many notifications are unread, for the bell. */
export async function GET(): Promise<Response> {
  const { ctx } = await requireMember();
  const unread = await countUnread(ctx, { limit: unreadLimit });
  return Response.json({ unread }, { headers: { "cache-control": "no-store" } });
}
