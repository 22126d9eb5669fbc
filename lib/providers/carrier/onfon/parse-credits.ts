import { money, type Money } from "#/lib/core/money.ts";

/**
 * Credits as Onfon prints them, such as `KSh12,500.5000` or a bare number (providers/onfon.md §5); null when there is no
 * amount in it. Digits beyond 0.0001 KES are cut off.
 */
export function parseCredits(credits: unknown): Money | null {
  if (typeof credits !== "string" && typeof credits !== "number") return null;
  const parts = /^([^\d]*?)(\d[\d,]*)?(?:\.(\d+))?\s*[a-z]*\s*$/i.exec(String(credits).trim());
  const whole = (parts?.[2] ?? "").replaceAll(",", "");
  const decimals = parts?.[3] ?? "";
  if (!parts || whole + decimals === "") return null;
  const count = BigInt(whole || "0") * 10_000n + BigInt(decimals.slice(0, 4).padEnd(4, "0"));
  return money(/[-−]/.test(parts[1] ?? "") ? -count : count);
}
