import { describe, type ApiError } from "./api-error.ts";

/** Webhooks. */
export const webhookErrors: readonly ApiError[] = [
  describe("webhooks.url_refused", "refused", "The address is refused", {
    cause: "The address is not https on port 443 or 8443, or leads to a private network. `detail` says which.",
    fix: "Give a public https address of your own server.",
  }),
  describe("webhooks.secret_invalid", "invalid", "The secret is wrong", {
    cause: "A secret has 8 to 200 characters, and base64 after whsec_.",
    fix: "Leave it out: then a strong one is made and shown.",
  }),
  describe("webhooks.too_many_endpoints", "conflict", "Too many endpoints", {
    cause: "There are ten endpoints in this mode already.",
    fix: "Remove one that is no longer used.",
  }),
  describe("webhooks.too_many_callback_urls", "refused", "Too many callback addresses", {
    cause: "A hundred different addresses have been named as callback_url in this mode.",
    fix: "Use one address and tell requests apart by their reference, or remove endpoints that are no longer used.",
  }),
  describe("webhooks.endpoint_not_found", "not_found", "There is no such endpoint", {
    cause: "No endpoint of this key's mode has this id.",
    fix: "List your endpoints. A test key does not see live ones.",
  }),
  describe("webhooks.endpoint_inactive", "conflict", "The endpoint is off", {
    cause: "Nothing is sent to an endpoint that is switched off.",
    fix: "Switch it on first with active: true.",
  }),
  describe("webhooks.delivery_not_found", "not_found", "There is no such delivery", {
    cause: "No delivery of this key's mode has this id.",
    fix: "List your deliveries; they are kept 30 days.",
  }),
];
