import { parseJsonObject, textOf } from "../../json-object.ts";
import type { HttpClient } from "../../http-client.ts";
import type { Clock } from "#/lib/core/clock.ts";

export type TokenResult = { ok: true; token: string } | { ok: false; reason: string; code: string; retryable: boolean };

export type TokenCache = {
  /** A token good for at least a minute; callers that come together share one request. */
  get(timeoutMs: number): Promise<TokenResult>;
  /** Drops this token if it is still the one kept. */
  forget(token: string): void;
};

export type TokenOptions = {
  baseUrl: string;
  consumerKey: string;
  consumerSecret: string;
  clock: Clock;
  http: HttpClient;
};

const marginMs = 60_000;

/** Access tokens of Daraja (providers/daraja.md §1): a new one ends the former, so there is one for the process. */
export function createTokenCache(options: TokenOptions): TokenCache {
  let kept: { token: string; untilMs: number } | null = null;
  let running: Promise<TokenResult> | null = null;

  const fetchToken = async (timeoutMs: number): Promise<TokenResult> => {
    const basic = Buffer.from(`${options.consumerKey}:${options.consumerSecret}`).toString("base64");
    const result = await options.http.send({
      method: "GET",
      url: `${options.baseUrl}/oauth/v1/generate?grant_type=client_credentials`,
      headers: { Authorization: `Basic ${basic}` },
      timeoutMs,
    });
    if (result.kind === "failed")
      return { ok: false, reason: "provider_unreachable", code: result.reason, retryable: true };
    const body = parseJsonObject(result.body);
    const code = (body && textOf(body, "errorCode")) ?? `http_${result.status}`;
    if (result.status === 429 || result.status >= 500)
      return { ok: false, reason: "system_busy", code, retryable: true };
    const token = body ? textOf(body, "access_token") : null;
    if (result.status !== 200 || !body || !token) return { ok: false, reason: "configuration", code, retryable: false };
    const lifeMs = Number(textOf(body, "expires_in") ?? "0") * 1_000;
    kept = { token, untilMs: options.clock.now().getTime() + (Number.isFinite(lifeMs) ? lifeMs : 0) - marginMs };
    return { ok: true, token };
  };

  return {
    get(timeoutMs) {
      if (kept && options.clock.now().getTime() < kept.untilMs) return Promise.resolve({ ok: true, token: kept.token });
      running ??= fetchToken(timeoutMs).finally(() => {
        running = null;
      });
      return running;
    },
    forget(token) {
      if (kept?.token === token) kept = null;
    },
  };
}
