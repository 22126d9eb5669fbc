import postgres from "postgres";

/** The rows of a statement, over a connection of its own. */
export async function query<Row>(url: string, text: string): Promise<Row[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const rows = await sql.unsafe<(Row & object)[]>(text);
    return [...rows];
  } finally {
    await sql.end();
  }
}
