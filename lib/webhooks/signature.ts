import { createHmac } from "node:crypto";
import { signingKey } from "./secret.ts";

export type SignatureInput = {
  /** The event's id, the same at every attempt. */
  eventId: string;
  eventType: string;
  body: string;
  /** Of this attempt, in Unix seconds. */
  timestampSeconds: number;
  /** The present secret first, then the former one while it is still valid. */
  secrets: readonly [string, ...string[]];
};

/**
 * The headers of a webhook (product.md D19): Standard Webhooks with one `v1` signature per valid secret, and
 * `X-Webhook-Signature` over the raw body, which has room for one and takes the present secret as shown.
 */
export function signatureHeaders(input: SignatureInput): Record<string, string> {
  const { eventId, eventType, body, timestampSeconds, secrets } = input;
  const signed = `${eventId}.${timestampSeconds}.${body}`;
  const signatures = secrets.map(
    (secret) => `v1,${createHmac("sha256", signingKey(secret)).update(signed).digest("base64")}`,
  );
  return {
    "webhook-id": eventId,
    "webhook-timestamp": String(timestampSeconds),
    "webhook-signature": signatures.join(" "),
    "x-webhook-signature": `sha256=${createHmac("sha256", secrets[0]).update(body).digest("hex")}`,
    "x-webhook-event": eventType,
  };
}

const masked = new Set(["webhook-signature", "x-webhook-signature"]);

/** The headers as they are kept and shown: signatures only by their beginning. */
export function maskHeaders(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, masked.has(name) ? `${value.slice(0, 12)}•••` : value]),
  );
}
