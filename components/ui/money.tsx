import { cn } from "./class-names.ts";

/** `1,050.00`, with up to four decimals where the amount has them. */
export function formatAmount(kes: number): string {
  return new Intl.NumberFormat("en-KE", { minimumFractionDigits: 2, maximumFractionDigits: 4 }).format(kes);
}

type MoneyProps = {
  /** Shillings as they stand on the wire. */
  kes: number;
  /** `display` is for the one amount a page is about. */
  size?: "text" | "display";
  /** Shows a plus before money that came in. */
  signed?: boolean;
  className?: string;
};

/** An amount, always with its currency, in figures that stand under each other. */
export function Money({ kes, size = "text", signed = false, className }: MoneyProps) {
  const sign = kes < 0 ? "−" : signed && kes > 0 ? "+" : "";
  const amount = formatAmount(Math.abs(kes));
  if (size === "text")
    return <span className={cn("figures whitespace-nowrap", className)}>{`${sign}KES ${amount}`}</span>;
  const [whole, cents] = amount.split(".");
  return (
    <span className={cn("figures inline-flex items-baseline whitespace-nowrap text-ink", className)}>
      <span className="mr-2 text-[0.42em] font-medium text-muted">KES </span>
      <span className="font-semibold tracking-[-0.035em]">{whole}</span>
      <span className="text-[0.56em] font-medium tracking-[-0.02em] text-muted">.{cents}</span>
    </span>
  );
}
