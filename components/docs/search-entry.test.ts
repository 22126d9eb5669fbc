import { expect, test } from "vitest";
import { type SearchEntry, searchEntries } from "./search-entry.ts";

const entries: SearchEntry[] = [
  {
    url: "/docs/wallet",
    title: "Wallet and top-up",
    kind: "Guide",
    text: "Answers wallet.insufficient_balance with 402.",
  },
  { url: "/docs/wallet#top-up", title: "Top up · Wallet and top-up", kind: "Section", text: "Wallet by M-Pesa prompt" },
  {
    url: "/docs/errors/wallet.insufficient_balance",
    title: "wallet.insufficient_balance",
    kind: "Error",
    text: "Not enough money",
  },
  {
    url: "/docs/reference/wallet-balance",
    title: "Get the wallet",
    kind: "Operation",
    text: "wallet.balance GET /api/v1/wallet/balance",
  },
];

test("a whole error code is the first answer, so Enter opens it", () => {
  expect(searchEntries(entries, " wallet.insufficient_balance ")[0]?.kind).toBe("Error");
});

test("every word has to be there; titles come before texts", () => {
  expect(searchEntries(entries, "insufficient").map(({ kind }) => kind)).toEqual(["Error", "Guide"]);
  expect(searchEntries(entries, "m-pesa nothing")).toEqual([]);
  expect(searchEntries(entries, "wallet.balance")[0]?.kind).toBe("Operation");
});

test("a page comes before the sections in it", () => {
  expect(searchEntries(entries, "wallet").map(({ kind }) => kind)).toEqual(["Guide", "Error", "Operation", "Section"]);
});

test("nothing is asked, nothing is found", () => {
  expect(searchEntries(entries, "  ")).toEqual([]);
});
