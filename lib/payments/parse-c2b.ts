import { isJsonObject, parseStrictJson, type JsonValue } from "#/lib/callbacks/strict-json.ts";
import type { Money } from "#/lib/core/money.ts";
import { readReceipt } from "./receipt.ts";
import { readShillings } from "./shillings.ts";

/** What a Paybill validation or confirmation claims (providers/daraja.md §6). The payer's phone is masked: it keys nothing. */
export type C2bPayment = {
  receipt: string;
  /** Null when it is no amount of shillings. */
  amount: Money | null;
  shortcode: string;
  /** What the payer typed, without spaces and hyphens, in capitals. */
  account: string;
  payerName: string | null;
};

/** The claim in the body; null when the body is not one that Daraja sends. */
export function parseC2b(body: string): C2bPayment | null {
  const root = parseStrictJson(body);
  if (!isJsonObject(root)) return null;
  const receipt = readReceipt(readText(root["TransID"]));
  const shortcode = readText(root["BusinessShortCode"]);
  if (receipt === null || !/^\d{5,7}$/.test(shortcode)) return null;
  return {
    receipt,
    amount: readShillings(root["TransAmount"]),
    shortcode,
    account: normalAccount(readText(root["BillRefNumber"])),
    payerName: readName([root["FirstName"], root["MiddleName"], root["LastName"]]),
  };
}

/** An account as it is compared: payers type spaces, hyphens and small letters as they like. */
export function normalAccount(typed: string): string {
  return typed.replace(/[\s-]/g, "").toUpperCase().slice(0, 64);
}

function readText(value: JsonValue | undefined): string {
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? value.trim() : "";
}

function readName(parts: (JsonValue | undefined)[]): string | null {
  const name = parts
    .map((part) => readText(part).replace(/[\p{Cc}\p{Cf}]/gu, ""))
    .filter((part) => part !== "")
    .join(" ");
  return name === "" ? null : name.slice(0, 120);
}
