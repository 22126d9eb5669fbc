export type ListedNotice = { id: string; type: string; title: string; body: string; at: string; read: boolean };

/** Notices of one kind that came on one day: the newest is shown, the others wait behind it. */
export type NoticeGroup = { newest: ListedNotice; others: ListedNotice[] };

/** Notices by the day they came, newest first, those of one kind together; `dayOf` names the day. */
export function groupNotices(
  notices: readonly ListedNotice[],
  dayOf: (at: string) => string,
): { day: string; groups: NoticeGroup[] }[] {
  const days: { day: string; groups: NoticeGroup[] }[] = [];
  for (const notice of notices) {
    const day = dayOf(notice.at);
    const last = days.at(-1);
    const today = last && last.day === day ? last : { day, groups: [] };
    if (today !== last) days.push(today);
    // What is new never hides behind what was read, nor the other way round.
    const alike = today.groups.find(({ newest }) => newest.type === notice.type && newest.read === notice.read);
    if (alike) alike.others.push(notice);
    else today.groups.push({ newest: notice, others: [] });
  }
  return days;
}

const places: Record<string, string> = {
  topup_success: "/dashboard/wallet",
  topup_failed: "/dashboard/wallet",
  "balance.low": "/dashboard/wallet#top-up",
  "webhook.failing": "/dashboard#webhook",
  "sender_id.approved": "/dashboard/send",
  "sender_id.rejected": "/dashboard#sender",
  "tenant.approved": "/dashboard",
  "tenant.rejected": "/dashboard",
};

/** Where a notice of this kind is acted on, or null. */
export function placeOf(type: string): string | null {
  return places[type] ?? null;
}
