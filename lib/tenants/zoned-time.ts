const dateAndTime =
  /^((?:19[7-9]|2[01]\d)\d-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?))?(Z|[+-]\d{2}:?\d{2})?$/i;

/** How far the zone is ahead of UTC at this moment, in ms. */
function offsetMs(timeZone: string, at: Date): number {
  const format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  const name = format.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  const [, sign, hours = "0", minutes = "0"] = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/**
 * The moment an ISO text names: with an offset as it stands, without one in the zone; a date alone is its midnight. Null
 * when it is no such text, names a day that does not exist, or a year before 1970 or after 2199.
 */
export function readZonedTime(text: string, timeZone: string): Date | null {
  const [, day, time = "00:00", offset] = dateAndTime.exec(text) ?? [];
  if (day === undefined || (offset !== undefined && !/[T ]/i.test(text))) return null;
  const wall = new Date(`${day}T${time}Z`);
  // 30 February would roll over into March.
  if (Number.isNaN(wall.getTime()) || wall.toISOString().slice(0, 10) !== day) return null;
  if (offset !== undefined) {
    const exact = new Date(`${day}T${time}${offset.replace(/^([+-]\d{2})(\d{2})$/, "$1:$2")}`);
    return Number.isNaN(exact.getTime()) ? null : exact;
  }
  // The offset of the moment meant, found from the one of a moment near it; twice, for the hours around a change.
  const near = new Date(wall.getTime() - offsetMs(timeZone, wall));
  return new Date(wall.getTime() - offsetMs(timeZone, near));
}
