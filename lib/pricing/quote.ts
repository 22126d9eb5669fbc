import { multiplyMoney, type Money } from "#/lib/core/money.ts";

/** What a segment costs the tenant, and what it costs us. */
export type Rates = { pricePerSegment: Money; costPerSegment: Money };

/** The price of one message, snapshot at acceptance. */
export type Quote = { price: Money; cost: Money };

/** Price and cost of a message of so many segments. */
export function quote(rates: Rates, segments: number): Quote {
  return {
    price: multiplyMoney(rates.pricePerSegment, segments),
    cost: multiplyMoney(rates.costPerSegment, segments),
  };
}
