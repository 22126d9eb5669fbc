import type { TransactionSql } from "#/db/client.ts";
import type { Line } from "#/db/line.ts";
import type { PlatformCtx, PlatformTx } from "#/lib/core/context.ts";
import { emitted } from "#/lib/core/events.ts";
import { newId } from "#/lib/core/ids.ts";
import { claimKeys, claimName, type KeyClaim, type KeyState } from "#/lib/idempotency/claim-keys.ts";
import { completeKeys, type CompletedKey } from "#/lib/idempotency/complete-keys.ts";
import { keyInFlight, keyReused } from "#/lib/idempotency/errors.ts";
import { releaseKeys } from "#/lib/idempotency/release-keys.ts";
import { claimTokens, type TokenGrant } from "#/lib/limits/claim-tokens.ts";
import type { RateVerdict } from "#/lib/limits/rate-limit.ts";
import { insufficientBalance, walletNotFound } from "#/lib/wallet/errors.ts";
import { lockWallets, walletKey } from "#/lib/wallet/lock-wallets.ts";
import { postTransfers } from "#/lib/wallet/post-transfers.ts";
import { bookEntry, referenceDay, type Entry, type OpenWallet } from "#/lib/wallet/statement.ts";
import { reservedAccount, walletAccount, type Transfer } from "#/lib/wallet/transfer.ts";
import { writeStatement } from "#/lib/wallet/write-statement.ts";
import { messagesQueued } from "./events.ts";
import { insertMessages, insertRequests } from "./insert-messages.ts";
import type { Accepted, IntakeRequest, IntakeResult } from "./intake-request.ts";

/** What the batch books, gathered in order of arrival. */
type Booking = {
  day: string;
  accepted: IntakeRequest[];
  transfers: Transfer[];
  entries: Entry[];
  completed: Map<string, CompletedKey>;
};

/** What the database knows of a batch's requests. */
type Found = {
  states: Map<string, KeyState>;
  grants: Map<IntakeRequest, TokenGrant | undefined>;
  wallets: Map<string, OpenWallet>;
};

/** One transaction for all requests: each is accepted, replayed, limited or refused; see `accept`. */
export async function commitIntake(ctx: PlatformCtx, line: Line, requests: IntakeRequest[]): Promise<IntakeResult[]> {
  const claims = claimsOf(requests);
  const results = await line.runBatch({
    read: (sql) => find(batchTx(ctx, sql), requests, claims),
    write: async (sql, found) => {
      const day = referenceDay(ctx.clock.now());
      const booking: Booking = { day, accepted: [], transfers: [], entries: [], completed: new Map() };
      const judged = requests.map((request) => judge(request, found, booking));
      await write(batchTx(ctx, sql), claims, found, booking);
      return judged;
    },
  });
  ctx.events.poke();
  return results;
}

function batchTx(ctx: PlatformCtx, sql: TransactionSql): PlatformTx {
  const refuse = (): never => {
    throw new Error("An intake batch makes its statements and events itself.");
  };
  return {
    ...ctx,
    sql,
    emit: refuse,
    get db() {
      return refuse();
    },
  };
}

async function find(tx: PlatformTx, requests: IntakeRequest[], claims: KeyClaim[]): Promise<Found> {
  const limited = requests.filter((request) => request.rateLimit !== null);
  const tokens = limited.flatMap((request) => request.rateLimit ?? []);
  const [, states, granted, wallets] = await Promise.all([
    actFor(tx, requests),
    claimKeys(tx, claims),
    claimTokens(tx, tokens),
    lockWallets(tx, requests),
  ]);
  return { states, grants: new Map(limited.map((request, index) => [request, granted[index]])), wallets };
}

function claimsOf(requests: IntakeRequest[]): KeyClaim[] {
  const claims = new Map<string, KeyClaim>();
  for (const { idempotency } of requests) {
    if (idempotency && !claims.has(claimName(idempotency.claim)))
      claims.set(claimName(idempotency.claim), idempotency.claim);
  }
  return [...claims.values()];
}

async function actFor(tx: PlatformTx, requests: IntakeRequest[]): Promise<void> {
  const tenants = [...new Set(requests.map((request) => request.tenantId))].join(",");
  const modes = [...new Set(requests.map((request) => request.mode))].join(",");
  await tx.sql`select set_config('app.tenants', ${tenants}, true), set_config('app.modes', ${modes}, true)`;
}

