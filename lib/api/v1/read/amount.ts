import { invalid } from "#/lib/core/errors.ts";
import { fromKes, type Money } from "#/lib/core/money.ts";

/** The amount a caller wrote in KES; throws `http.invalid_amount` (invalid) for one finer than four decimals. */
export function readAmount(kes: number, param: string): Money {
  try {
    return fromKes(kes);
  } catch {
    throw invalid("http.invalid_amount", "An amount of KES has at most four decimals.", param);
  }
}
