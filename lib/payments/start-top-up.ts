import { randomBytes } from "node:crypto";
import { payments } from "#/db/schema/index.ts";
import { recordAudit } from "#/lib/audit/record-audit.ts";
import { actorId, requireScope } from "#/lib/core/authorize.ts";
import { platformOf, type TenantCtx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";
import { fromKes, type Money } from "#/lib/core/money.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { getTenant } from "#/lib/tenants/lookup.ts";
import { requireUsable } from "#/lib/tenants/require-usable.ts";
import { openTopUpRow } from "#/lib/wallet/open-top-up-row.ts";
import { amountNotWhole, amountOutOfRange, phoneNotMpesa } from "./errors.ts";
import { callbackTokenHmac } from "./find-payment-by-token.ts";
import { findPaymentOfKey } from "./lookup.ts";
import type { MobileMoneyRoads, PushOutcome } from "./mobile-money.ts";
import { newPaymentCode } from "./payment-code.ts";
import { requirePushAllowed, type PushLimits } from "./push-limits.ts";
import { nextQueryAt } from "./query-schedule.ts";
import { readTopUp } from "./read-top-up.ts";
import { recordPush } from "./record-push.ts";
import { describeTopUp, type TopUp } from "./top-up.ts";

export type StartTopUpInput = {
  amount: Money;
  /** E.164 digits without plus. */
  phone: string;
  /** Names what was asked for: while its payment is known, a repeat finds it and the phone is not asked again. */
  onceKey?: string;
};

export type StartTopUpPorts = {
  mobileMoney: MobileMoneyRoads;
  /** The address the provider calls back, with the payment's token in its path. */
  callbackUrlOf: (token: string) => string;
  /** Null: prompts are not counted (simulators, load tests). */
  limits: PushLimits | null;
  /** How long the caller waits for the push; 8,000 when not given. */
  pushTimeoutMs?: number;
};

export const leastTopUp: Money = fromKes(100);
export const mostTopUp: Money = fromKes(50_000);

const defaultPushTimeoutMs = 8_000;

/**
 * A payment of KES 100 to 50,000 and its pending line exist, and the phone was asked for the PIN, at most once: the
 * answer has `checkoutRequestId`, or the reason it was refused, or is pending without an id when the push takes longer
 * than the caller can wait (its outcome is then recorded when it comes). Scope wallet:write. Throws
 * `payments.amount_out_of_range`, `payments.amount_not_whole`, `payments.phone_invalid`, `payments.prompt_open`,
 * `payments.too_many_prompts_phone`, `payments.too_many_prompts_tenant`, `tenants.…` for a tenant that may not use this mode.
 */
export async function startTopUp(ctx: TenantCtx, input: StartTopUpInput, ports: StartTopUpPorts): Promise<TopUp> {
  requireScope(ctx, "wallet:write");
  requireTopUpAmount(input.amount);
  if (!/^254[17]\d{8}$/.test(input.phone)) throw phoneNotMpesa();
  requireUsable((await getTenant(ctx, ctx.tenantId)).status, ctx.mode);
  const token = randomBytes(32).toString("hex");
  const { paymentId, code, isNew } = await openPayment(ctx, input, token, ports);
  if (!isNew) return readTopUp(ctx, paymentId);
  const road = ports.mobileMoney[ctx.mode];
  const push = road.push({
    amount: input.amount,
    phone: input.phone,
    code,
    description: "SMS top-up",
    callbackUrl: ports.callbackUrlOf(token),
  });
  await withinTime(recordWhenAnswered(ctx, paymentId, push), ports.pushTimeoutMs ?? defaultPushTimeoutMs);
  return readTopUp(ctx, paymentId);
}

/** Returns for whole shillings from KES 100 to 50,000 (product.md D17). */
export function requireTopUpAmount(amount: Money): void {
  if (amount % 10_000n !== 0n) throw amountNotWhole();
  if (amount < leastTopUp || amount > mostTopUp) throw amountOutOfRange(leastTopUp, mostTopUp);
}

/** Committed before the provider is called: whatever happens afterwards, the callback finds its payment. */
async function openPayment(
  ctx: TenantCtx,
  input: StartTopUpInput,
  token: string,
  ports: StartTopUpPorts,
): Promise<{ paymentId: string; code: string; isNew: boolean }> {
  const now = ctx.clock.now();
  const paymentId = newId("payment", now.getTime());
  const code = newPaymentCode();
  return withTransaction(ctx, async (tx) => {
    const known = input.onceKey === undefined ? null : await findPaymentOfKey(tx, input.onceKey);
    if (known) return { ...known, isNew: false };
    if (ports.limits && ctx.mode === "live") {
      // Two requests for one phone, or of one tenant, count one after the other.
      await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`prompt:${input.phone}`}, 0))`;
      await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`prompts-of:${ctx.tenantId}`}, 0))`;
      await requirePushAllowed(platformOf(ctx, "start-top-up"), {
        phone: input.phone,
        tenantId: ctx.tenantId,
        limits: ports.limits,
      });
    }
    await tx.db.insert(payments).values({
      id: paymentId,
      tenantId: ctx.tenantId,
      mode: ctx.mode,
      method: "mpesa",
      amountE4: input.amount,
      phone: input.phone,
      status: "pending",
      code,
      callbackTokenHmac: callbackTokenHmac(ctx, token),
      shortcode: ports.mobileMoney[ctx.mode].shortcode,
      onceKey: input.onceKey ?? null,
      nextQueryAt: nextQueryAt(ctx.mode, now, 0, now),
      createdBy: actorId(ctx),
      createdAt: now,
    });
    await openTopUpRow(tx, { paymentId, amount: input.amount, method: "mpesa", description: describeTopUp("mpesa") });
    await recordAudit(tx, { action: "payments.started", subject: paymentId, after: { amount: String(input.amount) } });
    return { paymentId, code, isNew: true };
  });
}

async function recordWhenAnswered(ctx: TenantCtx, paymentId: string, push: Promise<PushOutcome>): Promise<void> {
  try {
    await recordPush(platformOf(ctx, "start-top-up"), { paymentId, outcome: await push });
  } catch (error) {
    // The payment stays pending: its callback or the sweep brings the outcome.
    ctx.log.error({ paymentId, error }, "the outcome of a push was not recorded");
  }
}

async function withinTime(work: Promise<void>, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, timeoutMs);
  });
  await Promise.race([work, timeout]);
  clearTimeout(timer);
}
