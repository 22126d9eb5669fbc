import { createHmac, timingSafeEqual } from "node:crypto";

export function verifyWebhook(body, headers, secret) {
  const { "webhook-id": id, "webhook-timestamp": sent, "webhook-signature": signatures = "" } = headers;
  if (!(Math.abs(Date.now() / 1000 - Number(sent)) <= 300)) return false;
  const key = secret.startsWith("whsec_") ? Buffer.from(secret.slice(6), "base64") : secret;
  const expected = Buffer.from(`v1,${createHmac("sha256", key).update(`${id}.${sent}.${body}`).digest("base64")}`);
  const equals = (given) => given.length === expected.length && timingSafeEqual(given, expected);
  return signatures.split(" ").some((given) => equals(Buffer.from(given)));
}
