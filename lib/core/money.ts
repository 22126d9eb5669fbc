/** An amount of Kenyan shillings as a whole count of 0.0001 KES (product.md D13). */
export type Money = bigint & { readonly __money: "KES_e4" };

const scale = 10_000n;

/** Names a count of 0.0001 KES as money. */
export function money(count: bigint): Money {
  return count as Money;
}

export const zeroMoney: Money = money(0n);

/** Money from a number of KES with at most four decimals; throws a RangeError for anything finer or not finite. */
export function fromKes(kes: number): Money {
  const count = Math.round(kes * 10_000);
  if (!Number.isSafeInteger(count) || Math.abs(kes * 10_000 - count) > 1e-6 * Math.max(1, Math.abs(count) * 1e-6)) {
    throw new RangeError("An amount of KES has at most four decimals.");
  }
  return money(BigInt(count));
}

/** The JSON number of KES that stands on the wire. */
export function toKes(amount: Money): number {
  return Number(amount) / 10_000;
}

export function addMoney(a: Money, b: Money): Money {
  return money(a + b);
}

export function subtractMoney(a: Money, b: Money): Money {
  return money(a - b);
}

export function multiplyMoney(price: Money, count: number): Money {
  return money(price * BigInt(count));
}

export function sumMoney(amounts: Iterable<Money>): Money {
  let sum = 0n;
  for (const amount of amounts) sum += amount;
  return money(sum);
}

/** How many whole times `price` fits into `amount`; 0 for a price of 0. */
export function wholeUnits(amount: Money, price: Money): number {
  return price <= 0n || amount <= 0n ? 0 : Number(amount / price);
}

/** `KES 1,050.00`, with up to four decimals where the amount has them. */
export function formatKes(amount: Money): string {
  const sign = amount < 0n ? "−" : "";
  const count = amount < 0n ? -amount : amount;
  const whole = (count / scale).toString().replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  const decimals = (count % scale)
    .toString()
    .padStart(4, "0")
    .replace(/0{1,2}$/, "");
  return `${sign}KES ${whole}.${decimals}`;
}
