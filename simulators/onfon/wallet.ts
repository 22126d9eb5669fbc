/** The account's credits in ten-thousandths of a shilling. */
export type Wallet = { creditsE4: number };

export const OPENING_CREDITS_E4 = 1_000_000 * 10_000;

export function toE4(shillings: number): number {
  return Math.round(shillings * 10_000);
}

/** `KSh12500.5000`, as Balance prints it. */
export function printCredits(wallet: Wallet): string {
  return `KSh${(wallet.creditsE4 / 10_000).toFixed(4)}`;
}
