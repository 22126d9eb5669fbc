import { timingSafeEqual } from "node:crypto";
import { callbackNotFound } from "#/lib/callbacks/errors.ts";
import { naturalKeyOf } from "#/lib/callbacks/natural-key.ts";
import { recordCallback } from "#/lib/callbacks/record-callback.ts";
import { isBelievedSource } from "#/lib/callbacks/source-list.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";
import type { ApiHandler, ApiRequest, ApiResponse } from "#/lib/http/api-request.ts";
import { problem, toDomainError } from "#/lib/http/problem.ts";
import { paybillToken } from "#/lib/payments/callback-urls.ts";
import { validateC2b, type C2bRefusal } from "#/lib/payments/validate-c2b.ts";
import { runtime } from "#/lib/wiring.ts";
import { darajaAnswer, maxCallbackBytes } from "./daraja-answer.ts";

/** The provider gives up after about 8 s; the payer is standing there. */
const validateWithinMs = 900;

type Call = { ctx: PlatformCtx; request: ApiRequest; shortcode: string; body: string };

/**
 * POST /api/callbacks/c2b/{token}/confirmation: the money has moved, so the raw call is stored and accepted whatever it
 * says; a wrong token is a 404.
 */
export const c2bConfirmation: ApiHandler = withToken(async ({ ctx, request, shortcode, body }) => {
  const believed = isBelievedSource(request.ip, runtime().env.DARAJA_SOURCES);
  if (!believed)
    ctx.log.warn({ shortcode, sourceIp: request.ip }, "a confirmation from an address not in DARAJA_SOURCES");
  await recordCallback(ctx, {
    kind: "c2b_confirmation",
    subject: shortcode,
    naturalKey: naturalKeyOf(shortcode, body, believed),
    payload: body,
    sourceIp: request.ip,
  });
  return darajaAnswer(0, "Success");
});

/**
 * POST /api/callbacks/c2b/{token}/validation: whether this account may be paid, within a second. When that can't be told
 * in time the payment is let through: money for nobody waits in suspense, a payer refused for nothing is lost.
 */
export const c2bValidation: ApiHandler = withToken(async ({ ctx, shortcode, body }) => {
  const refusal = await withinTime(validateC2b(ctx, { shortcode, body }), ctx);
  return refusal === null ? darajaAnswer("0", "Accepted") : darajaAnswer(refusal, "Rejected");
});

function withToken(answer: (call: Call) => Promise<ApiResponse>): ApiHandler {
  return async (request, { token = "" }) => {
    const { edge, platformCtx, ports } = runtime();
    const ctx = platformCtx({ kind: "callback", provider: "daraja" });
    const { shortcode } = ports.mobileMoney.live;
    try {
      if (!isSame(token, paybillToken(ctx.vault, shortcode))) throw callbackNotFound();
      const body = (await request.body(maxCallbackBytes)).toString("utf8");
      return await answer({ ctx, request, shortcode, body });
    } catch (error) {
      return problem(toDomainError(error), newId("httpRequest"), edge.docsUrl);
    }
  };
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

async function withinTime(verdict: Promise<C2bRefusal | null>, ctx: PlatformCtx): Promise<C2bRefusal | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, validateWithinMs, null);
  });
  try {
    return await Promise.race([verdict, late]);
  } catch (error) {
    ctx.log.error({ err: error }, "a Paybill payment was let through without validation");
    return null;
  } finally {
    clearTimeout(timer);
  }
}
