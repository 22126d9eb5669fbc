/** What recipients of promotional messages dial to stop them, where staff have not set another (providers/kenya-sms.md §4). */
export const standardOptOutText = "STOP*456*9*5#";

/** The text with the way out behind it; one that has it already stays as it is, and so does any without a way out to add. */
export function addOptOutText(text: string, optOutText: string): string {
  const squeeze = (given: string) => given.replace(/\s/g, "");
  if (optOutText === "" || squeeze(text).includes(squeeze(optOutText))) return text;
  return `${text.trimEnd()} ${optOutText}`;
}
