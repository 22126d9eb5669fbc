import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { getOwnMessage } from "./lookup.ts";
import type { Message } from "./message.ts";

/** The tenant's message. Scope messages:read. Throws messaging.message_not_found, also for another tenant's. */
export async function getMessage(ctx: TenantCtx, id: string): Promise<Message> {
  requireScope(ctx, "messages:read");
  return withTransaction(ctx, (tx) => getOwnMessage(tx, id));
}
