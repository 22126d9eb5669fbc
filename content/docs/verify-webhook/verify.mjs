import { createHmac, timingSafeEqual } from "node:crypto";

export function verifyWebhook(body, headers, secret) {
  const [id, sent] = [headers["webhook-id"], headers["webhook-timestamp"]];
  if (Math.abs(Date.now() / 1000 - Number(sent)) > 300) return false;
  const key = secret.startsWith("whsec_") ? Buffer.from(secret.slice(6), "base64") : secret;
  const expected = Buffer.from(`v1,${createHmac("sha256", key).update(`${id}.${sent}.${body}`).digest("base64")}`);
  const equals = (given) => given.length === expected.length && timingSafeEqual(Buffer.from(given), expected);
  return headers["webhook-signature"].split(" ").some(equals);
}
