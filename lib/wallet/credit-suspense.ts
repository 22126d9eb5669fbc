import type { PlatformTx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";
import type { Money } from "#/lib/core/money.ts";
import { postTransfers } from "./post-transfers.ts";

/** Money that nobody's account number claims stands in suspense, under the key `suspense:<shortcode>:<receipt>`. */
export async function creditSuspense(
  tx: PlatformTx,
  input: { shortcode: string; receipt: string; amount: Money },
): Promise<void> {
  await postTransfers(tx, [
    {
      id: newId("transfer"),
      mode: "live",
      tenantId: null,
      from: "mpesa_float",
      to: "suspense",
      amount: input.amount,
      kind: "suspense",
      businessKey: `suspense:${input.shortcode}:${input.receipt}`,
    },
  ]);
}
