import { isObject } from "../http.ts";
import { parseEat } from "../eat.ts";
import type { Row } from "./rows.ts";
import type { OnfonAccount, OnfonSwitches } from "./settings.ts";

export type BulkRequest = { sender: string; unicode: boolean; flash: boolean; scheduledAt: number | null; rows: Row[] };

const ACCOUNT_CODES: Record<string, number> = { inactive: 8, locked: 9, unauthorised: 10, ip: 11 };

/** The code for a wrong key, client or account state; 0 when all is well. */
export function judgeAccount(
  apiKey: unknown,
  clientId: unknown,
  account: OnfonAccount,
  switches: OnfonSwitches,
): number {
  if (apiKey !== account.apiKey || clientId !== account.clientId) return 7;
  return ACCOUNT_CODES[switches.account_state] ?? 0;
}

/** Reads a SendBulkSMS body, or gives the request-level code it fails with. */
export function parseBulk(body: Record<string, unknown>, switches: OnfonSwitches): BulkRequest | number {
  if (body.SenderId === undefined || body.MessageParameters === undefined) return 23;
  if (typeof body.SenderId !== "string" || body.SenderId.trim() === "") return 3;
  const parameters = body.MessageParameters;
  if (!Array.isArray(parameters) || parameters.length === 0) return 5;
  if (parameters.length > switches.max_rows) return 42;
  const unicode = flag(body.IsUnicode);
  const flash = flag(body.IsFlash);
  if (unicode === null || flash === null) return 23;
  const scheduledAt = schedule(body.ScheduleDateTime);
  if (scheduledAt === undefined) return 19;
  const rows: Row[] = [];
  for (const parameter of parameters) {
    if (!isObject(parameter)) return 5;
    const { Number: number, Text: text } = parameter;
    if (typeof number !== "string" || number === "") return 20;
    if (typeof text !== "string" || text === "") return 4;
    rows.push({ number, text });
  }
  return { sender: body.SenderId, unicode, flash, scheduledAt, rows };
}

function flag(value: unknown): boolean | null {
  if (value === undefined || value === false || value === 0) return false;
  return value === true || value === 1 ? true : null;
}

function schedule(value: unknown): number | null | undefined {
  if (value === undefined || value === null || value === "") return null;
  const at = typeof value === "string" ? parseEat(value) : null;
  return at === null || at < Date.now() - 60_000 ? undefined : at;
}

export const DESCRIPTIONS: Record<number, string> = {
  0: "Success",
  3: "Sender Id can not be blank",
  4: "Message can not be blank",
  5: "Message properties can not be blank",
  6: "Something went wrong",
  7: "Invalid API credentials",
  8: "User is inactive",
  9: "User is locked",
  10: "User is not authorized for API",
  11: "IP address is not authorized",
  13: "Invalid mobile number(s)",
  15: "Invalid Sender Id",
  19: "Invalid schedule date",
  20: "Message or mobile number can not be blank",
  21: "Insufficient wallet credits",
  23: "Parameter missing",
  33: "Queue connection closed",
  34: "Campaign not created, try later",
  42: "Too many numbers in one request",
};
