import type { Vault } from "#/lib/core/vault.ts";

/** The token in a shortcode's Paybill addresses: 32 bytes as hex, the same at every start, known to nobody else. */
export function paybillToken(vault: Vault, shortcode: string): string {
  return vault.hmac("c2b-token", shortcode);
}

/** The two addresses registered for a shortcode; none of Daraja's banned words is in them. */
export function paybillUrls(appUrl: string, token: string): { validation: string; confirmation: string } {
  const base = `${appUrl}/api/callbacks/c2b/${token}`;
  return { validation: `${base}/validation`, confirmation: `${base}/confirmation` };
}
