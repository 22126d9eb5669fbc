import type { z } from "zod";
import { errorsOf } from "#/lib/api/error-catalogue.ts";
import type { OperationShape } from "#/lib/api/operation.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { PlatformCtx, TenantCtx } from "#/lib/core/context.ts";
import { isDomainError, type DomainError } from "#/lib/core/errors.ts";
import { newId } from "#/lib/core/ids.ts";
import type { KeyClaim } from "#/lib/idempotency/claim-keys.ts";
import type { RateVerdict } from "#/lib/limits/rate-limit.ts";
import { takeToken } from "#/lib/limits/take-token.ts";
import type { Tenant } from "#/lib/tenants/tenant.ts";
import { requireUsable } from "#/lib/tenants/require-usable.ts";
import type { ApiHandler, ApiRequest, ApiResponse, PathParameters } from "./api-request.ts";
import { authenticate, type Caller } from "./authenticate.ts";
import type { Edge } from "./edge.ts";
import { keyClaimOf } from "./idempotency-key.ts";
import { ownParameters, parseKnown, pickFields, type Manner } from "./manner.ts";
import { withinOpenRequests } from "./open-requests.ts";
import { parseJson, parseWith, requireUsableTexts } from "./parse.ts";
import { statusOf, toDomainError } from "./problem.ts";
import { maxBodyBytes } from "./read-body.ts";
import { respond, respondProblem, type Answer } from "./respond.ts";

/** What a handler is given: everything is parsed and the caller may do this. */
export type Call<Shape extends OperationShape> = {
  ctx: TenantCtx;
  tenant: Tenant;
  /** The request's Accept header, or nothing. */
  accept: string;
  parameters: z.output<Shape["parameters"]>;
  query: z.output<Shape["query"]>;
  body: z.output<Shape["body"]>;
  /** The claim on the request's Idempotency-Key, where it came with one. */
  claim: KeyClaim | null;
  /** Requests per minute for the handler to ask for in the intake; null where limits are off or the token was taken. */
  perMinute: number | null;
};

/** An operation's handler; `spoken` is the same one for a path with another manner. */
export type OperationHandler = ApiHandler & { operation: OperationShape; spoken(manner: Manner): ApiHandler };

/**
 * The operation as a handler without a framework: request id, key, scope, tenant state, rate limit, parsing, the verb,
 * the answer or a problem document, one log line.
 */
export function serve<Shape extends OperationShape>(
  operation: Shape,
  edgeOf: () => Edge,
  run: (call: Call<Shape>) => Promise<Answer<Shape>>,
): OperationHandler {
  const handlerFor =
    (manner: Manner | null): ApiHandler =>
    async (request, parameters) => {
      const edge = edgeOf();
      const startedMs = performance.now();
      const requestId = newId("httpRequest");
      const job: Job<Shape> = { operation, edge, request, parameters, requestId, manner, run };
      const { response, caller, error } = await attempt(job);
      response.headers["x-request-id"] = requestId;
      response.headers["cache-control"] = "no-store";
      response.headers["access-control-allow-origin"] = "*";
      logCall(edge.ctx, operation, requestId, response, caller, error, performance.now() - startedMs);
      return response;
    };
  return Object.assign(handlerFor(null), { operation, spoken: handlerFor });
}

/** One request on its way through. */
type Job<Shape extends OperationShape> = {
  operation: Shape;
  edge: Edge;
  request: ApiRequest;
  parameters: PathParameters;
  requestId: string;
  manner: Manner | null;
  run: (call: Call<Shape>) => Promise<Answer<Shape>>;
};

type Outcome = { response: ApiResponse; caller: Caller | null; error: DomainError | null };

