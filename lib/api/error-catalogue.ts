import { accessErrors } from "./errors/access.ts";
import type { ApiError } from "./errors/api-error.ts";
import { messageErrors } from "./errors/messages.ts";
import { moneyErrors } from "./errors/money.ts";
import { requestErrors } from "./errors/request.ts";
import { webhookErrors } from "./errors/webhooks.ts";
import type { OperationShape } from "./operation.ts";

export type { ApiError } from "./errors/api-error.ts";

/** Every code the API can answer, in the order of the docs. */
export const errorCatalogue: readonly ApiError[] = [
  ...requestErrors,
  ...accessErrors,
  ...messageErrors,
  ...moneyErrors,
  ...webhookErrors,
];

const withKey = [
  "platform.internal_error",
  "platform.unavailable",
  "http.invalid_request",
  "http.unusable_text",
  "auth.key_missing",
  "api_keys.invalid",
  "api_keys.ip_not_allowed",
  "tenants.pending_verification",
  "tenants.pending_approval",
  "tenants.suspended",
  "tenants.rejected",
  "tenants.closed",
  "limits.rate_exceeded",
  "limits.overloaded",
];
const withBody = ["http.invalid_json", "http.too_deep", "http.body_too_large"];
const withIdempotency = ["idempotency.invalid_key", "idempotency.key_reused"];

/** The codes this operation can answer: its own and those of every operation of its kind. */
export function errorsOf(operation: OperationShape): ApiError[] {
  const codes = new Set([
    ...operation.errors,
    ...(operation.open ? [] : withKey),
    ...(operation.scope === null ? [] : ["auth.scope_missing"]),
    ...(operation.method === "GET" ? [] : withBody),
    ...(operation.idempotent ? withIdempotency : []),
  ]);
  return errorCatalogue.filter(({ code }) => codes.has(code));
}
