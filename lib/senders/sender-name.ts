/** Why a sender name can't be, or null when it can (providers/kenya-sms.md §3). Case is kept: networks compare it. */
export type SenderNameFault = "empty" | "too_long" | "bad_character" | "only_digits" | "edge_space";

/** At most so many characters fit an originator. */
export const senderNameMaxLength = 11;

/** The first fault of a sender name, or null. */
export function faultOfSenderName(name: string): SenderNameFault | null {
  if (name.trim() === "") return "empty";
  if (name !== name.trim()) return "edge_space";
  if (name.length > senderNameMaxLength) return "too_long";
  if (strangeCharacterOf(name) !== null) return "bad_character";
  return /^\d+$/.test(name) ? "only_digits" : null;
}

/** The first character that a sender name may not have, or null. */
export function strangeCharacterOf(name: string): string | null {
  return /[^A-Za-z0-9 _.&-]/u.exec(name)?.[0] ?? null;
}

export function isSenderName(name: string): boolean {
  return faultOfSenderName(name) === null;
}

const faultTexts: Record<SenderNameFault, string> = {
  empty: "Enter a sender ID.",
  edge_space: "A sender ID does not begin or end with a space.",
  too_long: "A sender ID has at most 11 characters.",
  bad_character: "A sender ID has letters, digits, spaces and _ - . & only.",
  only_digits: "A sender ID is not only digits.",
};

export function describeSenderNameFault(fault: SenderNameFault): string {
  return faultTexts[fault];
}
