import { createHmac } from "node:crypto";
import fc from "fast-check";
import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { isWeakSecret, newSecret, requireUsableSecret, signingKey } from "./secret.ts";
import { maskHeaders, signatureHeaders } from "./signature.ts";

const nowSeconds = Math.floor(Date.now() / 1000);
const base = { eventId: "evt_1", eventType: "message.sent", body: '{"id":"evt_1"}', timestampSeconds: nowSeconds };

test("the Standard Webhooks library verifies every body signed with a secret of ours", () => {
  fc.assert(
    fc.property(fc.json(), (body) => {
      const secret = newSecret();
      const headers = signatureHeaders({ ...base, body, secrets: [secret] });
      expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
    }),
  );
});

test("a secret without whsec_ signs with its own bytes", () => {
  const secret = "old secret 8+";
  const headers = signatureHeaders({ ...base, secrets: [secret] });
  expect(new Webhook(secret, { format: "raw" }).verify(base.body, headers)).toEqual({ id: "evt_1" });
});

test("X-Webhook-Signature is the HMAC of the raw body under the secret as shown", () => {
  const secret = newSecret();
  const headers = signatureHeaders({ ...base, secrets: [secret, newSecret()] });
  const expected = createHmac("sha256", Buffer.from(secret, "utf8")).update(base.body).digest("hex");
  expect(headers["x-webhook-signature"]).toBe(`sha256=${expected}`);
});

test("during a rotation the old and the new secret both verify, another one doesn't", () => {
  const [current, former, other] = [newSecret(), newSecret(), newSecret()];
  const headers = signatureHeaders({ ...base, secrets: [current, former] });
  for (const secret of [current, former]) expect(() => new Webhook(secret).verify(base.body, headers)).not.toThrow();
  expect(() => new Webhook(other).verify(base.body, headers)).toThrow();
  expect(() => new Webhook(current).verify(`${base.body} `, headers)).toThrow();
});

test("a secret of ours has 256 bits; short and doubtful ones are marked or refused", () => {
  expect(signingKey(newSecret())).toHaveLength(32);
  expect(isWeakSecret(newSecret())).toBe(false);
  expect(isWeakSecret("12345678")).toBe(true);
  expect(() => requireUsableSecret("12345678")).not.toThrow();
  for (const secret of ["1234567", "x".repeat(201), "whsec_not base64", "whsec_abc"]) {
    expect(() => requireUsableSecret(secret)).toThrow();
  }
});

test("kept headers show signatures only by their beginning", () => {
  const headers = signatureHeaders({ ...base, secrets: [newSecret()] });
  const kept = maskHeaders(headers);
  expect(kept["webhook-id"]).toBe("evt_1");
  for (const name of ["webhook-signature", "x-webhook-signature"]) {
    expect(kept[name]).toMatch(/^.{12}•••$/);
    expect(headers[name]?.startsWith(kept[name]?.slice(0, 12) ?? "-")).toBe(true);
  }
});
