import type { PlatformCtx } from "#/lib/core/context.ts";
import type { Mail } from "#/lib/notifications/mailer.ts";
import { openProperties } from "#/lib/notifications/sealed-mail.ts";

/** The mails queued for an address, the oldest first. */
export async function mailsTo(ctx: PlatformCtx, recipient: string): Promise<Mail[]> {
  const rows = await ctx.pools.platform.sql<{ id: string; sealed: Buffer }[]>`
    select id, sealed_properties as sealed from emails where recipient = ${recipient} order by created_at, id`;
  return rows.map(({ id, sealed }) => openProperties(ctx.vault, id, sealed));
}

/** The token in the latest link that was mailed to an address. */
export async function lastToken(ctx: PlatformCtx, recipient: string): Promise<string> {
  const tokens = (await mailsTo(ctx, recipient)).flatMap(({ properties }) =>
    "url" in properties ? (new URL(properties.url).searchParams.get("token") ?? []) : [],
  );
  const token = tokens.at(-1);
  if (!token) throw new Error(`No link was mailed to ${recipient}.`);
  return token;
}
