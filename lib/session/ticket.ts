import { timingSafeEqual } from "node:crypto";
import { isId } from "#/lib/core/ids.ts";
import type { Vault } from "#/lib/core/vault.ts";

/** What carries a session that a verb has just opened into the cookie: nobody outside the server can make one. */
export function ticketFor(vault: Vault, sessionId: string): string {
  return `${sessionId}.${vault.hmac("session-ticket", sessionId)}`;
}

/** The session a ticket names, or null when the server did not make it. */
export function sessionOfTicket(vault: Vault, ticket: string): string | null {
  const [sessionId = "", signature = ""] = ticket.split(".");
  if (!isId("session", sessionId)) return null;
  const right = Buffer.from(vault.hmac("session-ticket", sessionId));
  const given = Buffer.from(signature);
  return given.length === right.length && timingSafeEqual(given, right) ? sessionId : null;
}
