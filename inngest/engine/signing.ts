import { createHash, createHmac, timingSafeEqual } from "node:crypto";

const toleranceMs = 5 * 60_000;

export type Signer = {
  /** The value of `x-inngest-signature` for a text sent now. */
  sign(text: string): string;
  /** Whether the header was made with the same key over this text, within five minutes of now. */
  verify(text: string, header: string | undefined): boolean;
  /** Whether `Authorization` carries the key's hash (as the SDK sends it) or the key itself (as our own tools may). */
  admits(authorization: string | undefined): boolean;
};

/** A signer for a key of the form `signkey-<env>-<hex>`; throws when the part after the prefix is not hex, for the SDK could not hash it. */
export function createSigner(signingKey: string): Signer {
  const key = signingKey.replace(/^signkey-\w+-/, "");
  if (!/^([0-9a-f]{2})+$/i.test(key))
    throw new Error("The signing key must read signkey-<name>-<hex digits, an even number>");
  const prefix = signingKey.slice(0, signingKey.length - key.length);
  const hashed = prefix + createHash("sha256").update(key, "hex").digest("hex");
  const mac = (text: string, seconds: string) => createHmac("sha256", key).update(text).update(seconds).digest("hex");

  return {
    sign(text) {
      const seconds = String(Math.round(Date.now() / 1000));
      return `t=${seconds}&s=${mac(text, seconds)}`;
    },
    verify(text, header) {
      const parts = new URLSearchParams(header ?? "");
      const seconds = parts.get("t") ?? "";
      if (!(Math.abs(Date.now() - Number(seconds) * 1000) <= toleranceMs)) return false;
      return sameText(mac(text, seconds), parts.get("s") ?? "");
    },
    admits(authorization) {
      const token = authorization?.replace(/^Bearer /i, "") ?? "";
      return sameText(token, hashed) || sameText(token, signingKey);
    },
  };
}

/** Compares two secrets without telling by its time where they differ. */
export function sameText(one: string, other: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