function judge(request: IntakeRequest, { states, grants, wallets }: Found, booking: Booking): IntakeResult {
  const grant = grants.get(request);
  const rate = grant?.verdict ?? null;
  if (grant && !grant.granted) return { kind: "limited", verdict: grant.verdict };
  return repeatOf(request, states, booking, rate) ?? book(request, wallets.get(walletKey(request)), booking, rate);
}

/** The first answer to this key, given before or earlier in this batch; null when the request is the first. */
function repeatOf(
  request: IntakeRequest,
  states: Map<string, KeyState>,
  booking: Booking,
  rate: RateVerdict | null,
): IntakeResult | null {
  if (!request.idempotency) return null;
  const { claim } = request.idempotency;
  const first = booking.completed.get(claimName(claim));
  if (first) {
    const same = first.claim.requestHash === claim.requestHash && first.claim.operation === claim.operation;
    return same ? { kind: "replayed", answer: first.answer, rate } : { kind: "refused", error: keyReused(), rate };
  }
  const state = states.get(claimName(claim));
  if (!state || state.kind === "claimed") return null;
  if (!state.sameRequest) return { kind: "refused", error: keyReused(), rate };
  return state.kind === "answered"
    ? { kind: "replayed", answer: state.answer, rate }
    : { kind: "refused", error: keyInFlight(), rate };
}

/** Takes the request's price from the wallet in memory and gathers its rows, or refuses for want of money. */
function book(
  request: IntakeRequest,
  wallet: OpenWallet | undefined,
  booking: Booking,
  rate: RateVerdict | null,
): IntakeResult {
  if (!wallet) return { kind: "refused", error: walletNotFound(), rate };
  if (wallet.balance < request.cost) {
    return { kind: "refused", error: insufficientBalance(request.cost, wallet.balance), rate };
  }
  if (request.cost > 0n) reserve(request, wallet, booking);
  booking.accepted.push(request);
  const accepted: Accepted = { kind: "accepted", requestId: request.id, balance: wallet.balance, rate };
  if (request.idempotency) {
    const { claim, answer } = request.idempotency;
    booking.completed.set(claimName(claim), { claim, answer: answer(accepted) });
  }
  return accepted;
}

/** One request is one transfer wallet → reserved and one deduction line. */
function reserve(request: IntakeRequest, wallet: OpenWallet, booking: Booking): void {
  const transfer: Transfer = {
    id: newId("transfer"),
    mode: request.mode,
    tenantId: request.tenantId,
    from: walletAccount(request.tenantId),
    to: reservedAccount(request.tenantId),
    amount: request.cost,
    kind: "reserve",
    businessKey: `reserve:${request.id}`,
    requestId: request.id,
  };
  const payable = request.messages.filter((message) => message.status !== "rejected").length;
  const entry = bookEntry(
    wallet,
    {
      id: newId("transaction"),
      type: "deduction",
      direction: "debit",
      amount: request.cost,
      description: payable === 1 ? "SMS" : `SMS to ${payable} recipients`,
      transferId: transfer.id,
      requestId: request.id,
      messages: payable,
    },
    booking.day,
  );
  if (!entry) throw new RangeError("The balance was checked before.");
  booking.transfers.push(transfer);
  booking.entries.push(entry);
}

async function write(tx: PlatformTx, claims: KeyClaim[], { states, wallets }: Found, booking: Booking): Promise<void> {
  const unused = claims.filter(
    (claim) => states.get(claimName(claim))?.kind === "claimed" && !booking.completed.has(claimName(claim)),
  );
  const changed = [...wallets.values()].filter((wallet) => wallet.deductedFrom !== null);
  const connections = new Set(
    booking.accepted.flatMap((request) =>
      request.messages.some((message) => message.status === "queued") ? [request.connectionId] : [],
    ),
  );
  await Promise.all([
    insertRequests(tx, booking.accepted),
    insertMessages(tx, booking.accepted),
    postTransfers(tx, booking.transfers),
    writeStatement(tx, changed, booking.entries),
    completeKeys(tx, [...booking.completed.values()]),
    releaseKeys(tx, unused),
    connections.size > 0
      ? tx.events.write(
          tx.sql,
          [...connections].map((connectionId) => emitted(messagesQueued, { connectionId })),
        )
      : undefined,
  ]);
}
