import type { PushOutcome } from "#/lib/payments/mobile-money.ts";
import { readResultCode } from "#/lib/payments/result-codes.ts";
import type { HttpResult } from "../../http-client.ts";
import { parseJsonObject, textOf } from "../../json-object.ts";
import { judgeError, type DarajaError } from "./judge-error.ts";

const refusals: Record<
  Exclude<DarajaError["kind"], "unclear" | "processing">,
  { reason: string; retryable: boolean }
> = {
  token: { reason: "configuration", retryable: false },
  busy: { reason: "system_busy", retryable: true },
  locked: { reason: "prompt_open", retryable: true },
  configuration: { reason: "configuration", retryable: false },
  invalid: { reason: "invalid_request", retryable: false },
};

/** What the answer to a push says (providers/daraja.md §2 and §5). In doubt the prompt may be on the phone: unknown. */
export function judgePush(result: HttpResult): PushOutcome {
  if (result.kind === "failed") {
    return result.phase === "connect"
      ? { kind: "refused", reason: "provider_unreachable", code: result.reason, retryable: true }
      : { kind: "unknown", reason: result.reason };
  }
  if (result.status < 200 || result.status >= 300) {
    const error = judgeError(result.status, result.body);
    if (error.kind === "unclear" || error.kind === "processing") return { kind: "unknown", reason: error.code };
    return { kind: "refused", code: error.code, ...refusals[error.kind] };
  }
  const body = parseJsonObject(result.body);
  const code = body ? textOf(body, "ResponseCode") : null;
  if (!body || code === null || code === "") return { kind: "unknown", reason: "unreadable" };
  if (code !== "0") {
    const { reason, canRetry } = readResultCode(code);
    return {
      kind: "refused",
      reason: reason === "unknown_result" ? "provider_refused" : reason,
      code,
      retryable: canRetry,
    };
  }
  const checkoutRequestId = textOf(body, "CheckoutRequestID");
  if (!checkoutRequestId) return { kind: "unknown", reason: "no_checkout_request_id" };
  return { kind: "accepted", merchantRequestId: textOf(body, "MerchantRequestID") ?? "", checkoutRequestId };
}
