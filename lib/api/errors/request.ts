import { describe, type ApiError } from "./api-error.ts";

/** What can be wrong with any request. */
export const requestErrors: readonly ApiError[] = [
  describe("http.invalid_json", "invalid", "The body is not JSON", {
    cause: "The body could not be read as JSON in UTF-8.",
    fix: "Send one JSON object with Content-Type application/json, and check its quotes and commas.",
  }),
  describe("http.too_deep", "invalid", "The body is nested too deep", {
    cause: "Objects and lists stand more than 20 levels inside each other.",
    fix: "Send the fields as documented; none of them is nested that deep.",
  }),
  describe("http.unusable_text", "invalid", "A text can't be stored", {
    cause: "A text holds the character U+0000.",
    fix: "Remove it; it often comes from a fixed-width field or a binary file.",
  }),
  describe("http.invalid_request", "invalid", "A field is wrong", {
    cause: "A field is missing, unknown or of the wrong form. `param` names the first one and `errors` all of them.",
    fix: "Correct the named fields. Unknown fields are refused so that a typing error never goes unseen.",
  }),
  describe("http.invalid_amount", "invalid", "The amount is too fine", {
    cause: "An amount of KES has more than four decimals.",
    fix: "Round the amount to four decimals.",
  }),
  describe("http.invalid_date", "invalid", "The date can't be read", {
    cause: "A date or time in the query is not in ISO form, or names a day that does not exist.",
    fix: "Write a day as 2026-03-02 or a time as 2026-03-02T10:00:00+03:00, with the + encoded as %2B in a query.",
  }),
  describe("http.invalid_cursor", "invalid", "The cursor is of no list", {
    cause: "The cursor did not come from this list.",
    fix: "Use `next_cursor` of the page before unchanged, or leave it out for the first page.",
  }),
  describe("http.empty_period", "refused", "The period is empty", {
    cause: "The period ends before it begins.",
    fix: "Exchange the two dates.",
  }),
  describe("http.period_too_long", "refused", "The period is too long", {
    cause: "The period has more than 366 days.",
    fix: "Ask for a year at a time.",
  }),
  describe("http.body_too_large", "too_large", "The body is too large", {
    cause: "The body has more than 1 MB.",
    fix: "Send fewer recipients per request; 1,000 fit easily.",
  }),
  describe("http.not_found", "not_found", "There is nothing here", {
    cause: "No operation has this path.",
    fix: "Compare the path with the reference, its version and spelling included.",
  }),
  describe("http.method_not_allowed", "wrong_method", "Not with this method", {
    cause: "The path exists, but not with this method. The Allow header names those it answers.",
    fix: "Use a method named in the Allow header.",
  }),
  describe("idempotency.invalid_key", "invalid", "The Idempotency-Key is wrong", {
    cause: "The key is empty, longer than 255 characters, or has characters other than printable ASCII.",
    fix: "Use a UUID or your own order number.",
  }),
  describe("idempotency.key_reused", "refused", "The Idempotency-Key was used before", {
    cause: "Another request was sent with this key.",
    fix: "Make a new key for each new request, and repeat a request with exactly the same body.",
  }),
  describe("idempotency.in_flight", "conflict", "The first request is still running", {
    cause: "A request with this key has not been answered yet.",
    fix: "Wait for the seconds in Retry-After and repeat the request with the same key.",
  }),
  describe("limits.rate_exceeded", "limit", "Too many requests", {
    cause: "More requests in a minute than your tier allows. Refused requests cost nothing.",
    fix: "Wait for the seconds in Retry-After. Send to many recipients in one request, and read webhooks instead of asking for statuses.",
  }),
  describe("limits.overloaded", "unavailable", "Too many requests wait", {
    cause: "The service has more requests to answer than it can at the moment. Nothing was done for this one.",
    fix: "Repeat the request after the seconds in Retry-After with the same Idempotency-Key.",
  }),
  describe("platform.unavailable", "unavailable", "Not available for a moment", {
    cause: "A part of the service does not answer. Nothing was charged unless a repeat with the same key says so.",
    fix: "Repeat the request after the seconds in Retry-After with the same Idempotency-Key.",
  }),
  describe("platform.internal_error", "internal", "Something went wrong on our side", {
    cause: "An error we did not expect. It is logged under the request id.",
    fix: "Repeat the request with the same Idempotency-Key. If it goes on, send us the request id.",
  }),
];
