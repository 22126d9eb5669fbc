import { commonPieces } from "./common-passwords.ts";

export type PasswordFault = "too_short" | "too_long" | "too_common";

export const passwordMinLength = 12;
export const passwordMaxLength = 128;

/**
 * A password is common when so few steps make it: a known piece, a run of digits, something repeated, or a single letter is a
 * step; a sign between them is none.
 */
const stepsOfCommon = 3;

/** Why a password can't be, or null (trust.md TR-50). `known` are words an attacker tries first: name, organisation, e-mail. */
export function faultOfPassword(password: string, known: readonly string[] = []): PasswordFault | null {
  const length = [...password].length;
  if (length < passwordMinLength) return "too_short";
  if (length > passwordMaxLength) return "too_long";
  return countSteps(password, known) <= stepsOfCommon ? "too_common" : null;
}

function plainLetters(text: string): string {
  return text
    .toLowerCase()
    .replace(/@/g, "a")
    .replace(/\$/g, "s")
    .replace(/0(?=[a-z])|(?<=[a-z])0/g, "o")
    .replace(/1(?=[a-z])/g, "i")
    .replace(/3(?=[a-z])/g, "e");
}

function knownPieces(known: readonly string[]): string[] {
  return known.flatMap((text) => text.toLowerCase().split(/[^a-z0-9]+/)).filter((piece) => piece.length >= 3);
}

/** The least number of steps in which the password can be put together. */
function countSteps(password: string, known: readonly string[]): number {
  const pieces = [...knownPieces(known), ...commonPieces];
  return Math.min(...[password.toLowerCase(), plainLetters(password)].map((text) => fewestSteps(text, pieces)));
}

function fewestSteps(text: string, pieces: readonly string[]): number {
  const steps: number[] = [0];
  for (let end = 1; end <= text.length; end++) steps.push(end);
  for (let start = 0; start < text.length; start++) {
    const here = steps[start] ?? start;
    const reach = (length: number, cost = 1) => {
      const end = start + length;
      if (length > 0 && here + cost < (steps[end] ?? 0)) steps[end] = here + cost;
    };
    reach(1, /[\p{L}\p{N}]/u.test(text.charAt(start)) ? 1 : 0);
    reach(/^(\d+)/.exec(text.slice(start))?.[0].length ?? 0);
    reach(/^(.{1,4})\1+/.exec(text.slice(start))?.[0].length ?? 0);
    for (const piece of pieces) if (text.startsWith(piece, start)) reach(piece.length);
  }
  return steps[text.length] ?? text.length;
}

const faultTexts: Record<PasswordFault, string> = {
  too_short: `Use at least ${passwordMinLength} characters.`,
  too_long: `Use at most ${passwordMaxLength} characters.`,
  too_common: "This password is easy to guess. A few unrelated words make a good one.",
};

export function describePasswordFault(fault: PasswordFault): string {
  return faultTexts[fault];
}
