import { expect, test } from "vitest";
import { parseStrictJson } from "./strict-json.ts";

test.each([
  ['{"a":1,"a":2}'],
  ['{"a":{"b":1,"\\u0062":2}}'],
  ['[{"x":1},{"y":{"k":0,"z":1,"k":2}}]'],
  ["{"],
  [""],
  ["{}{}"],
  [`${"[".repeat(21)}${"]".repeat(21)}`],
])("an ambiguous or broken text is no value: %s", (text) => {
  expect(parseStrictJson(text)).toBeNull();
});

test.each([['{"a":{"k":1},"b":{"k":1}}'], ['[{"k":"k"},{"k":"a: \\"k\\": {"}]'], ['{"":0,"a":[1,2,{"":null}]}']])(
  "a text that every reader reads alike is its value: %s",
  (text) => {
    expect(parseStrictJson(text)).toEqual(JSON.parse(text));
  },
);
