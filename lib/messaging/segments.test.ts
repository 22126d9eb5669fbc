import fc from "fast-check";
import { expect, test } from "vitest";
import { countSegments, maxSegments } from "./segments.ts";

const a = (count: number) => "a".repeat(count);

test.each([
  ["nothing", "", "gsm7", 0, 0],
  ["one letter", "a", "gsm7", 1, 1],
  ["160 letters", a(160), "gsm7", 160, 1],
  ["161 letters", a(161), "gsm7", 161, 2],
  ["306 letters", a(306), "gsm7", 306, 2],
  ["307 letters", a(307), "gsm7", 307, 3],
  ["1,530 letters", a(1530), "gsm7", 1530, maxSegments],
  ["1,531 letters", a(1531), "gsm7", 1531, maxSegments + 1],
  ["159 letters and a euro", `${a(159)}€`, "gsm7", 161, 2],
  ["158 letters and a euro", `${a(158)}€`, "gsm7", 160, 1],
  ["80 braces", "{".repeat(80), "gsm7", 160, 1],
  ["a pair at the end of the first part moves whole", `${a(152)}€${a(152)}`, "gsm7", 306, 3],
  ["a pair that fits exactly stays", `${a(151)}€${a(153)}`, "gsm7", 306, 2],
  ["a form feed is two", `${a(159)}\f`, "gsm7", 161, 2],
  ["line ends are one each", `${a(158)}\r\n`, "gsm7", 160, 1],
  ["Greek capitals of the alphabet", "ΔΦΓΛΩΠΨΣΘΞ", "gsm7", 10, 1],
  ["accents of the alphabet", "èéùìòÇØøÅåÆæßÉÄÖÑÜäöñüà¡¿§¤£¥", "gsm7", 29, 1],
  ["every extension character", "\f^{}\\[~]|€", "gsm7", 20, 1],
  ["a small c cedilla is not standard", "garçon", "ucs2", 6, 1],
  ["a backtick is not standard", "`", "ucs2", 1, 1],
  ["an escape is not a character", "\u001b", "ucs2", 1, 1],
  ["70 with a curly quote", `’${a(69)}`, "ucs2", 70, 1],
  ["71 with a curly quote", `’${a(70)}`, "ucs2", 71, 2],
  ["134 with a curly quote", `’${a(133)}`, "ucs2", 134, 2],
  ["135 with a curly quote", `’${a(134)}`, "ucs2", 135, 3],
  ["670 in UCS-2", `’${a(669)}`, "ucs2", 670, maxSegments],
  ["an emoji is two units", "😀", "ucs2", 2, 1],
  ["35 emoji", "😀".repeat(35), "ucs2", 70, 1],
  ["36 emoji", "😀".repeat(36), "ucs2", 72, 2],
  ["33 emoji fill a part of 67 but for one unit", "😀".repeat(67), "ucs2", 134, 3],
  ["an emoji across the end of a part moves whole", `${a(66)}😀${a(66)}`, "ucs2", 134, 3],
  ["extension characters cost one in UCS-2", `’${"€".repeat(69)}`, "ucs2", 70, 1],
  ["half a surrogate pair", "\ud83d", "ucs2", 1, 1],
  ["a dash, dots and a hard space", "– … \u00a0", "ucs2", 5, 1],
])("%s", (_name, text, encoding, units, segments) => {
  expect(countSegments(text)).toMatchObject({ encoding, units, segments });
});

test("the room of a part depends on encoding and on being alone", () => {
  expect([a(160), a(161), "ş".repeat(70), "ş".repeat(71)].map((text) => countSegments(text).perSegment)).toEqual([
    160, 153, 70, 67,
  ]);
});

test("characters outside the alphabet are named with their place", () => {
  expect(countSegments("Hi ’x’ 😀 ok\ud83d").nonGsm).toEqual([
    { char: "’", index: 3 },
    { char: "’", index: 5 },
    { char: "😀", index: 7 },
    { char: "\ud83d", index: 12 },
  ]);
  expect(countSegments("Habari yako {jina}").nonGsm).toEqual([]);
});

/** Packs character by character into lists, from the alphabet written as code points, with nothing shared with the rule. */
function packNaively(text: string): number {
  const standard = new Set(
    [
      [0x0a, 0x0a],
      [0x0d, 0x0d],
      [0x20, 0x5a],
      [0x5f, 0x5f],
      [0x61, 0x7a],
      [0xa1, 0xa1],
      [0xa3, 0xa5],
      [0xa7, 0xa7],
      [0xbf, 0xbf],
      [0xc4, 0xc7],
      [0xc9, 0xc9],
      [0xd1, 0xd1],
      [0xd6, 0xd6],
      [0xd8, 0xd8],
      [0xdc, 0xdc],
      [0xdf, 0xe0],
      [0xe4, 0xe6],
      [0xe8, 0xe9],
      [0xec, 0xec],
      [0xf1, 0xf2],
      [0xf6, 0xf6],
      [0xf8, 0xf9],
      [0xfc, 0xfc],
      [0x393, 0x394],
      [0x398, 0x398],
      [0x39b, 0x39b],
      [0x39e, 0x39e],
      [0x3a0, 0x3a0],
      [0x3a3, 0x3a3],
      [0x3a6, 0x3a6],
      [0x3a8, 0x3a9],
    ].flatMap(([from = 0, to = 0]) =>
      Array.from({ length: to - from + 1 }, (_, step) => String.fromCodePoint(from + step)),
    ),
  );
  const escaped = new Set("\f^{}\\[~]|€");
  const characters = [...text];
  const gsm = characters.every((char) => standard.has(char) || escaped.has(char));
  const width = (char: string) => (gsm ? (escaped.has(char) ? 2 : 1) : char.length);
  const whole = characters.reduce((sum, char) => sum + width(char), 0);
  if (whole === 0) return 0;
  if (whole <= (gsm ? 160 : 70)) return 1;
  const parts: string[][] = [[]];
  for (const char of characters) {
    const last = parts.at(-1) ?? [];
    const used = last.reduce((sum, other) => sum + width(other), 0);
    if (used + width(char) > (gsm ? 153 : 67)) parts.push([char]);
    else last.push(char);
  }
  return parts.length;
}

const character = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(..."abcXYZ 0123@£ñΩ\n") },
  { weight: 3, arbitrary: fc.constantFrom(..."^{}[]~|€\\") },
  { weight: 1, arbitrary: fc.constantFrom("😀", "’", "ş", "`") },
);
const standardCharacter = fc.constantFrom(..."abc XYZ€{}[]|");

test("any text takes the parts an independent packer finds", () => {
  const texts = fc.oneof(
    fc.string({ unit: character, maxLength: 400 }),
    fc.string({ unit: standardCharacter, minLength: 140, maxLength: 500 }),
    fc.string({ unit: "binary", maxLength: 200 }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      expect(countSegments(text).segments).toBe(packNaively(text));
    }),
    { numRuns: 1500 },
  );
});

test("every single UTF-16 unit is judged as the independent alphabet does", () => {
  const wrong: number[] = [];
  for (let unit = 0; unit <= 0xffff; unit++) {
    const text = String.fromCharCode(unit).repeat(71);
    if (countSegments(text).segments !== packNaively(text) && (unit < 0xd800 || unit > 0xdfff)) wrong.push(unit);
    if (unit === 0x3ff) unit = 0x1fff;
    if (unit === 0x2100) unit = 0xcfff;
  }
  expect(wrong).toEqual([]);
});
