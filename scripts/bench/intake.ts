import { openPools, openTransaction } from "#/db/client.ts";
import { openLine } from "#/db/line.ts";
import type { PlatformTx, TenantCtx } from "#/lib/core/context.ts";
import { emitted } from "#/lib/core/events.ts";
import { GroupCommit } from "#/lib/core/group-commit.ts";
import { newId } from "#/lib/core/ids.ts";
import { fromKes, money } from "#/lib/core/money.ts";
import { claimTokens } from "#/lib/limits/claim-tokens.ts";
import { commitIntake } from "#/lib/messaging/commit-intake.ts";
import { messagesQueued } from "#/lib/messaging/events.ts";
import { insertMessages, insertRequests } from "#/lib/messaging/insert-messages.ts";
import { accept } from "#/lib/messaging/intake.ts";
import type { IntakeRequest, IntakeResult } from "#/lib/messaging/intake-request.ts";
import { getSendingProfile } from "#/lib/messaging/sending-profile.ts";
import { lockWallets, walletKey } from "#/lib/wallet/lock-wallets.ts";
import { postTransfers } from "#/lib/wallet/post-transfers.ts";
import { bookEntry, type Entry } from "#/lib/wallet/statement.ts";
import { reservedAccount, walletAccount, type Transfer } from "#/lib/wallet/transfer.ts";
import { writeStatement } from "#/lib/wallet/write-statement.ts";
import { describeRate, measureRate, type Rate } from "./figures.ts";
import { openBenchWorld, type BenchWorld } from "./world.ts";

export type BareWorld = Pick<BenchWorld, "ctx" | "pools" | "connectionId" | "databaseUrl">;

const callers = 128;
const forMs = 5_000;
const rounds = 3;

/** The intake on one hot wallet and on 100: group commit beside the same code with a transaction per request, in turns. */
export async function benchIntake(directory: string, say: (line: string) => void): Promise<void> {
  const world = await openBenchWorld(directory);
  try {
    for (const wallets of [1, 100]) {
      const tenants: TenantCtx[] = [];
      for (let number = 0; number < wallets; number++) tenants.push(await world.newTenant(10_000_000));
      const tenantOf = (number: number): TenantCtx => tenants[number % wallets] ?? raise();
      const grouped: Rate[] = [];
      const single: Rate[] = [];
      const bare: Rate[] = [];
      for (let round = 0; round < rounds; round++) {
        grouped.push(
          await measureRate(callers, forMs, async (n) => accept(tenantOf(n), await buildRequest(tenantOf(n), world))),
        );
        single.push(await measureSingle(world, tenants));
        bare.push(await measureBare(world, tenants));
      }
      const [best, alone, limit] = [grouped, single, bare].map(middle);
      if (!best || !alone || !limit) return;
      say(
        `intake, ${wallets === 1 ? "one hot wallet" : `${wallets} wallets`}, ${callers} callers, the middle of ${rounds} rounds in turns`,
      );
      say(`  group commit                ${describeRate(best)}`);
      say(`  one transaction per request ${describeRate(alone)}`);
      say(`  bare SQL, batches of ${callers}    ${describeRate(limit)}`);
      say(
        `  group commit is ${(best.perSecond / alone.perSecond).toFixed(1)} × one transaction per request, ${(best.perSecond / limit.perSecond).toFixed(2)} of the bare SQL`,
      );
    }
  } finally {
    await world.close();
  }
}

/** Each request in a transaction of its own, without HTTP. */
export async function measureSingle(world: BareWorld, tenants: TenantCtx[]): Promise<Rate> {
  const pools = openPools(world.databaseUrl);
  const lanes = Array.from({ length: 12 }, () => {
    const line = openLine(pools.app);
    return new GroupCommit<IntakeRequest, IntakeResult>({
      commit: (requests) => commitIntake(world.ctx, line, requests),
      maxItems: 1,
      maxWeight: 1,
      maxWaiting: callers,
      overloaded: raise,
      retryAlone: () => false,
    });
  });
  try {
    return await measureRate(callers, forMs, async (n) => {
      const lane = lanes[n % lanes.length] ?? raise();
      return lane.add(await buildRequest(tenants[n % tenants.length] ?? raise(), world));
    });
  } finally {
    await pools.app.close();
  }
}

export function middle(rates: Rate[]): Rate | undefined {
  return rates.toSorted((a, b) => a.perSecond - b.perSecond)[Math.floor(rates.length / 2)];
}

