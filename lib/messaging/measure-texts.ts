import { emptyText, maxTextSegments, textTooLong } from "./errors.ts";
import { countSegments, type SegmentCount } from "./segments.ts";

export type MeasuredText = { text: string; length: SegmentCount };

/**
 * The texts with what they take on the air, equal ones measured once. `shaped` is what is done to each before it is
 * measured. Throws messaging.empty_text, messaging.text_too_long, naming the field.
 */
export function measureTexts(
  texts: string | readonly string[],
  shaped: (text: string) => string = (text) => text,
): (index: number) => MeasuredText {
  if (typeof texts === "string") {
    const one = measure(texts, shaped, "message");
    return () => one;
  }
  const known = new Map<string, MeasuredText>();
  const all = texts.map((text, index) => {
    const measured = known.get(text) ?? measure(text, shaped, `messages.${index}.message`);
    known.set(text, measured);
    return measured;
  });
  return (index) => {
    const measured = all[index];
    if (!measured) throw new RangeError("Every recipient has a text.");
    return measured;
  };
}

function measure(given: string, shaped: (text: string) => string, param: string): MeasuredText {
  if (given.trim() === "") throw emptyText(param);
  const text = shaped(given);
  const length = countSegments(text);
  if (length.segments > maxTextSegments) throw textTooLong(length.segments, param);
  return { text, length };
}
