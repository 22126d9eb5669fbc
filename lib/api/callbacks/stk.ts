import { callbackNotFound } from "#/lib/callbacks/errors.ts";
import { naturalKeyOf } from "#/lib/callbacks/natural-key.ts";
import { recordCallback } from "#/lib/callbacks/record-callback.ts";
import { isBelievedSource } from "#/lib/callbacks/source-list.ts";
import { newId } from "#/lib/core/ids.ts";
import type { ApiHandler, ApiRequest, ApiResponse } from "#/lib/http/api-request.ts";
import { problem, toDomainError } from "#/lib/http/problem.ts";
import { findPaymentByToken } from "#/lib/payments/find-payment-by-token.ts";
import { runtime } from "#/lib/wiring.ts";
import { darajaAnswer, maxCallbackBytes } from "./daraja-answer.ts";

/** POST /api/callbacks/stk/{token}: the raw call is stored and accepted; a wrong token is a 404. */
export const stkCallback: ApiHandler = (request, { token = "" }) => acceptStk(request, token);

/** The addresses of the former product, with the token as a parameter (product.md D20). */
export const formerStkCallback: ApiHandler = (request) =>
  acceptStk(request, new URL(request.url, "http://localhost").searchParams.get("token") ?? "");

async function acceptStk(request: ApiRequest, token: string): Promise<ApiResponse> {
  const { edge, env, platformCtx } = runtime();
  const ctx = platformCtx({ kind: "callback", provider: "daraja" });
  try {
    const paymentId = await findPaymentByToken(ctx, token);
    if (paymentId === null) throw callbackNotFound();
    const payload = (await request.body(maxCallbackBytes)).toString("utf8");
    const believed = isBelievedSource(request.ip, env.DARAJA_SOURCES);
    if (!believed)
      ctx.log.warn({ paymentId, sourceIp: request.ip }, "a callback from an address not in DARAJA_SOURCES");
    await recordCallback(ctx, {
      kind: "stk",
      subject: paymentId,
      naturalKey: naturalKeyOf(paymentId, payload, believed),
      payload,
      sourceIp: request.ip,
    });
    return darajaAnswer(0, "Accepted");
  } catch (error) {
    return problem(toDomainError(error), newId("httpRequest"), edge.docsUrl);
  }
}
