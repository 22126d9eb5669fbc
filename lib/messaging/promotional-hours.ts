/** Promotional messages leave from 08:00 until before 18:00 in Nairobi (product.md D25), which is UTC+3 all year. */
const opensHour = 8;
const closesHour = 18;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const aheadMs = 3 * hourMs;

/** The first moment from `at` on at which promotional messages may leave: `at` itself within the hours. */
export function nextPromotionalMoment(at: Date): Date {
  const sinceMidnight = (at.getTime() + aheadMs) % dayMs;
  const midnight = at.getTime() - sinceMidnight;
  if (sinceMidnight < opensHour * hourMs) return new Date(midnight + opensHour * hourMs);
  if (sinceMidnight < closesHour * hourMs) return at;
  return new Date(midnight + dayMs + opensHour * hourMs);
}
