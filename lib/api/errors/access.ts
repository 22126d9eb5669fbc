import { describe, type ApiError } from "./api-error.ts";

/** Who may ask. */
export const accessErrors: readonly ApiError[] = [
  describe("auth.key_missing", "unauthenticated", "The API key is missing", {
    cause: "The request has neither an X-API-Key header nor a Bearer token.",
    fix: "Send your key in the X-API-Key header.",
  }),
  describe("api_keys.invalid", "unauthenticated", "The API key is not valid", {
    cause: "The key is unknown, revoked or expired.",
    fix: "Copy the key again from Developers, or make a new one. Look for spaces and line ends around it.",
  }),
  describe("api_keys.ip_not_allowed", "forbidden", "Not from this address", {
    cause: "The key may be used from certain addresses only, and this is not one of them.",
    fix: "Add your server's address to the key's list, or use a key without one.",
  }),
  describe("auth.scope_missing", "forbidden", "The key may not do this", {
    cause: "The key lacks the permission that the message names.",
    fix: "Make a key with this permission.",
  }),
  describe("auth.client_mismatch", "forbidden", "The path names another client", {
    cause: "The client id in the path is not that of the key.",
    fix: "Use your own client id, or the paths under /api/v1, which need none.",
  }),
  describe("tenants.pending_verification", "forbidden", "The e-mail address is not verified", {
    cause: "The organisation's e-mail address has not been verified yet.",
    fix: "Open the link in the e-mail we sent, or ask for a new one after signing in.",
  }),
  describe("tenants.pending_approval", "forbidden", "The organisation waits for approval", {
    cause: "Live requests need an approved organisation.",
    fix: "Use a test key until you are approved; it works at once.",
  }),
  describe("tenants.suspended", "forbidden", "The organisation is suspended", {
    cause: "Our staff have suspended the organisation.",
    fix: "Write to support.",
  }),
  describe("tenants.rejected", "forbidden", "The organisation was not approved", {
    cause: "Live requests need an approved organisation.",
    fix: "Write to support. Test keys go on working.",
  }),
  describe("tenants.closed", "forbidden", "The account is closed", {
    cause: "The organisation's account has been closed.",
    fix: "Write to support if this is a mistake.",
  }),
];
