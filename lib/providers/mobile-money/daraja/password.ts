const eatOffsetMs = 3 * 60 * 60 * 1_000;

/** `YYYYMMDDHHmmss` in East Africa Time, which knows no summer time. */
export function eatTimestamp(at: Date): string {
  return new Date(at.getTime() + eatOffsetMs).toISOString().replace(/\D/g, "").slice(0, 14);
}

/** Daraja's Password and the very Timestamp inside it. */
export function signRequest(shortcode: string, passkey: string, at: Date): { Password: string; Timestamp: string } {
  const timestamp = eatTimestamp(at);
  return { Password: Buffer.from(`${shortcode}${passkey}${timestamp}`).toString("base64"), Timestamp: timestamp };
}
