import { cn } from "./class-names.ts";

/** `0712 345 678` for a Kenyan number, `+44 …` digits for any other. */
export function formatPhone(digits: string): string {
  const local = /^254(\d{3})(\d{3})(\d{3})$/.exec(digits);
  return local ? `0${local[1]} ${local[2]} ${local[3]}` : `+${digits}`;
}

/** `0712 ••• 678`: enough to recognise one's own number. */
export function maskPhone(digits: string): string {
  const shown = formatPhone(digits);
  const local = /^(\d{4}) \d{3} (\d{3})$/;
  return local.test(shown) ? shown.replace(local, "$1 ••• $2") : `${shown.slice(0, 4)} ••• ${shown.slice(-3)}`;
}

export function Phone({ digits, masked = false, className }: { digits: string; masked?: boolean; className?: string }) {
  const text = masked ? maskPhone(digits) : formatPhone(digits);
  return <span className={cn("figures whitespace-nowrap", className)}>{text}</span>;
}
