import { isJsonObject, parseStrictJson, type JsonValue } from "#/lib/callbacks/strict-json.ts";
import type { Money } from "#/lib/core/money.ts";
import { readReceipt } from "./receipt.ts";
import { readShillings } from "./shillings.ts";

/** What a Daraja STK callback claims (providers/daraja.md §2). A claim, not a fact. */
export type StkCallback = {
  merchantRequestId: string | null;
  checkoutRequestId: string;
  /** As text: normally a number, sometimes not (`SFC_IC0003`). */
  resultCode: string;
  /** Only of a success; null where it is missing or unreadable. */
  amount: Money | null;
  receipt: string | null;
  phone: string | null;
};

const idShape = /^[A-Za-z0-9_.-]{1,80}$/;

/** The claim in the body; null when the body is not one that Daraja sends. Reads by name, in any order. */
export function parseStkCallback(body: string): StkCallback | null {
  const root = parseStrictJson(body);
  const envelope = isJsonObject(root) ? root["Body"] : undefined;
  const call = isJsonObject(envelope) ? envelope["stkCallback"] : undefined;
  if (!isJsonObject(call)) return null;
  const checkoutRequestId = readId(call["CheckoutRequestID"]);
  const resultCode = readCode(call["ResultCode"]);
  if (checkoutRequestId === null || resultCode === null) return null;
  const items = readItems(call["CallbackMetadata"]);
  if (items === null) return null;
  return {
    merchantRequestId: readId(call["MerchantRequestID"]),
    checkoutRequestId,
    resultCode,
    amount: readShillings(items.get("Amount")),
    receipt: readReceipt(items.get("MpesaReceiptNumber")),
    phone: readPhone(items.get("PhoneNumber")),
  };
}

/** The unordered name/value list; a Value may be missing. Null when it is no such list or a name stands twice. */
function readItems(metadata: JsonValue | undefined): Map<string, JsonValue> | null {
  const items = new Map<string, JsonValue>();
  if (metadata === undefined || metadata === null) return items;
  const list = isJsonObject(metadata) ? metadata["Item"] : undefined;
  if (list === undefined) return items;
  if (!Array.isArray(list) || list.length > 50) return null;
  for (const item of list) {
    const name = isJsonObject(item) ? item["Name"] : undefined;
    if (!isJsonObject(item) || typeof name !== "string" || items.has(name)) return null;
    items.set(name, item["Value"] ?? null);
  }
  return items;
}

function readId(value: JsonValue | undefined): string | null {
  return typeof value === "string" && idShape.test(value) ? value : null;
}

function readCode(value: JsonValue | undefined): string | null {
  if (typeof value === "number") return Number.isSafeInteger(value) ? String(value) : null;
  return typeof value === "string" && /^[A-Za-z0-9_.]{1,20}$/.test(value) ? value : null;
}

function readPhone(value: JsonValue | undefined): string | null {
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && /^254\d{9}$/.test(text) ? text : null;
}
