import { cache } from "react";
import { guideGroups } from "#/components/docs/guides.ts";
import { findGuide, type Guide } from "#/components/docs/read-guide.ts";

/** Every guide, in the order of reading. */
export const readGuides = cache(async (): Promise<Guide[]> => {
  const found = await Promise.all(guideGroups.flatMap(({ guides }) => guides.map((name) => findGuide(name))));
  return found.filter((guide) => guide !== null);
});

/** The guides' titles by their names. */
export async function readTitles(): Promise<Record<string, string>> {
  return Object.fromEntries((await readGuides()).map(({ name, title }) => [name, title]));
}
