import type { PlatformCtx } from "#/lib/core/context.ts";
import { tooManyAttempts } from "./errors.ts";

/** Counts tries under a key; after `freeTries` within the window each further one must wait, longer every time. */
export type ThrottleRule = {
  /** Which form, such as `sign-in`. */
  form: string;
  /** What it counts by: account and address, or address. It is stored as an HMAC. */
  subject: string;
  freeTries: number;
  windowMs: number;
  /** The first wait; it doubles with each further try up to `longestWaitMs`. */
  firstWaitMs: number;
  longestWaitMs: number;
};

const minuteMs = 60_000;

/** trust.md TR-51: five failures per account and address, then a growing wait. */
export function accountRule(form: string, email: string, ip: string | null): ThrottleRule {
  const subject = `${email}|${ip ?? ""}`;
  return { form, subject, freeTries: 5, windowMs: 60 * minuteMs, firstWaitMs: 5000, longestWaitMs: 15 * minuteMs };
}

/** trust.md TR-51: twenty tries a minute from one address. */
export function addressRule(form: string, ip: string | null): ThrottleRule {
  const subject = ip ?? "unknown";
  return {
    form: `${form}-ip`,
    subject,
    freeTries: 20,
    windowMs: minuteMs,
    firstWaitMs: minuteMs,
    longestWaitMs: minuteMs,
  };
}

/** One mail a minute to one address, whoever asks for it. */
export function mailRule(form: string, email: string): ThrottleRule {
  return {
    form: `${form}-mail`,
    subject: email,
    freeTries: 1,
    windowMs: minuteMs,
    firstWaitMs: minuteMs,
    longestWaitMs: minuteMs,
  };
}

function keyOf(ctx: PlatformCtx, rule: ThrottleRule): string {
  return `${rule.form}:${ctx.vault.hmac("throttle", rule.subject)}`;
}

/**
 * One try is counted under each rule, before it is made, so that many at once count too. Throws `identity.too_many_attempts`
 * with the seconds to wait when a rule asks for it; a refused try is not counted.
 */
export async function claimTry(ctx: PlatformCtx, rules: readonly ThrottleRule[]): Promise<void> {
  const now = ctx.clock.now();
  for (const rule of rules) {
    const blockedUntil = await claimUnder(ctx, rule, now);
    if (blockedUntil) throw tooManyAttempts(Math.max(1, Math.ceil((blockedUntil.getTime() - now.getTime()) / 1000)));
  }
}

async function claimUnder(ctx: PlatformCtx, rule: ThrottleRule, now: Date): Promise<Date | null> {
  const key = keyOf(ctx, rule);
  const at = now.toISOString();
  const windowStart = new Date(now.getTime() - rule.windowMs).toISOString();
  const claimed = await ctx.pools.platform.sql`
    insert into throttles as t (key, failures, window_started_at, blocked_until)
    values (${key}, 1, ${at}::timestamptz,
      case when ${rule.freeTries} <= 1 then ${at}::timestamptz + interval '1 ms' * ${rule.firstWaitMs}::float8 end)
    on conflict (key) do update set
      failures = case when t.window_started_at < ${windowStart}::timestamptz then 1 else t.failures + 1 end,
      window_started_at = case when t.window_started_at < ${windowStart}::timestamptz then ${at}::timestamptz
        else t.window_started_at end,
      blocked_until = case
        when t.failures + 1 < ${rule.freeTries} or (t.window_started_at < ${windowStart}::timestamptz and ${rule.freeTries} > 1) then null
        else ${at}::timestamptz + interval '1 ms' * least(
          ${rule.longestWaitMs}::float8, ${rule.firstWaitMs}::float8 * 2 ^ least(t.failures + 1 - ${rule.freeTries}, 20)) end
    where t.blocked_until is null or t.blocked_until <= ${at}::timestamptz
    returning key`;
  if (claimed.length > 0) return null;
  const [row] = await ctx.pools.platform.sql<{ until: string | null }[]>`
    select blocked_until as until from throttles where key = ${key}`;
  return row?.until ? new Date(row.until) : null;
}

/** Nothing is counted under this rule any more: the right password was given. */
export async function forgetTries(ctx: PlatformCtx, rule: ThrottleRule): Promise<void> {
  await ctx.pools.platform.sql`delete from throttles where key = ${keyOf(ctx, rule)}`;
}
