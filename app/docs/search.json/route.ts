import { readSearchIndex } from "../read-search-index.ts";

/** The index that the search in the browser reads when it is first opened. */
export async function GET(): Promise<Response> {
  return Response.json(await readSearchIndex(), { headers: { "Cache-Control": "public, max-age=600" } });
}
