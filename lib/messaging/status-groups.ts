import type { MessageStatus } from "#/db/enums.ts";

/** What a list of messages can be narrowed to, in the order it is offered. */
export const statusGroupNames = ["sent", "delivered", "failed", "under_way", "scheduled", "not_sent"] as const;
export type StatusGroup = (typeof statusGroupNames)[number];

const underWay = ["queued", "sending", "unconfirmed", "sent"] as const;
const failed = ["failed", "undelivered"] as const;

/** The statuses of each group; `sent`, `delivered` and `failed` are those of every count (product.md D33). */
export const statusGroups: Record<StatusGroup, readonly MessageStatus[]> = {
  sent: [...underWay, ...failed, "delivered"],
  delivered: ["delivered"],
  failed,
  under_way: underWay,
  scheduled: ["scheduled"],
  not_sent: ["rejected", "cancelled"],
};
