import type { SearchEntry } from "#/components/docs/search-entry.ts";
import { searchIndex } from "#/components/docs/search-index.ts";
import { errorCatalogue } from "#/lib/api/error-catalogue.ts";
import { contract } from "./contract.ts";
import { readGuides } from "./read-guides.ts";

/** Everything the search finds, on the page of its own and in the browser. */
export async function readSearchIndex(): Promise<SearchEntry[]> {
  return searchIndex({ guides: await readGuides(), operations: contract, errors: errorCatalogue });
}
