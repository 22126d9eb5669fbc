import type { QueryOutcome } from "#/lib/payments/mobile-money.ts";
import type { HttpResult } from "../../http-client.ts";
import { parseJsonObject, textOf } from "../../json-object.ts";
import { endOfPayment } from "../end-of-payment.ts";
import { judgeError } from "./judge-error.ts";

const stillProcessing = "4999";

/** What the answer to an STK query says of the payment (providers/daraja.md §4). Whatever is not plain is asked again. */
export function judgeQuery(result: HttpResult, checkoutRequestId: string): QueryOutcome {
  if (result.kind === "failed") return { kind: "unknown", reason: result.reason };
  if (result.status < 200 || result.status >= 300) {
    const error = judgeError(result.status, result.body);
    return error.kind === "processing" || error.kind === "locked"
      ? { kind: "pending" }
      : { kind: "unknown", reason: error.code };
  }
  const body = parseJsonObject(result.body);
  const code = body ? textOf(body, "ResultCode") : null;
  if (!body || code === null || code === "") return { kind: "unknown", reason: "unreadable" };
  const named = textOf(body, "CheckoutRequestID");
  if (named && named !== checkoutRequestId) return { kind: "unknown", reason: "answer_of_another_payment" };
  const end = endOfPayment(code);
  if (end) return end;
  const waiting = code === stillProcessing || /process/i.test(textOf(body, "ResultDesc") ?? "");
  return waiting ? { kind: "pending" } : { kind: "unknown", reason: `result_${code}` };
}
