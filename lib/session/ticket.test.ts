import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { newId } from "#/lib/core/ids.ts";
import { createVault } from "#/lib/core/vault.ts";
import { sessionOfTicket, ticketFor } from "./ticket.ts";

const vault = createVault(randomBytes(32));

test("a ticket names its session, and only this server makes one", () => {
  const id = newId("session");
  expect(sessionOfTicket(vault, ticketFor(vault, id))).toBe(id);
  for (const forged of [id, `${id}.`, `${id}.${"0".repeat(64)}`, ticketFor(createVault(randomBytes(32)), id), ""]) {
    expect(sessionOfTicket(vault, forged)).toBeNull();
  }
  const signature = ticketFor(vault, id).split(".")[1] ?? "";
  expect(sessionOfTicket(vault, `${newId("session")}.${signature}`)).toBeNull();
});
