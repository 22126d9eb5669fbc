import { randomUUID } from "node:crypto";
import { asGsm, measure } from "./segments.ts";
import { ROW_ENDINGS } from "./outcomes.ts";
import type { OnfonSwitches } from "./settings.ts";
import { toE4, type Wallet } from "./wallet.ts";

export type Row = { number: string; text: string };

export type AcceptedRow = Row & { id: string; shown: string; segments: number; length: number; costE4: number };

export type JudgedRow = { row: Row; accepted: AcceptedRow | null; code: number; description: string };

export type Judgement = { rows: JudgedRow[]; code: 0 } | { rows: null; code: number };

/** Decides each row and debits the wallet for the accepted ones; a top-level code instead when the request as a whole fails. */
export function judgeRows(
  rows: readonly Row[],
  sender: string,
  unicode: boolean,
  switches: OnfonSwitches,
  wallet: Wallet,
): Judgement {
  const allowed = switches.senders.includes("*") || switches.senders.includes(sender);
  const priceE4 = toE4(switches.price);
  const judged = rows.map((row) => judge(row, allowed, unicode, priceE4));
  if (judged.length > 0 && judged.every((one) => one.code === INVALID_MOBILE)) return { rows: null, code: 13 };
  const totalE4 = judged.reduce((sum, one) => sum + (one.accepted?.costE4 ?? 0), 0);
  if (totalE4 > wallet.creditsE4 && !switches.mid_batch) return { rows: null, code: 21 };
  for (const one of judged) {
    if (one.accepted === null) continue;
    if (one.accepted.costE4 <= wallet.creditsE4) wallet.creditsE4 -= one.accepted.costE4;
    else Object.assign(one, { accepted: null, code: 1025, description: "Insufficient credits" });
  }
  return { rows: judged, code: 0 };
}

const INVALID_MOBILE = 13;

function judge(row: Row, allowed: boolean, unicode: boolean, priceE4: number): JudgedRow {
  const refuse = (code: number, description: string): JudgedRow => ({ row, accepted: null, code, description });
  if (!allowed) return refuse(401, "Value filter failed for user [simulator] (source_address filter mismatch).");
  if (!/^\+?\d{9,15}$/.test(row.number)) return refuse(INVALID_MOBILE, "Invalid mobile number");
  if (!/^(\+?254[17]\d{8}|0[17]\d{8})$/.test(row.number)) {
    return refuse(801, "Country not found in master data for the number");
  }
  const forced = ROW_ENDINGS[row.number.slice(-5)];
  if (forced !== undefined) return refuse(forced.code, forced.description);
  const size = measure(row.text, unicode);
  const accepted: AcceptedRow = {
    ...row,
    id: randomUUID(),
    shown: unicode ? row.text : asGsm(row.text),
    segments: size.segments,
    length: size.length,
    costE4: size.segments * priceE4,
  };
  return { row, accepted, code: 0, description: "Success" };
}
