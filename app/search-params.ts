/** What stands in an address after the question mark, as Next gives it to a page. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** One value of the address; of a repeated one, none. */
export async function readParam(params: SearchParams, name: string): Promise<string | undefined> {
  const value = (await params)[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}
