import type { Ctx } from "#/lib/core/context.ts";

/** What is needed to read a message's text: its own sealed body, or the one it shares with its request. */
export type BodyRow = {
  id: string;
  tenant_id: bigint;
  request_id: string;
  sealed_body: Buffer | null;
  shared_body: Buffer | null;
  data_key: Buffer;
};

/** The texts by message id. A request's shared text is opened once. A text that was erased is missing. */
export function openBodies(ctx: Ctx, rows: readonly BodyRow[]): Map<string, string> {
  const shared = new Map<string, string>();
  const texts = new Map<string, string>();
  for (const row of rows) {
    const tenantId = Number(row.tenant_id);
    if (row.sealed_body) {
      const place = { tenantId, table: "messages", column: "sealed_body", row: row.id };
      texts.set(row.id, ctx.vault.decrypt(row.data_key, place, row.sealed_body));
      continue;
    }
    let text = shared.get(row.request_id);
    if (text === undefined && row.shared_body) {
      const place = { tenantId, table: "message_requests", column: "sealed_body", row: row.request_id };
      text = ctx.vault.decrypt(row.data_key, place, row.shared_body);
      shared.set(row.request_id, text);
    }
    if (text !== undefined) texts.set(row.id, text);
  }
  return texts;
}
