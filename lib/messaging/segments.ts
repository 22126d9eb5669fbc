import type { Encoding } from "#/db/enums.ts";

/** The most parts one message may have. */
export const maxSegments = 10;

/** A character the standard alphabet lacks; `index` counts UTF-16 units from the start of the text. */
export type NonGsmCharacter = { char: string; index: number };

export type SegmentCount = {
  encoding: Encoding;
  /** Septets in GSM-7 (an extension character is two), UTF-16 units in UCS-2. */
  units: number;
  segments: number;
  /** What one part holds at this length: 160 or 153, 70 or 67. */
  perSegment: number;
  /** What turned the text to UCS-2, in order; empty for GSM-7. */
  nonGsm: NonGsmCharacter[];
};

const capacity = { gsm7: { single: 160, part: 153 }, ucs2: { single: 70, part: 67 } } as const;

const basic =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
  "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const extension = "\f^{}\\[~]|€";

/** Septets by UTF-16 unit up to the euro sign, the highest of the alphabet; 0: not in it. */
const septets = new Uint8Array("€".charCodeAt(0) + 1);
for (const char of basic) septets[char.charCodeAt(0)] = 1;
for (const char of extension) septets[char.charCodeAt(0)] = 2;

/**
 * How many parts a text takes on the air, by GSM 03.38 and 3GPP 23.038 (providers/kenya-sms.md §2). One character outside
 * the standard alphabet turns the whole text to UCS-2. No escape or surrogate pair is cut by the end of a part.
 */
export function countSegments(text: string): SegmentCount {
  const length = text.length;
  let units = 0;
  for (let index = 0; index < length; index++) {
    const cost = septets[text.charCodeAt(index)];
    if (!cost) return countUcs2(text);
    units += cost;
  }
  if (units <= capacity.gsm7.single) return counted("gsm7", units, units === 0 ? 0 : 1, []);
  return counted("gsm7", units, units === length ? Math.ceil(units / capacity.gsm7.part) : packGsm(text), []);
}

function counted(encoding: Encoding, units: number, segments: number, nonGsm: NonGsmCharacter[]): SegmentCount {
  const { single, part } = capacity[encoding];
  return { encoding, units, segments, perSegment: segments > 1 ? part : single, nonGsm };
}

function packGsm(text: string): number {
  let parts = 1;
  let room: number = capacity.gsm7.part;
  for (let index = 0; index < text.length; index++) {
    const cost = septets[text.charCodeAt(index)] ?? 0;
    if (cost > room) {
      parts += 1;
      room = capacity.gsm7.part;
    }
    room -= cost;
  }
  return parts;
}

function countUcs2(text: string): SegmentCount {
  const { single, part } = capacity.ucs2;
  const nonGsm: NonGsmCharacter[] = [];
  let parts = 1;
  let room: number = part;
  for (let index = 0; index < text.length;) {
    const width = (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
    if (width === 2 || !septets[text.charCodeAt(index)]) nonGsm.push({ char: text.slice(index, index + width), index });
    if (width > room) {
      parts += 1;
      room = part;
    }
    room -= width;
    index += width;
  }
  return counted("ucs2", text.length, text.length <= single ? 1 : parts, nonGsm);
}
