import type { Json } from "./canonical-json.ts";
import type { Sql, Transaction } from "./database.ts";
import type { Condition } from "./expression.ts";
import { readFunctionSpec, type FunctionSpec } from "./function-spec.ts";

export type Registered = {
  /** Grows with each change; 0 as long as no app has ever registered. */
  version: number;
  functions: FunctionSpec[];
  byId: Map<string, FunctionSpec>;
  byEvent: Map<string, { spec: FunctionSpec; condition: Condition }[]>;
};

export type Registry = {
  /** The functions registered as this connection sees them; read anew only when their version has changed. */
  current(sql: Sql | Transaction): Promise<Registered>;
};

export function createRegistry(): Registry {
  let known: Registered | null = null;
  return {
    async current(sql) {
      const [row] = await sql<{ version: string }[]>`select version from engine.registration`;
      const version = Number(row?.version ?? 0);
      if (known?.version === version) return known;
      const rows = await sql<{ config: Json }[]>`select config from engine.functions order by position`;
      known = index(
        version,
        rows.map((one) => readFunctionSpec(one.config).spec),
      );
      return known;
    },
  };
}

function index(version: number, functions: FunctionSpec[]): Registered {
  const byEvent: Registered["byEvent"] = new Map();
  for (const spec of functions) {
    for (const { event, condition } of spec.events) {
      const listeners = byEvent.get(event) ?? [];
      byEvent.set(event, [...listeners, { spec, condition }]);
    }
  }
  return { version, functions, byEvent, byId: new Map(functions.map((spec) => [spec.id, spec])) };
}
