import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { alertStaff } from "#/lib/notifications/alert-staff.ts";
import { paybillToken, paybillUrls } from "./callback-urls.ts";
import type { MobileMoney } from "./mobile-money.ts";

/** Daraja knows where Paybill confirmations of our shortcode go, or staff know that it does not; answers which. */
export async function registerPaybill(
  ctx: PlatformCtx,
  input: { appUrl: string },
  ports: { live: MobileMoney },
): Promise<boolean> {
  const { shortcode } = ports.live;
  const answer = await ports.live.registerUrls(paybillUrls(input.appUrl, paybillToken(ctx.vault, shortcode)));
  if (answer.ok) return true;
  await withTransaction(ctx, (tx) =>
    alertStaff(tx, {
      cause: `payments.paybill_not_registered:${shortcode}`,
      message: `The Paybill addresses of ${shortcode} could not be registered: ${answer.reason}.`,
    }),
  );
  return false;
}
