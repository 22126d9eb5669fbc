type Period = { from: string; to: string };

/** The periods of the cards on Home, as days of the tenant's zone; `day` is today there. */
export function periodsOf(day: string): { today: Period; thisMonth: Period } {
  return { today: { from: day, to: day }, thisMonth: { from: `${day.slice(0, 8)}01`, to: day } };
}
