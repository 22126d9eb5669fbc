import type { PlatformCtx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";
import { multiplyMoney, money, zeroMoney } from "#/lib/core/money.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { operatorTenantId } from "#/lib/tenants/operator.ts";
import { accept } from "./intake.ts";
import { countSegments } from "./segments.ts";

export type NoticeInput = {
  /** E.164 digits without plus. */
  recipient: string;
  text: string;
  sender: string;
  /** Names the fact it tells: the same fact is told once. */
  factKey: string;
};

/** The originator of our notices when none is configured: the product's name as far as a sender ID carries it. */
export function noticeSender(appName: string): string {
  return (
    appName
      .replace(/[^A-Za-z0-9]/g, "")
      .slice(0, 11)
      .toUpperCase() || "NOTICE"
  );
}

/**
 * A notice of ours is queued, once per fact: a live message of the operator's own tenant at price 0 (product.md D38). Its
 * cost at the provider is the platform's.
 */
export async function sendNotice(ctx: PlatformCtx, input: NoticeInput): Promise<void> {
  const profile = await readOperator(ctx);
  if (!profile) return;
  const id = newId("request");
  const length = countSegments(input.text);
  const place = { tenantId: operatorTenantId, table: "message_requests", column: "sealed_body", row: id };
  await accept(ctx, {
    id,
    tenantId: operatorTenantId,
    mode: "live",
    actorId: "system:notice",
    requestId: ctx.requestId,
    sender: input.sender,
    connectionId: profile.connectionId,
    sealedBody: ctx.vault.encrypt(profile.dataKey, place, input.text),
    reference: input.factKey,
    messages: [
      {
        id: newId("message"),
        recipient: input.recipient,
        encoding: length.encoding,
        segments: length.segments,
        price: zeroMoney,
        cost: multiplyMoney(profile.costPerSegment, length.segments),
        status: "queued",
        reason: null,
        sealedBody: null,
      },
    ],
    cost: zeroMoney,
    dueAt: ctx.clock.now(),
    rateLimit: null,
    idempotency: {
      claim: {
        tenantId: operatorTenantId,
        mode: "live",
        key: input.factKey,
        operation: "notice",
        requestHash: ctx.vault.hmac("idempotency-body", input.text),
      },
      answer: () => ({ status: 202, body: "" }),
    },
  });
}

async function readOperator(ctx: PlatformCtx) {
  return withTransaction(ctx, async (tx) => {
    const [row] = await tx.sql<{ data_key: Buffer; id: string; cost_e4: bigint }[]>`
      select t.data_key, c.id, c.cost_e4
      from tenants t join connections c on c.owner_tenant_id is null and c.mode = 'live' and c.provider = 'onfon'
      where t.id = ${operatorTenantId}`;
    return row ? { dataKey: row.data_key, connectionId: row.id, costPerSegment: money(row.cost_e4) } : null;
  });
}
