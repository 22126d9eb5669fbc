/**
 * `npm run paybill:register`: tells Daraja where validations and confirmations of the shortcode go. Production takes it
 * once; later changes go through Safaricom's portal. Needs the app's environment. The exit code is 1 when it is refused.
 */
import { registerPaybill } from "#/lib/payments/register-paybill.ts";
import { runtime } from "#/lib/wiring.ts";
import { runningEnvironment } from "./running-environment.ts";

for (const [name, value] of Object.entries(runningEnvironment())) process.env[name] ??= value;

const { env, pools, platformCtx, ports } = runtime();
const ctx = platformCtx({ kind: "system", name: "register-paybill" });
const registered = await registerPaybill(ctx, { appUrl: env.appUrl }, { live: ports.mobileMoney.live }).finally(() =>
  Promise.all([pools.app.close(), pools.platform.close()]),
);
process.stdout.write(
  registered
    ? `Paybill payments to ${env.DARAJA_SHORTCODE} are now confirmed to ${env.appUrl}.\n`
    : "Daraja refused; the reason stands among the staff alerts.\n",
);
process.exitCode = registered ? 0 : 1;
