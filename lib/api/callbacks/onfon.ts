import type { CallbackKind } from "#/db/enums.ts";
import { callbackNotFound } from "#/lib/callbacks/errors.ts";
import { recordCallback } from "#/lib/callbacks/record-callback.ts";
import { isBelievedSource } from "#/lib/callbacks/source-list.ts";
import { findConnectionByToken } from "#/lib/connections/find-connection-by-token.ts";
import { newId } from "#/lib/core/ids.ts";
import type { ApiHandler } from "#/lib/http/api-request.ts";
import { problem, toDomainError } from "#/lib/http/problem.ts";
import { runtime } from "#/lib/wiring.ts";
import { readParameters } from "./read-parameters.ts";

const accepted = { status: 200, headers: { "content-type": "text/plain; charset=utf-8" }, body: "OK" };

/**
 * A call from Onfon, by GET or POST (providers/onfon.md §6, §7): its raw parameters are stored and it is answered 200,
 * also for ids nobody knows. A wrong token is a 404. The former addresses carry the token as a parameter (product.md D20).
 */
function onfonCallback(kind: Extract<CallbackKind, "onfon_report" | "onfon_inbound">): ApiHandler {
  return async (request, parameters) => {
    const token = parameters["token"] ?? new URL(request.url, "http://localhost").searchParams.get("token") ?? "";
    const { edge, env, platformCtx } = runtime();
    const ctx = platformCtx({ kind: "callback", provider: "onfon" });
    try {
      const connection = await findConnectionByToken(ctx, token);
      if (!connection) throw callbackNotFound();
      if (!isBelievedSource(request.ip, env.ONFON_SOURCES)) {
        ctx.log.warn(
          { kind, connection: connection.id, sourceIp: request.ip },
          "a call from an address not in ONFON_SOURCES",
        );
        throw callbackNotFound();
      }
      const payload = JSON.stringify({ parameters: await readParameters(request) });
      await recordCallback(ctx, { kind, subject: connection.id, naturalKey: null, payload, sourceIp: request.ip });
      return { ...accepted, headers: { ...accepted.headers } };
    } catch (error) {
      return problem(toDomainError(error), newId("httpRequest"), edge.docsUrl);
    }
  };
}

/** GET or POST /api/callbacks/onfon/{token}/delivery-report */
export const onfonReport = onfonCallback("onfon_report");

/** GET or POST /api/callbacks/onfon/{token}/inbound */
export const onfonInbound = onfonCallback("onfon_inbound");
