import { describe, expect, test } from "vitest";
import { fieldText, holds, keyText, parseCondition, parseKey, parseMatch, wantedText } from "./expression.ts";

const event = { name: "order", data: { id: 7, kind: "pay", who: { name: "Amina" }, none: null, list: [1] } };

describe("keys", () => {
  test.each([
    ["event.data.id", "7"],
    ["event.data.who.name", '"Amina"'],
    ['event.data.kind + "-" + event.data.id', '"pay"+"-"+7'],
    ["event.data.missing", "null"],
  ])("%s is read", (text, expected) => {
    const key = parseKey(text);
    expect(key && keyText(key, event)).toBe(expected);
  });

  test.each([
    "",
    "event",
    "size(event.data.id)",
    "event.data.id ? 1 : 2",
    "async.data.id",
    "event.data.id +",
    "event.data['id']",
  ])("%s is refused", (text) => {
    expect(parseKey(text)).toBeNull();
  });

  test("values that look alike but are not the same make different keys", () => {
    const key = parseKey("event.data.a + event.data.b") ?? [];
    expect(keyText(key, { data: { a: "1", b: "" } })).not.toBe(keyText(key, { data: { a: 1, b: "" } }));
    expect(keyText(key, { data: { a: "x", b: "yz" } })).not.toBe(keyText(key, { data: { a: "xy", b: "z" } }));
  });

  test("a long key becomes short enough for an index, and stays its own", () => {
    const key = parseKey("event.data.a") ?? [];
    const long = (letter: string) => keyText(key, { data: { a: letter.repeat(100_000) } });
    expect(long("a")).toHaveLength(64);
    expect(long("a")).not.toBe(long("b"));
  });
});

describe("conditions", () => {
  test.each([
    ["event.data.kind == 'pay'", true],
    ["event.data.kind == 'pay' && event.data.id != 8", true],
    ["event.data.id == '7'", false],
    ["event.data.none == null && event.data.missing == null", true],
    ['event.data.kind != "pay"', false],
  ])("%s is %s", (text, expected) => {
    expect(holds(parseCondition(text) ?? [], event)).toBe(expected);
  });

  test.each([
    "event.data.id > 3",
    "event.data.kind == 'pay' || true",
    "event.data.kind",
    "event.data.kind = 'x'",
    "'it\\'s' == event.data.kind",
  ])("%s is refused", (text) => {
    expect(parseCondition(text)).toBeNull();
  });
});

describe("matches", () => {
  test("both sides may come first, and the fields may differ", () => {
    for (const text of ["event.data.id == async.data.order", "async.data.order == event.data.id"]) {
      const match = parseMatch(text);
      expect(match?.awaited).toEqual(["data", "order"]);
      expect(match && wantedText(match, event)).toBe("7");
    }
    expect(fieldText(["data", "order"], { data: { order: 7 } })).toBe("7");
  });

  test("a missing field matches nothing, not even another missing field", () => {
    const match = parseMatch("event.data.missing == async.data.missing");
    expect(match && wantedText(match, event)).toBeNull();
    expect(fieldText(["data", "missing"], event)).toBeNull();
  });

  test.each([
    "event.data.id == event.data.id",
    "async.data.a == async.data.b",
    "event.data.id != async.data.id",
    "event.data.id == async.data.id && true == true",
  ])("%s is refused", (text) => {
    expect(parseMatch(text)).toBeNull();
  });
});
