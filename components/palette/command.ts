import { scoreWords } from "#/components/search/score-words.ts";
import type { Mode } from "#/db/enums.ts";

export type Deed =
  | { kind: "go"; href: string }
  | { kind: "copy"; text: string; /** What is told afterwards. */ said: string }
  | { kind: "theme"; theme: "system" | "light" | "dark" }
  | { kind: "mode"; mode: Mode }
  | { kind: "shortcuts" }
  | { kind: "signOut" };

/** Something the reader may do from anywhere; the server offers only what this person can do now. */
export type Command = {
  id: string;
  group: "pages" | "actions";
  label: string;
  /** What else it is found by. */
  words?: string;
  /** Two keys pressed one after the other, such as `g h`. */
  keys?: string;
  deed: Deed;
};

/** A place below the pages that was looked at, or a command that was used. */
export type Recent = { id: string; label: string };

const shownRecent = 5;

/** The commands that answer, the best first. */
export function findCommands(commands: readonly Command[], query: string): Command[] {
  return commands
    .map((command) => ({ command, points: scoreWords(command.label, command.words ?? "", query) }))
    .filter(({ points }) => points > 0)
    .toSorted((one, other) => other.points - one.points)
    .map(({ command }) => command);
}

/** What was used last and still leads somewhere: commands still on offer, and places below a page on offer. */
export function recentCommands(commands: readonly Command[], recent: readonly Recent[], here: string): Command[] {
  return recent
    .flatMap(({ id, label }): Command[] => {
      const known = commands.find((command) => command.id === id);
      if (known) return [known];
      if (id === here || !isBelow(commands, id)) return [];
      return [{ id, group: "pages", label, deed: { kind: "go", href: id } }];
    })
    .slice(0, shownRecent);
}

/** Whether this address stands below a page on offer: `/admin/tenants/1001` below `/admin/tenants`. */
export function isBelow(commands: readonly Command[], href: string): boolean {
  return commands.some(
    ({ group, deed }) =>
      group === "pages" && deed.kind === "go" && deed.href.split("/").length > 2 && href.startsWith(`${deed.href}/`),
  );
}

/** Puts what was just used in front. */
export function withRecent(recent: readonly Recent[], used: Recent): Recent[] {
  return [used, ...recent.filter(({ id }) => id !== used.id)].slice(0, 12);
}
