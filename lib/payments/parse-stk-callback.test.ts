import { expect, test } from "vitest";
import { fromKes } from "#/lib/core/money.ts";
import { parseStkCallback } from "./parse-stk-callback.ts";

const success = (items: unknown, code: unknown = 0) =>
  JSON.stringify({
    Body: {
      stkCallback: {
        MerchantRequestID: "2211-44556677-1",
        CheckoutRequestID: "ws_CO_02032026101501711000001",
        ResultCode: code,
        ResultDesc: "The service request is processed successfully.",
        ...(items === undefined ? {} : { CallbackMetadata: { Item: items } }),
      },
    },
  });

const items = [
  { Name: "Amount", Value: 250.0 },
  { Name: "MpesaReceiptNumber", Value: "UC21ABCD34" },
  { Name: "Balance" },
  { Name: "TransactionDate", Value: 20260302101522 },
  { Name: "PhoneNumber", Value: 254711000001 },
];

const read = {
  merchantRequestId: "2211-44556677-1",
  checkoutRequestId: "ws_CO_02032026101501711000001",
  resultCode: "0",
  amount: fromKes(250),
  receipt: "UC21ABCD34",
  phone: "254711000001",
};

test.each([
  ["as the reference has it", items],
  ["in another order", items.toReversed()],
  ["with numbers as texts", items.map((item) => ("Value" in item ? { ...item, Value: String(item.Value) } : item))],
  ["with items we don't know", [...items, { Name: "Surprise", Value: { deep: true } }]],
])("a success is read %s", (_, list) => {
  expect(parseStkCallback(success(list))).toEqual(read);
});

test.each([
  [1032, "1032"],
  ["1032", "1032"],
  ["SFC_IC0003", "SFC_IC0003"],
  ["E3008", "E3008"],
  [0, "0"],
])("the code %j is read as text, with no metadata", (code, resultCode) => {
  const expected = { ...read, resultCode, amount: null, receipt: null, phone: null };
  expect(parseStkCallback(success(undefined, code))).toEqual(expected);
});

test.each([
  ["the list is no list", { Name: "Amount", Value: 250 }],
  ["an item is no object", [250]],
  ["a name stands twice", [items[0], items[0]]],
  ["a name is a number", [{ Name: 1, Value: 250 }]],
  ["there are too many", Array.from({ length: 51 }, (_, n) => ({ Name: `n${n}` }))],
])("metadata is refused when %s", (_, list) => {
  expect(parseStkCallback(success(list))).toBeNull();
});
