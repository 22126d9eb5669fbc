const BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const EXTENDED = "^{}\\[]~|€\f";

const WIDTH = new Map<string, number>([
  ...[...BASIC].map((character): [string, number] => [character, 1]),
  ...[...EXTENDED].map((character): [string, number] => [character, 2]),
]);

export type Size = { encoding: "GSM-7" | "UCS-2"; length: number; segments: number };

/** Parts a text is billed as: 160/153 septets in GSM-7, 70/67 units in UCS-2; no character is split over two parts. */
export function measure(text: string, unicode: boolean): Size {
  const widths = [...text].map((character) => (unicode ? character.length : (WIDTH.get(character) ?? 1)));
  const length = widths.reduce((sum, width) => sum + width, 0);
  const [single, several] = unicode ? [70, 67] : [160, 153];
  return {
    encoding: unicode ? "UCS-2" : "GSM-7",
    length,
    segments: length <= single ? 1 : pack(widths, several),
  };
}

function pack(widths: readonly number[], room: number): number {
  let parts = 1;
  let used = 0;
  for (const width of widths) {
    if (used + width > room) {
      parts += 1;
      used = 0;
    }
    used += width;
  }
  return parts;
}

/** What a handset shows of a text sent as GSM-7: characters outside the alphabet arrive as question marks. */
export function asGsm(text: string): string {
  let shown = "";
  for (const character of text) shown += WIDTH.has(character) ? character : "?";
  return shown;
}
