import { Cron } from "croner";
import { isJsonObject, type Json, type JsonObject } from "./canonical-json.ts";
import { parseDuration } from "./duration.ts";
import { parseCondition, parseKey, type Condition, type Key } from "./expression.ts";

type EventTrigger = { event: string; condition: Condition };
type CronTrigger = { cron: string };

/** A registered function with everything the engine needs to drive it. */
export type FunctionSpec = {
  id: string;
  name: string;
  /** Calls of one step, the first one counted. */
  maxAttempts: number;
  events: EventTrigger[];
  crons: CronTrigger[];
  concurrency: { limit: number; key: Key } | null;
  throttle: { limit: number; periodMs: number; burst: number; key: Key } | null;
  batch: { maxSize: number; timeoutMs: number; key: Key } | null;
  idempotency: Key | null;
};

const defaultRetries = 3;
const failedEvent = "inngest/function.failed";
const knownOptions = ["id", "name", "triggers", "steps", "idempotency", "batchEvents", "throttle", "concurrency"];

/** Reads one function as the SDK registers it. Every option that this engine does not carry out is a reason to refuse, in `refusals`. */
export function readFunctionSpec(config: Json): { spec: FunctionSpec; refusals: string[] } {
  const refusals: string[] = [];
  const refuse = (reason: string) => void refusals.push(reason);
  const source = isJsonObject(config) ? config : {};
  onlyKeys(source, knownOptions, "option", refuse);
  const spec: FunctionSpec = {
    id: typeof source.id === "string" ? source.id : "",
    name: typeof source.name === "string" ? source.name : "",
    maxAttempts: readRetries(source.steps, refuse) + 1,
    ...readTriggers(source.triggers, refuse),
    concurrency: readConcurrency(source.concurrency, refuse),
    throttle: readThrottle(source.throttle, refuse),
    batch: readBatch(source.batchEvents, refuse),
    idempotency: source.idempotency === undefined ? null : readKey(source.idempotency, "idempotency", refuse),
  };
  if (spec.id === "") refuse("id is missing");
  if (spec.batch !== null && spec.idempotency !== null) refuse("batchEvents cannot be combined with idempotency");
  return { spec, refusals: refusals.map((reason) => `${spec.id}: ${reason}`) };
}

/** The next moment a cron expression ("TZ=Africa/Nairobi 0 7 * * *", UTC without a zone) names after `from`; throws when it is none. */
export function nextCronMoment(expression: string, from: Date): Date | null {
  const [, zone, pattern] = /^(?:TZ=(\S+)\s+)?(.+)$/.exec(expression) ?? [];
  return new Cron(pattern ?? "", { mode: "5-part", timezone: zone ?? "UTC" }).nextRun(from);
}

type Refuse = (reason: string) => void;

function onlyKeys(source: JsonObject, known: string[], what: string, refuse: Refuse): void {
  for (const key of Object.keys(source)) if (!known.includes(key)) refuse(`${what} "${key}" is not supported`);
}

function readRetries(steps: Json | undefined, refuse: Refuse): number {
  const step = isJsonObject(steps) && isJsonObject(steps.step) ? steps.step : null;
  if (step === null || !isJsonObject(steps) || Object.keys(steps).length !== 1)
    return (refuse('exactly one step named "step" is expected'), 0);
  if (!isJsonObject(step.runtime) || step.runtime.type !== "http") refuse("only the http runtime is supported");
  if (step.retries === undefined) return defaultRetries;
  const attempts = isJsonObject(step.retries) ? step.retries.attempts : undefined;
  if (isWhole(attempts, 0, 20)) return attempts;
  return (refuse("retries must be 0 to 20"), 0);
}

