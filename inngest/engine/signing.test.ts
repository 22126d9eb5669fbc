import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, type Json } from "./canonical-json.ts";
import { createSigner } from "./signing.ts";

const key = `signkey-test-${"0a1b".repeat(8)}`;

test("canonical JSON means the same as what it spells, and is the same for every order of keys", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value as Json);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
  );
  expect(canonicalJson({ b: 1, a: { d: [1e21, -0, 0.1], c: "\u20ac\n" } })).toBe(
    '{"a":{"c":"€\\n","d":[1e+21,0,0.1]},"b":1}',
  );
});

test("a signature holds for its text and key alone", () => {
  const signer = createSigner(key);
  const signature = signer.sign("text");
  expect(signer.verify("text", signature)).toBe(true);
  expect(signer.verify("other", signature)).toBe(false);
  expect(createSigner(`signkey-test-${"ff".repeat(16)}`).verify("text", signature)).toBe(false);
  expect(signer.verify("text", undefined)).toBe(false);
});

test("a signature older than five minutes is refused", () => {
  const signer = createSigner(key);
  const { s } = Object.fromEntries(new URLSearchParams(signer.sign("text")));
  expect(signer.verify("text", `t=${Math.round(Date.now() / 1000) - 301}&s=${s}`)).toBe(false);
  expect(signer.verify("text", `t=soon&s=${s}`)).toBe(false);
});

test("a key that the SDK could not hash is refused at the start", () => {
  expect(() => createSigner("signkey-test-not hex")).toThrow("signkey-");
});
