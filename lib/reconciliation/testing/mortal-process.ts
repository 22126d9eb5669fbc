import type { Pool, Pools, Sql } from "#/db/client.ts";
import type { PlatformCtx, TenantCtx } from "#/lib/core/context.ts";
import { createProcessScope } from "#/lib/core/process-scope.ts";
import type { Carriers } from "#/lib/messaging/carrier.ts";
import type { MobileMoney, MobileMoneyRoads } from "#/lib/payments/mobile-money.ts";
import type { TestWorld } from "#/lib/testing/test-ctx.ts";

/** Said where the process dies, and by everything that what is left of it still tries. */
export class Crash extends Error {}

/**
 * A process that dies at a named point. Points stand before each transaction, before its commit, after its commit, and
 * before and after each call to a provider, under the name of the verb that runs.
 */
export type MortalProcess = {
  ctx: PlatformCtx;
  tenantCtx(tenant: TenantCtx): TenantCtx;
  carriers: Carriers;
  mobileMoney: MobileMoneyRoads;
  /** Runs a verb under its name. */
  run<T>(verb: string, work: () => Promise<T>): Promise<T>;
  /** Its connections are closed, as those of a dead process are. */
  bury(): Promise<void>;
};

/** Later transactions of one verb share a name: its points stay few however long it runs. */
const mostNumbers = 4;

export type MortalOptions = {
  world: TestWorld;
  carriers: Carriers;
  mobileMoney: MobileMoney;
  /** Told of every point that is passed; true: the process dies there. */
  reach: (point: string) => boolean;
};

export function startMortalProcess({ world, carriers, mobileMoney, reach }: MortalOptions): MortalProcess {
  let dead = false;
  let verb = "none";
  let transactions = 0;
  const singles: Sql[] = [];

  function pass(point: string): void {
    if (!dead && reach(`${verb}/${point}`)) dead = true;
    if (dead) throw new Crash(point);
  }

  function mortalPool(pool: Pool): Pool {
    const transaction = async (work: (db: unknown) => Promise<unknown>): Promise<unknown> => {
      transactions += 1;
      const name = `transaction-${Math.min(transactions, mostNumbers)}`;
      pass(`${name}/before`);
      const result = await pool.db.transaction(async (db) => {
        const value = await work(db);
        pass(`${name}/uncommitted`);
        return value;
      });
      pass(`${name}/committed`);
      return result;
    };
    const openSingle = (): Sql => {
      const single = pool.openSingle();
      singles.push(single);
      return mortalSingle(single);
    };
    return { ...pool, db: { transaction } as unknown as Pool["db"], openSingle };
  }

  /** A line makes its transactions itself: they begin and end with these words. */
  function mortalSingle(sql: Sql): Sql {
    const name = (): string => `transaction-${Math.min(transactions, mostNumbers)}`;
    return new Proxy(sql, {
      apply(target, self, args: [TemplateStringsArray]) {
        const [word] = args[0];
        if (word === "begin") {
          transactions += 1;
          pass(`${name()}/before`);
        }
        if (word !== "commit") return Reflect.apply(target, self, args);
        pass(`${name()}/uncommitted`);
        return Reflect.apply(target, self, args).then((done: unknown) => {
          pass(`${name()}/committed`);
          return done;
        });
      },
    });
  }

  async function call<T>(name: string, work: () => Promise<T>): Promise<T> {
    pass(`${name}/before`);
    const result = await work();
    pass(`${name}/after`);
    return result;
  }

  const pools: Pools = { app: mortalPool(world.pools.app), platform: mortalPool(world.pools.platform) };
  const own = { pools, scope: createProcessScope() };
  const road: MobileMoney = {
    ...mobileMoney,
    push: (input) => call("push", () => mobileMoney.push(input)),
    query: (input) => call("query", () => mobileMoney.query(input)),
  };
  const { onfon, sandbox } = carriers;
  return {
    ctx: { ...world.platform, ...own },
    tenantCtx: (tenant) => ({ ...tenant, ...own }),
    carriers: {
      onfon: { ...onfon, submit: (input) => call("submit", () => onfon.submit(input)) },
      sandbox: { ...sandbox, submit: (input) => call("submit", () => sandbox.submit(input)) },
    },
    mobileMoney: { live: road, test: road },
    async run(name, work) {
      verb = name;
      transactions = 0;
      return work();
    },
    bury: async () => void (await Promise.all(singles.map((single) => single.end({ timeout: 0 })))),
  };
}
