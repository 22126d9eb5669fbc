import { createHash } from "node:crypto";

/**
 * The name of a fact a provider doesn't name itself: what it is about and a digest of the very bytes. A repeat has the
 * same name; a forged call can't take the name of the true one by carrying its ids.
 */
export function naturalKeyOf(subject: string, payload: string, sourceTrusted: boolean): string {
  const digest = createHash("sha256").update(payload).digest("hex");
  return sourceTrusted ? `${subject}:${digest}` : `${subject}:unlisted:${digest}`;
}
