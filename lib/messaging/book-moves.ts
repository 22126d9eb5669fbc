import type { Tx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";
import { addMoney, money, type Money } from "#/lib/core/money.ts";
import { lockWallets, walletKey } from "#/lib/wallet/lock-wallets.ts";
import { postTransfers } from "#/lib/wallet/post-transfers.ts";
import { bookEntry, referenceDay, type Entry, type OpenWallet } from "#/lib/wallet/statement.ts";
import { reservedAccount, walletAccount, type Transfer } from "#/lib/wallet/transfer.ts";
import { writeStatement } from "#/lib/wallet/write-statement.ts";
import { writeMoves, type MessageMove, type MovedMessage } from "./message-row.ts";

export type BookMovesInput = {
  moves: MessageMove[];
  /** Names the batch in business keys: an attempt's id for submits and releases, a report batch's id for reports. */
  batch: string;
};

/** A wallet that got money back: what it had before and has now. */
export type Returned = { wallet: OpenWallet; before: Money; entries: Entry[] };

/**
 * The messages have moved, and the money with them: captured prices are sales, released and refunded ones are back in
 * their wallets with a line each per request. Sums are those of the rows that really moved, so a repeat books nothing.
 */
export async function bookMoves(tx: Tx, { moves, batch }: BookMovesInput): Promise<Returned[]> {
  const moved = new Map((await writeMoves(tx, await captureFirst(tx, moves))).map((row) => [row.id, row]));
  const rowsFor = (test: (move: MessageMove) => boolean) =>
    moves.flatMap((move) => (test(move) ? (moved.get(move.before.id) ?? []) : []));
  const captured = rowsFor(({ before, after }) => before.charge === "reserved" && isTaken(after.charge));
  const released = rowsFor(({ before, after }) => before.charge === "reserved" && after.charge === "released");
  const refunded = rowsFor(({ before, after }) => before.charge !== "refunded" && after.charge === "refunded");
  const transfers = [...captureTransfers(captured, batch), ...costTransfers(captured, batch)];
  const returns = [...returnTransfers(released, "release", batch), ...returnTransfers(refunded, "refund", batch)];
  if (returns.length === 0) {
    await postTransfers(tx, transfers);
    return [];
  }
  const wallets = await lockWallets(tx, returns);
  const returned = bookReturns(returns, wallets, referenceDay(tx.clock.now()));
  await Promise.all([
    postTransfers(tx, [...transfers, ...returns.map(({ transfer }) => transfer)]),
    writeStatement(
      tx,
      returned.map(({ wallet }) => wallet),
      returned.flatMap(({ entries }) => entries),
    ),
  ]);
  return returned;
}

/**
 * A failure reported of a message whose answer was lost says first that it was taken: its price goes by two steps, as
 * every other (ledger.md, Submit). Answers the moves as they stand after the first.
 */
async function captureFirst(tx: Tx, moves: MessageMove[]): Promise<MessageMove[]> {
  const steps = moves.map((move): { first: MessageMove | null; rest: MessageMove } => {
    if (move.before.charge !== "reserved" || move.after.charge !== "refunded") return { first: null, rest: move };
    const between: MessageMove["before"] = { ...move.before, charge: "captured" };
    return { first: { before: move.before, after: between }, rest: { ...move, before: between } };
  });
  await writeMoves(
    tx,
    steps.flatMap(({ first }) => first ?? []),
  );
  return steps.map(({ rest }) => rest);
}

function isTaken(charge: string): boolean {
  return charge === "captured" || charge === "refunded";
}

function sumBy(rows: MovedMessage[], keyOf: (row: MovedMessage) => string, amountOf: (row: MovedMessage) => Money) {
  const sums = new Map<string, { row: MovedMessage; amount: Money; messages: number }>();
  for (const row of rows) {
    const key = keyOf(row);
    const known = sums.get(key);
    if (known) {
      known.amount = addMoney(known.amount, amountOf(row));
      known.messages += 1;
    } else sums.set(key, { row, amount: amountOf(row), messages: 1 });
  }
  return [...sums.values()].filter(({ amount }) => amount > 0n);
}

function captureTransfers(rows: MovedMessage[], batch: string): Transfer[] {
  return sumBy(
    rows,
    (row) => `${row.tenantId}:${row.mode}`,
    (row) => row.price,
  ).map(({ row, amount }) => ({
    id: newId("transfer"),
    mode: row.mode,
    tenantId: row.tenantId,
    from: reservedAccount(row.tenantId),
    to: "sales",
    amount,
    kind: "capture",
    businessKey: `capture:${batch}:${row.tenantId}:${row.mode}`,
    attemptId: batch,
  }));
}

/** What the platform's account at the provider was charged. */
function costTransfers(rows: MovedMessage[], batch: string): Transfer[] {
  return sumBy(
    rows,
    (row) => row.mode,
    (row) => row.cost,
  ).map(({ row, amount }) => ({
    id: newId("transfer"),
    mode: row.mode,
    tenantId: null,
    from: "onfon_prepaid",
    to: "onfon_cost",
    amount,
    kind: "cost",
    businessKey: `cost:${batch}:${row.mode}`,
    attemptId: batch,
  }));
}

type Return = { tenantId: number; mode: MovedMessage["mode"]; transfer: Transfer; messages: number };

function returnTransfers(rows: MovedMessage[], kind: "release" | "refund", batch: string): Return[] {
  return sumBy(
    rows,
    (row) => row.requestId,
    (row) => row.price,
  ).map(({ row, amount, messages }) => ({
    tenantId: row.tenantId,
    mode: row.mode,
    messages,
    transfer: {
      id: newId("transfer"),
      mode: row.mode,
      tenantId: row.tenantId,
      from: kind === "release" ? reservedAccount(row.tenantId) : "refunds",
      to: walletAccount(row.tenantId),
      amount,
      kind,
      businessKey: `${kind}:${batch}:${row.requestId}`,
      requestId: row.requestId,
      attemptId: batch,
    },
  }));
}

const descriptions = { release: "Not sent, returned", refund: "Failed SMS refund" };

function bookReturns(returns: Return[], wallets: Map<string, OpenWallet>, day: string): Returned[] {
  const booked = new Map<OpenWallet, Returned>();
  for (const { tenantId, mode, transfer, messages } of returns) {
    const wallet = wallets.get(walletKey({ tenantId, mode }));
    if (!wallet) throw new RangeError("A message's wallet is there.");
    const known = booked.get(wallet) ?? { wallet, before: money(wallet.balance), entries: [] };
    const entry = bookEntry(
      wallet,
      {
        id: newId("transaction"),
        type: "refund",
        direction: "credit",
        amount: transfer.amount,
        description: transfer.kind === "release" ? descriptions.release : descriptions.refund,
        transferId: transfer.id,
        requestId: transfer.requestId,
        messages,
      },
      day,
    );
    if (entry) known.entries.push(entry);
    booked.set(wallet, known);
  }
  return [...booked.values()];
}
