import { transactionCsv } from "#/lib/api/v1/present/transaction-csv.ts";
import { byteStream } from "#/lib/http/byte-stream.ts";
import { requireMember } from "#/lib/session/require-member.ts";
import { may } from "../../may.ts";
import { readStatementChoice, statementFilter } from "../statement-choice.ts";

/** The lines the page shows for the same address, all of them, as the API's CSV (experience.md UX-75). */
export async function GET(request: Request): Promise<Response> {
  const member = await requireMember();
  if (!may(member, "wallet:read")) return new Response(null, { status: 403 });
  const { ctx, tenant } = member;
  const { searchParams } = new URL(request.url);
  const choice = readStatementChoice((name) => searchParams.get(name));
  const filter = statementFilter(choice, tenant.timeZone);
  if (filter === null) return new Response("These days are no period.", { status: 422 });
  const days = [choice.from, choice.to].filter((day) => day !== null).join("-to-");
  const name = ["statement", tenant.id, ctx.mode === "test" ? "test" : "", days].filter(Boolean).join("-");
  return new Response(byteStream(transactionCsv(ctx, filter)), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}.csv"`,
      "cache-control": "no-store",
    },
  });
}
