import type { PlatformCtx } from "#/lib/core/context.ts";
import type { DueDelivery, Turn } from "./claim-turns.ts";
import { envelope, maxBodyBytes } from "./envelope.ts";
import { retryDelayMs } from "./retry-schedule.ts";
import { secretPlace } from "./secret.ts";
import { maskHeaders, signatureHeaders } from "./signature.ts";
import type { WebhookAnswer, WebhookTransport } from "./transport.ts";

/** What came of one call. */
export type Attempt = {
  deliveryId: string;
  turn: Turn;
  /** From 1 on, replays counted in. */
  number: number;
  at: Date;
  /** False when no request could be made; that says nothing about the endpoint. */
  called: boolean;
  /** As kept: signatures masked. */
  headers: Record<string, string>;
  responseStatus: number | null;
  responseBody: string | null;
  error: string | null;
  durationMs: number;
  delivered: boolean;
  /** When it is tried again; null when it has ended. */
  nextDueAt: Date | null;
};

const storedResponseBytes = 8 * 1024;

/** Calls the endpoint once for a delivery and judges the answer: 2xx is delivered, everything else is not. Never throws. */
export async function callEndpoint(
  ctx: PlatformCtx,
  turn: Turn,
  delivery: DueDelivery,
  transport: WebhookTransport,
): Promise<Attempt> {
  const at = ctx.clock.now();
  const number = delivery.attempts + 1;
  const request = buildRequest(ctx, turn, delivery, at);
  const fit = request.kind === "fit";
  const answer: WebhookAnswer = fit
    ? await post(transport, turn, request)
    : { kind: "failed", reason: request.reason, durationMs: 0 };
  const answered = answer.kind === "answered";
  const delivered = answered && answer.status >= 200 && answer.status < 300;
  const last = delivered || (!fit && request.last);
  const delayMs = last ? null : retryDelayMs(number - delivery.attemptsBefore, Math.random());
  return {
    deliveryId: delivery.id,
    turn,
    number,
    at,
    called: fit,
    headers: fit ? maskHeaders(request.headers) : {},
    responseStatus: answered ? answer.status : null,
    responseBody: answered ? storable(answer.body) : null,
    error: answered ? null : storable(answer.reason),
    durationMs: Math.round(answer.durationMs),
    delivered,
    nextDueAt: delayMs === null ? null : new Date(ctx.clock.now().getTime() + delayMs),
  };
}

type Request =
  | { kind: "fit"; body: string; headers: Record<string, string> }
  /** It can't be made, at this attempt or (`last`) ever. */
  | { kind: "unfit"; reason: string; last: boolean };

function buildRequest(ctx: PlatformCtx, turn: Turn, delivery: DueDelivery, at: Date): Request {
  const body = envelope({ ...delivery, tenantId: turn.tenantId });
  if (Buffer.byteLength(body) > maxBodyBytes) {
    return { kind: "unfit", reason: "The event is larger than 256 KB.", last: true };
  }
  const secrets = findSecrets(ctx, turn);
  if (secrets === null) return { kind: "unfit", reason: "The endpoint's secret could not be read.", last: false };
  const signed = signatureHeaders({
    eventId: delivery.eventId,
    eventType: delivery.type,
    body,
    timestampSeconds: Math.floor(at.getTime() / 1000),
    secrets,
  });
  const headers = { "content-type": "application/json", "user-agent": "Jumbe-Webhooks/1", ...signed };
  return { kind: "fit", body, headers };
}

/** The valid secrets, the present one first; null when they can't be decrypted, which must not stop other endpoints. */
function findSecrets(ctx: PlatformCtx, turn: Turn): [string, ...string[]] | null {
  const open = (sealed: Buffer) => ctx.vault.decrypt(turn.dataKey, secretPlace(turn.tenantId, turn.endpointId), sealed);
  try {
    const former = turn.sealedFormerSecret === null ? [] : [open(turn.sealedFormerSecret)];
    return [open(turn.sealedSecret), ...former];
  } catch (error) {
    ctx.log.error({ err: error, endpointId: turn.endpointId }, "webhook secret not readable");
    return null;
  }
}

async function post(
  transport: WebhookTransport,
  { url, mode }: Turn,
  { body, headers }: { body: string; headers: Record<string, string> },
): Promise<WebhookAnswer> {
  const startedAtMs = performance.now();
  try {
    return await transport.post({ url, body, headers, mode });
  } catch (error) {
    const reason = error instanceof Error ? error.message : "The call failed.";
    return { kind: "failed", reason, durationMs: performance.now() - startedAtMs };
  }
}

/** The start of a text from outside, as the database can hold it. */
function storable(text: string): string {
  return Buffer.from(text.replaceAll("\u0000", "")).subarray(0, storedResponseBytes).toString("utf8");
}
