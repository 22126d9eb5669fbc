/** The account number a payer types: the client id and two check digits, so that the whole is 1 modulo 97 (ISO 7064). */
export function accountNumberOf(clientId: number): string {
  const check = 98n - ((BigInt(clientId) * 100n) % 97n);
  return `${clientId}${check.toString().padStart(2, "0")}`;
}

/** The client id an account number belongs to, or null when it was mistyped. Spaces and hyphens don't matter. */
export function clientIdOfAccount(accountNumber: string): number | null {
  const digits = accountNumber.replace(/[\s-]/g, "");
  if (!/^[1-9]\d{2,14}$/.test(digits) || BigInt(digits) % 97n !== 1n) return null;
  const clientId = Number(digits.slice(0, -2));
  return accountNumberOf(clientId) === digits ? clientId : null;
}
