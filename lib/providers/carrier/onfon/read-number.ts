/** A number as the provider writes it, with or without plus, in the form we store; null when it holds no digits. */
export function readNumber(text: string | null): string | null {
  const digits = (text ?? "").replace(/\D/g, "").replace(/^00/, "");
  if (digits === "") return null;
  if (/^0[17]\d{8}$/.test(digits)) return `254${digits.slice(1)}`;
  return /^[17]\d{8}$/.test(digits) ? `254${digits}` : digits;
}
