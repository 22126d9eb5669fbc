import { cn } from "./class-names.ts";

type TimeProps = {
  /** ISO, UTC. */
  at: string;
  zone?: string;
  /** `clock` for today's lists, `day` for a date alone. */
  show?: "full" | "clock" | "day";
  className?: string;
};

function part(date: Date, zone: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone: zone, hourCycle: "h23", ...options }).format(date);
}

/** dd/MM/yyyy HH:mm in the reader's zone. */
export function formatTime(at: string, zone = "Africa/Nairobi", show: "full" | "clock" | "day" = "full"): string {
  const date = new Date(at);
  const clock = part(date, zone, { hour: "2-digit", minute: "2-digit" });
  const day = part(date, zone, { day: "2-digit", month: "2-digit", year: "numeric" });
  if (show === "clock") return clock;
  return show === "day" ? day : `${day} ${clock}`;
}

/** A moment, with the exact one on hover. */
export function Time({ at, zone = "Africa/Nairobi", show = "full", className }: TimeProps) {
  const exact = part(new Date(at), zone, { dateStyle: "full", timeStyle: "long" });
  return (
    <time dateTime={at} title={exact} className={cn("figures whitespace-nowrap", className)}>
      {formatTime(at, zone, show)}
    </time>
  );
}
