import { isObject } from "./http.ts";

/** Something that goes wrong for the next calls. `times` 0 means until it is cleared. */
export type Fault = {
  kind: string;
  times: number;
  probability: number;
  /** Whether the call takes effect although its answer is broken; each kind has its own default. */
  accepts: boolean | null;
  code: number | string | null;
  status: number | null;
  delay_ms: number;
  /** Only calls whose path begins so. */
  path: string;
};

export type FaultPlan = {
  list: () => Fault[];
  add: (input: unknown) => string | null;
  clear: () => void;
  take: (path: string) => Fault | null;
};

/** Keeps the faults asked for by the control API, given out in the order they were asked. */
export function createFaultPlan(kinds: readonly string[]): FaultPlan {
  let faults: Fault[] = [];
  return {
    list: () => faults,
    clear() {
      faults = [];
    },
    add(input) {
      if (!isObject(input) || typeof input.kind !== "string" || !kinds.includes(input.kind)) {
        return `kind must be one of ${kinds.join(", ")}`;
      }
      faults.push({
        kind: input.kind,
        times: typeof input.times === "number" ? input.times : 1,
        probability: typeof input.probability === "number" ? input.probability : 1,
        accepts: typeof input.accepts === "boolean" ? input.accepts : null,
        code: typeof input.code === "number" || typeof input.code === "string" ? input.code : null,
        status: typeof input.status === "number" ? input.status : null,
        delay_ms: typeof input.delay_ms === "number" ? input.delay_ms : 0,
        path: typeof input.path === "string" ? input.path : "/",
      });
      return null;
    },
    take(path) {
      for (const fault of faults) {
        if (!path.startsWith(fault.path) || Math.random() >= fault.probability) continue;
        if (fault.times > 0) {
          fault.times -= 1;
          if (fault.times === 0) faults = faults.filter((other) => other !== fault);
        }
        return fault;
      }
      return null;
    },
  };
}