function readTriggers(triggers: Json | undefined, refuse: Refuse): Pick<FunctionSpec, "events" | "crons"> {
  const events: EventTrigger[] = [];
  const crons: CronTrigger[] = [];
  for (const trigger of Array.isArray(triggers) ? triggers : []) {
    if (!isJsonObject(trigger)) refuse("a trigger must be an object");
    else if (typeof trigger.cron === "string") {
      onlyKeys(trigger, ["cron"], "trigger option", refuse);
      if (isCron(trigger.cron)) crons.push({ cron: trigger.cron });
      else refuse(`cron "${trigger.cron}" is not understood`);
    } else if (typeof trigger.event === "string") {
      onlyKeys(trigger, ["event", "expression"], "trigger option", refuse);
      const condition = trigger.expression === undefined ? [] : parseCondition(String(trigger.expression));
      if (condition === null) refuse(`trigger expression "${String(trigger.expression)}" is not supported`);
      else if (trigger.event.includes("*")) refuse(`event pattern "${trigger.event}" is not supported`);
      else if (trigger.event.startsWith("inngest/") && trigger.event !== failedEvent)
        refuse(`event "${trigger.event}" is never sent`);
      else events.push({ event: trigger.event, condition });
    } else refuse("a trigger must name an event or a cron");
  }
  if (events.length + crons.length === 0) refuse("no usable trigger");
  return { events, crons };
}

function isCron(expression: string): boolean {
  try {
    return nextCronMoment(expression, new Date()) !== null;
  } catch {
    return false;
  }
}

function readConcurrency(option: Json | undefined, refuse: Refuse): FunctionSpec["concurrency"] {
  if (option === undefined) return null;
  const single = Array.isArray(option) && option.length === 1 ? option[0] : option;
  const source = typeof single === "number" ? { limit: single } : single;
  if (!isJsonObject(source)) return (refuse("only one concurrency limit is supported"), null);
  onlyKeys(source, ["limit", "key", "scope"], "concurrency option", refuse);
  if (source.scope !== undefined && source.scope !== "fn")
    refuse(`concurrency scope "${String(source.scope)}" is not supported`);
  if (!isWhole(source.limit, 0, 100_000)) return (refuse("concurrency limit must be a whole number"), null);
  if (source.limit === 0) return null;
  return { limit: source.limit, key: readOptionalKey(source.key, "concurrency", refuse) };
}

function readThrottle(option: Json | undefined, refuse: Refuse): FunctionSpec["throttle"] {
  if (option === undefined) return null;
  if (!isJsonObject(option)) return (refuse("throttle must be an object"), null);
  onlyKeys(option, ["limit", "period", "burst", "key"], "throttle option", refuse);
  const periodMs = parseDuration(String(option.period));
  const burst = option.burst ?? 1;
  if (!isWhole(option.limit, 1, 1_000_000) || !isWhole(burst, 1, 1_000_000) || !periodMs)
    return (refuse("throttle needs a limit and a period"), null);
  return { limit: option.limit, periodMs, burst, key: readOptionalKey(option.key, "throttle", refuse) };
}

function readBatch(option: Json | undefined, refuse: Refuse): FunctionSpec["batch"] {
  if (option === undefined) return null;
  if (!isJsonObject(option)) return (refuse("batchEvents must be an object"), null);
  onlyKeys(option, ["maxSize", "timeout", "key"], "batchEvents option", refuse);
  const timeoutMs = parseDuration(String(option.timeout));
  if (!isWhole(option.maxSize, 1, 1000) || !timeoutMs)
    return (refuse("batchEvents needs a maxSize of 1 to 1000 and a timeout"), null);
  return { maxSize: option.maxSize, timeoutMs, key: readOptionalKey(option.key, "batchEvents", refuse) };
}

function readOptionalKey(option: Json | undefined, where: string, refuse: Refuse): Key {
  return option === undefined ? [] : readKey(option, where, refuse);
}

function readKey(option: Json, where: string, refuse: Refuse): Key {
  const key = typeof option === "string" ? parseKey(option) : null;
  if (key === null) refuse(`${where} key "${String(option)}" is not supported`);
  return key ?? [];
}

function isWhole(value: Json | undefined, least: number, most: number): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;
}
