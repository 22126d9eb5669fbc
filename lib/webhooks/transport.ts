/** One HTTP POST to a tenant's server. */
export type WebhookCall = { url: string; body: string; headers: Record<string, string>; mode: "live" | "test" };

export type WebhookAnswer =
  | { kind: "answered"; status: number; body: string; durationMs: number }
  /** Refused before any connection: the address is not one we call (trust.md TR-43). */
  | { kind: "refused_address"; reason: string; durationMs: number }
  | { kind: "failed"; reason: string; durationMs: number };

/**
 * Calls tenants' servers: https only in live, ports 443 and 8443 (and 80 in test), all resolved addresses checked and the
 * checked one connected to, no redirects, 15 s in total, at most 64 KB read. It never throws.
 */
export type WebhookTransport = {
  post(call: WebhookCall): Promise<WebhookAnswer>;
  /** The verdict `post` would give the address now, for checking at save: null or the reason. */
  checkUrl(url: string, mode: "live" | "test"): Promise<string | null>;
};
