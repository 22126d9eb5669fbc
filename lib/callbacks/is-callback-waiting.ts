import type { CallbackKind } from "#/db/enums.ts";
import type { PlatformTx } from "#/lib/core/context.ts";

/** True while an unfinished call of this kind about this subject is stored. */
export async function isCallbackWaiting(tx: PlatformTx, kind: CallbackKind, subject: string): Promise<boolean> {
  const [row] = await tx.sql<{ id: string }[]>`
    select id from callbacks where kind = ${kind} and finished_at is null and subject = ${subject} limit 1`;
  return row !== undefined;
}
