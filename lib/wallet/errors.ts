import { DomainError, notFound } from "#/lib/core/errors.ts";
import { formatKes, subtractMoney, toKes, type Money } from "#/lib/core/money.ts";

/** 402 with what is missing. */
export function insufficientBalance(cost: Money, balance: Money): DomainError {
  const shortfall = subtractMoney(cost, balance);
  return new DomainError("payment_required", {
    code: "wallet.insufficient_balance",
    message: `This costs ${formatKes(cost)} and the balance is ${formatKes(balance)}: ${formatKes(shortfall)} is missing.`,
    facts: { cost: toKes(cost), balance: toKes(balance), shortfall: toKes(shortfall), currency: "KES" },
  });
}

export function walletNotFound(): DomainError {
  return notFound("wallet.not_found", "There is no such wallet.");
}
