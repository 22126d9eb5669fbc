import { parseMsisdn } from "#/lib/messaging/msisdn.ts";

export type BadRecipient = { line: number; text: string; reason: string };
export type RecipientList = { good: string[]; bad: BadRecipient[]; repeated: number };

/** What was pasted as numbers: the good ones once each, the others with the line they stand on. */
export function readRecipients(text: string): RecipientList {
  const good = new Set<string>();
  const bad: BadRecipient[] = [];
  let repeated = 0;
  for (const [index, line] of text.split("\n").entries()) {
    for (const part of line.split(/[,;\t]/)) {
      if (part.trim() === "") continue;
      const parsed = parseMsisdn(part);
      if (!parsed.ok) bad.push({ line: index + 1, text: part.trim(), reason: parsed.message });
      else if (good.has(parsed.msisdn)) repeated += 1;
      else good.add(parsed.msisdn);
    }
  }
  return { good: [...good], bad, repeated };
}
