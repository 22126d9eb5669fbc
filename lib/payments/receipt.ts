/**
 * M-Pesa's receipt in capitals, null when it is none. Real ones have 10 letters and digits; what else names a transaction
 * without room for harm passes too, because money that has arrived is not refused for the shape of its number.
 */
export function readReceipt(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const receipt = value.trim();
  return /^[A-Za-z0-9][A-Za-z0-9_.-]{3,39}$/.test(receipt) ? receipt.toUpperCase() : null;
}
