/** One place of the docs that can be found. */
export type SearchEntry = {
  url: string;
  title: string;
  kind: "Guide" | "Section" | "Operation" | "Error";
  /** What else it may be found by. */
  text: string;
};

/** How well an entry answers the words; 0: not at all. Its title counts most, whole before begun before within. */
function score(entry: SearchEntry, query: string, words: string[]): number {
  const title = entry.title.toLowerCase();
  if (title === query) return 1000;
  const text = entry.text.toLowerCase();
  if (entry.kind === "Operation" && text.split(" ", 1)[0] === query) return 900;
  if (title.startsWith(query)) return 500 - title.length;
  let total = 0;
  for (const word of words) {
    const place = title.indexOf(word);
    if (place === 0 || /[\s._/-]/.test(title.charAt(place - 1) || "x")) total += 60;
    else if (place > 0) total += 30;
    else if (text.includes(word)) total += 8;
    else return 0;
  }
  return total + (entry.kind === "Section" ? 0 : 3);
}

/** The entries that hold every word, the best first. */
export function searchEntries(entries: readonly SearchEntry[], text: string, limit = 12): SearchEntry[] {
  const query = text.trim().toLowerCase();
  if (query === "") return [];
  const words = query.split(/\s+/);
  return entries
    .map((entry) => ({ entry, points: score(entry, query, words) }))
    .filter(({ points }) => points > 0)
    .toSorted((one, other) => other.points - one.points)
    .slice(0, limit)
    .map(({ entry }) => entry);
}
