import type { PlatformTx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";
import { fromKes, type Money } from "#/lib/core/money.ts";
import { walletNotFound } from "./errors.ts";
import { lockWallets, walletKey } from "./lock-wallets.ts";
import { postTransfers } from "./post-transfers.ts";
import { bookEntry, referenceDay } from "./statement.ts";
import { walletAccount } from "./transfer.ts";
import { writeStatement } from "./write-statement.ts";

/** What a new tenant's test wallet starts with (product.md D18). */
export const startingPlayMoney: Money = fromKes(1000);

/** The tenant's test wallet has its starting play money; it is given once. */
export async function creditPlayMoney(tx: PlatformTx, tenantId: number): Promise<void> {
  const key = { tenantId, mode: "test" as const };
  const wallet = (await lockWallets(tx, [key])).get(walletKey(key));
  if (!wallet) throw walletNotFound();
  if (wallet.lastSeq > 0) return;
  const transferId = newId("transfer");
  await postTransfers(tx, [
    {
      id: transferId,
      mode: "test",
      tenantId,
      from: "play_money",
      to: walletAccount(tenantId),
      amount: startingPlayMoney,
      kind: "play_money",
      businessKey: `play:${tenantId}`,
    },
  ]);
  const entry = bookEntry(
    wallet,
    {
      id: newId("transaction"),
      type: "topup",
      direction: "credit",
      amount: startingPlayMoney,
      description: "Play money to start with",
      transferId,
      paymentMethod: "manual",
    },
    referenceDay(tx.clock.now()),
  );
  if (entry) await writeStatement(tx, [wallet], [entry]);
}