/** What send-message hands to the intake for one ordinary SMS. */
async function buildRequest(ctx: TenantCtx, world: BareWorld): Promise<IntakeRequest> {
  const profile = await getSendingProfile(ctx);
  const id = newId("request");
  const price = fromKes(1);
  const place = { tenantId: ctx.tenantId, table: "message_requests", column: "sealed_body", row: id };
  return {
    id,
    tenantId: ctx.tenantId,
    mode: "live",
    actorId: "key_bench",
    requestId: ctx.requestId,
    sender: profile.senders[0] ?? "BENCH",
    connectionId: world.connectionId,
    sealedBody: ctx.vault.encrypt(profile.dataKey, place, "Your results are ready. Please come to the clinic."),
    reference: null,
    messages: [
      {
        id: newId("message"),
        recipient: "254712345678",
        encoding: "gsm7",
        segments: 1,
        price,
        cost: money(7_500n),
        status: "queued",
        reason: null,
        sealedBody: null,
      },
    ],
    cost: price,
    dueAt: ctx.clock.now(),
    rateLimit: { tenantId: ctx.tenantId, mode: ctx.mode, perMinute: 100_000_000 },
    idempotency: null,
  };
}

/** The same statements from a loop that does nothing else: rows are made before the clock runs, one connection per lane. */
export async function measureBare(world: BareWorld, tenants: TenantCtx[]): Promise<Rate> {
  const perLane = 60;
  const lanes = await Promise.all(
    [0, 1].map(async (lane) => {
      const own = tenants.length === 1 ? tenants : tenants.filter((_, index) => index % 2 === lane);
      const batches: IntakeRequest[][] = [];
      for (let batch = 0; batch < (tenants.length === 1 ? perLane / 2 : perLane); batch++) {
        const requests: IntakeRequest[] = [];
        for (let n = 0; n < callers; n++) requests.push(await buildRequest(own[n % own.length] ?? raise(), world));
        batches.push(requests);
      }
      return batches;
    }),
  );
  const latenciesMs: number[] = [];
  const startedAt = performance.now();
  await Promise.all(
    lanes.map(async (batches) => {
      for (const requests of batches) {
        const batchAt = performance.now();
        await writeBatch(world, requests);
        latenciesMs.push(performance.now() - batchAt);
      }
    }),
  );
  const count = lanes.flat(2).length;
  return { perSecond: (count * 1000) / (performance.now() - startedAt), latenciesMs };
}

function writeBatch(world: BareWorld, requests: IntakeRequest[]): Promise<void> {
  return openTransaction(world.pools.app, async (db, sql) => {
    const tx: PlatformTx = { ...world.ctx, db, sql, emit: () => {} };
    const tenantIds = [...new Set(requests.map(({ tenantId }) => tenantId))].join(",");
    const tokens = requests.flatMap(({ rateLimit }) => rateLimit ?? []);
    const [, , wallets] = await Promise.all([
      sql`select set_config('app.tenants', ${tenantIds}, true), set_config('app.modes', 'live', true)`.execute(),
      claimTokens(tx, tokens),
      lockWallets(tx, requests),
    ]);
    const transfers: Transfer[] = [];
    const entries: Entry[] = [];
    for (const request of requests) {
      const { id, tenantId, mode, cost: amount } = request;
      const transfer: Transfer = {
        id: newId("transfer"),
        mode,
        tenantId,
        from: walletAccount(tenantId),
        to: reservedAccount(tenantId),
        amount,
        kind: "reserve",
        businessKey: `reserve:${id}`,
        requestId: id,
      };
      const wallet = wallets.get(walletKey(request)) ?? raise();
      const line = {
        id: newId("transaction"),
        type: "deduction",
        direction: "debit",
        amount,
        description: "SMS",
      } as const;
      const entry = bookEntry(wallet, { ...line, transferId: transfer.id, requestId: id, messages: 1 }, "20260101");
      transfers.push(transfer);
      entries.push(entry ?? raise());
    }
    await Promise.all([
      insertRequests(tx, requests),
      insertMessages(tx, requests),
      postTransfers(tx, transfers),
      writeStatement(tx, wallets.values(), entries),
      tx.events.write(sql, [emitted(messagesQueued, { connectionId: world.connectionId })]),
    ]);
  });
}

function raise(): never {
  throw new RangeError("It is there.");
}
