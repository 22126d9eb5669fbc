import { scoreWords } from "#/components/search/score-words.ts";

/** One place of the docs that can be found. */
export type SearchEntry = {
  url: string;
  title: string;
  kind: "Guide" | "Section" | "Operation" | "Error";
  /** What else it may be found by. */
  text: string;
};

/** How well an entry answers; an operation is named by its id too, and a page comes before the sections in it. */
function score(entry: SearchEntry, query: string): number {
  const points = scoreWords(entry.title, entry.text, query);
  if (entry.kind === "Operation" && entry.text.toLowerCase().split(" ", 1)[0] === query) return Math.max(points, 900);
  return points > 0 && entry.kind !== "Section" ? points + 3 : points;
}

/** The entries that hold every word, the best first. */
export function searchEntries(entries: readonly SearchEntry[], text: string, limit = 12): SearchEntry[] {
  const query = text.trim().toLowerCase();
  if (query === "") return [];
  return entries
    .map((entry) => ({ entry, points: score(entry, query) }))
    .filter(({ points }) => points > 0)
    .toSorted((one, other) => other.points - one.points)
    .slice(0, limit)
    .map(({ entry }) => entry);
}
