import { expect, test } from "vitest";
import { fromKes } from "#/lib/core/money.ts";
import { parseC2b } from "./parse-c2b.ts";

const sent = {
  TransactionType: "Pay Bill",
  TransID: "UC21ABCD34",
  TransTime: "20260302101522",
  TransAmount: "250.00",
  BusinessShortCode: "600111",
  BillRefNumber: "1001 94",
  InvoiceNumber: "",
  OrgAccountBalance: "10250.00",
  ThirdPartyTransID: "",
  MSISDN: "25471****001",
  FirstName: "ASHA",
  MiddleName: "",
  LastName: "TEST",
};

const read = {
  receipt: "UC21ABCD34",
  amount: fromKes(250),
  shortcode: "600111",
  account: "100194",
  payerName: "ASHA TEST",
};

test.each([
  ["version 2", {}],
  ["version 1, with a hashed phone", { MSISDN: "a".repeat(64) }],
  ["with numbers as numbers", { TransAmount: 250, BusinessShortCode: 600111 }],
  ["without a type", { TransactionType: "" }],
])("a confirmation is read: %s", (_, fields) => {
  expect(parseC2b(JSON.stringify({ ...sent, ...fields }))).toEqual(read);
});

test("names may be missing, and control characters in them are left out", () => {
  const { FirstName: _, LastName: __, ...nameless } = sent;
  expect(parseC2b(JSON.stringify(nameless))?.payerName).toBeNull();
  expect(parseC2b(JSON.stringify({ ...sent, FirstName: "A\u0000\u202eB" }))?.payerName).toBe("AB TEST");
});

test.each([["100.505"], ["1,000.00"], ["-1"], ["0"], ["0.00"], [""], ["NaN"], ["1e3"], ["１00"], ["1000000000"]])(
  "the amount %j is none",
  (TransAmount) => {
    expect(parseC2b(JSON.stringify({ ...sent, TransAmount }))?.amount).toBeNull();
  },
);

test.each([
  ["no receipt", { TransID: "" }],
  ["a receipt that is none", { TransID: "UC 21" }],
  ["no shortcode", { BusinessShortCode: "" }],
  ["a shortcode in full-width digits", { BusinessShortCode: "６００１１１" }],
])("a body with %s is no confirmation", (_, fields) => {
  expect(parseC2b(JSON.stringify({ ...sent, ...fields }))).toBeNull();
});
