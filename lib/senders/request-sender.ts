import { and, eq, inArray } from "drizzle-orm";
import { senders } from "#/db/schema/index.ts";
import type { TrafficClass } from "#/db/enums.ts";
import { recordAudit } from "#/lib/audit/record-audit.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx, TenantTx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { senderInState, senderNameInvalid, senderNotFound } from "./errors.ts";
import { faultOfSenderName } from "./sender-name.ts";
import { toSender, type Sender } from "./sender.ts";

export type RequestSenderInput = { name: string; trafficClass: TrafficClass; purpose: string | null };

/**
 * The tenant's sender ID waits for staff. Asking again for one that waits answers it unchanged; one that was rejected waits
 * anew. Throws `senders.name_invalid`, `senders.wrong_state`.
 */
export async function requestSender(ctx: TenantCtx, input: RequestSenderInput): Promise<Sender> {
  requireScope(ctx, "senders:request");
  const fault = faultOfSenderName(input.name);
  if (fault) throw senderNameInvalid(fault);
  return withTransaction(ctx, async (tx) => {
    const submitted = (await insertSubmitted(tx, input)) ?? (await submitAgain(tx, input));
    if (!submitted) return getWaiting(tx, input.name);
    const { name, trafficClass } = input;
    await recordAudit(tx, { action: "senders.requested", subject: submitted.id, after: { name, trafficClass } });
    return submitted;
  });
}

async function insertSubmitted(tx: TenantTx, input: RequestSenderInput): Promise<Sender | null> {
  const [row] = await tx.db
    .insert(senders)
    .values({ id: newId("sender"), tenantId: tx.tenantId, status: "submitted", ...input })
    .onConflictDoNothing({ target: [senders.tenantId, senders.name] })
    .returning();
  return row ? toSender(row) : null;
}

async function submitAgain(tx: TenantTx, input: RequestSenderInput): Promise<Sender | null> {
  const [row] = await tx.db
    .update(senders)
    .set({ ...input, status: "submitted", statusReason: null, decidedAt: null, decidedBy: null })
    .where(
      and(
        eq(senders.tenantId, tx.tenantId),
        eq(senders.name, input.name),
        inArray(senders.status, ["draft", "rejected"]),
      ),
    )
    .returning();
  return row ? toSender(row) : null;
}

async function getWaiting(tx: TenantTx, name: string): Promise<Sender> {
  const [row] = await tx.db
    .select()
    .from(senders)
    .where(and(eq(senders.tenantId, tx.tenantId), eq(senders.name, name)));
  if (!row) throw senderNotFound();
  if (row.status !== "submitted") throw senderInState(row.status);
  return toSender(row);
}
