import { cn } from "./class-names.ts";

type TimeProps = {
  /** ISO, UTC. */
  at: string;
  /** The tenant's; staff read the times of Nairobi. */
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

/** The clock alone as long as it is the day of `now` in the zone, else with its day. */
export function formatRecent(at: string, now: Date, zone: string): string {
  const isToday = formatTime(at, zone, "day") === formatTime(now.toISOString(), zone, "day");
  return formatTime(at, zone, isToday ? "clock" : "full");
}

/** A moment, with the exact one on hover and, by globals.css, on a tap. */
export function Time({ at, zone = "Africa/Nairobi", show = "full", className }: TimeProps) {
  const exact = part(new Date(at), zone, { dateStyle: "full", timeStyle: "long" });
  return (
    <time dateTime={at} title={exact} className={cn("figures whitespace-nowrap", className)}>
      {formatTime(at, zone, show)}
    </time>
  );
}