async function attempt<Shape extends OperationShape>(job: Job<Shape>): Promise<Outcome> {
  const { operation, edge, request, requestId, manner } = job;
  let caller: Caller | null = null;
  let rate: RateVerdict | null = null;
  try {
    const answer = await withinOpenRequests(edge.ctx, async () => {
      caller = await authenticate(edge.ctx, request, requestId);
      const perMinute = edge.rateLimits && operation.rateClass !== "none" ? caller.key.tenant.rateLimitPerMinute : null;
      if (operation.rateClass === "standard" && perMinute !== null) rate = await take(caller, perMinute);
      return judged(job, caller, perMinute);
    });
    rate = answer.rate ?? rate;
    return { response: respond(operation, edge, answer, rate, manner), caller, error: null };
  } catch (thrown) {
    const error = documented(job, toDomainError(thrown));
    return { response: respondProblem(error, requestId, edge, rate, manner), caller, error };
  }
}

/** Outside production an error that the contract does not name is a fault of ours, like an answer that it does not. */
function documented<Shape extends OperationShape>({ operation, edge, manner }: Job<Shape>, error: DomainError) {
  if (!edge.checkResponses || manner !== null) return error;
  if (errorsOf(operation).some(({ code }) => code === error.code)) return error;
  return toDomainError(new Error(`${operation.id} does not document ${error.code}.`, { cause: error }));
}

function take({ ctx, key }: Caller, perMinute: number): Promise<RateVerdict> {
  return takeToken(ctx, { tenantId: key.tenant.id, mode: key.mode, perMinute });
}

/** What the intake answers has had its token there; any other refusal takes one here, so that bad requests are limited too. */
const intakeCodes = new Set([
  "limits.rate_exceeded",
  "wallet.insufficient_balance",
  "idempotency.key_reused",
  "idempotency.in_flight",
  "messaging.overloaded",
]);

async function judged<Shape extends OperationShape>(
  job: Job<Shape>,
  caller: Caller,
  perMinute: number | null,
): Promise<Answer<Shape>> {
  try {
    return await job.run(await readCall(job, caller, perMinute));
  } catch (error) {
    const known = isDomainError(error) && !intakeCodes.has(error.code);
    if (job.operation.rateClass === "intake" && perMinute !== null && known) await take(caller, perMinute);
    throw error;
  }
}

async function readCall<Shape extends OperationShape>(
  { operation, request, parameters, manner }: Job<Shape>,
  { ctx, key }: Caller,
  perMinute: number | null,
): Promise<Call<Shape>> {
  const own = ownParameters(parameters, key.tenant.id);
  if (operation.scope) requireScope(ctx, operation.scope);
  requireUsable(key.tenant.status, key.mode);
  const raw = operation.method === "GET" ? Buffer.alloc(0) : await request.body(maxBodyBytes);
  const query = queryOf(request.url);
  requireUsableTexts({ ...query, ...own });
  const body = pickFields(parseJson(raw), manner?.fields);
  const parse = manner ? parseKnown : parseWith;
  return {
    ctx,
    tenant: key.tenant,
    accept: request.header("accept") ?? "",
    parameters: parse<Shape["parameters"]>(operation.parameters, own),
    query: parse<Shape["query"]>(operation.query, manner?.query?.(query) ?? query),
    body: parse<Shape["body"]>(operation.body, body),
    claim: operation.idempotent
      ? keyClaimOf(ctx, request, { operation: operation.id, parameters: own, body: raw })
      : null,
    perMinute: operation.rateClass === "intake" ? perMinute : null,
  };
}

function queryOf(url: string): Record<string, string> {
  const mark = url.indexOf("?");
  return mark < 0 ? {} : Object.fromEntries(new URLSearchParams(url.slice(mark + 1)));
}

function logCall(
  ctx: PlatformCtx,
  operation: OperationShape,
  requestId: string,
  response: ApiResponse,
  caller: Caller | null,
  error: DomainError | null,
  durationMs: number,
): void {
  const line = {
    requestId,
    operation: operation.id,
    status: response.status,
    durationMs: Math.round(durationMs),
    tenant: caller?.key.tenant.id,
    mode: caller?.key.mode,
    key: caller?.key.keyId,
    code: error?.code,
  };
  // Without a cause it is a refusal of ours: too many wait, sending is paused.
  const fault = error && statusOf(error) >= 500 ? error.cause : undefined;
  if (fault === undefined) ctx.log.info(line, "request");
  else ctx.log.error({ ...line, err: fault }, "request failed");
}
