import { readZonedTime } from "#/lib/tenants/zoned-time.ts";
import { badSchedule, schedulePassed, scheduleTooFar } from "./errors.ts";
import { nextPromotionalMoment } from "./promotional-hours.ts";

export const maxScheduleDays = 90;

/** A caller's clock may be late by so much; then the message leaves at once. */
const toleranceMs = 60_000;
const dayMs = 86_400_000;

export type DueTimeInput = {
  now: Date;
  /** As the caller wrote it; null: at once. */
  scheduleAt: string | null;
  timeZone: string;
  promotional: boolean;
};

export type DueTime = {
  dueAt: Date;
  /** Later than now: the messages are scheduled. */
  later: boolean;
  /** It waits for the hours of promotional messages. */
  held: boolean;
};

/**
 * When the messages may leave (product.md D25, D28). Throws messaging.invalid_schedule for what is no time,
 * messaging.schedule_passed and messaging.schedule_too_far (refused).
 */
export function chooseDueTime({ now, scheduleAt, timeZone, promotional }: DueTimeInput): DueTime {
  const asked = scheduleAt === null ? now : readZonedTime(scheduleAt, timeZone);
  if (asked === null) throw badSchedule();
  if (asked.getTime() < now.getTime() - toleranceMs) throw schedulePassed();
  if (asked.getTime() > now.getTime() + maxScheduleDays * dayMs) throw scheduleTooFar(maxScheduleDays);
  const wanted = asked > now ? asked : now;
  const dueAt = promotional ? nextPromotionalMoment(wanted) : wanted;
  return { dueAt, later: dueAt > now, held: dueAt > wanted };
}
