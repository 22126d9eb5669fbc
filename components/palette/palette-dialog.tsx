"use client";

import {
  ArrowRight,
  Copy,
  FlaskConical,
  History,
  Keyboard,
  type LucideIcon,
  LogOut,
  Palette as Colours,
  Search,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { KeyCaps } from "#/components/keyboard/key-caps.tsx";
import { type FoundRow, SearchOverlay } from "#/components/search/search-overlay.tsx";
import { type Command, type Deed, findCommands, recentCommands } from "./command.ts";
import { readRecent } from "./recent.ts";

/** A page that searches further; its address ends where the query begins. */
export type Door = { text: "findTenants" | "findMessages" | "searchDocs"; href: string };

export type PaletteDialogProps = {
  commands: Command[];
  doors: Door[];
  /** Whose recent things are shown. */
  scope: string;
  /** The page the reader is on. */
  here: string;
  /** Whether to show the keys that lead to a page. */
  showKeys: boolean;
  onChoose: (command: Command, inNewTab: boolean) => void;
  onClose: () => void;
};

const icons: Record<Deed["kind"], LucideIcon> = {
  go: ArrowRight,
  copy: Copy,
  theme: Colours,
  mode: FlaskConical,
  shortcuts: Keyboard,
  signOut: LogOut,
};

type Entry = { command: Command; group?: string; icon: LucideIcon };

/** Everything that can be reached or done from here, by a few letters. */
export default function PaletteDialog(props: PaletteDialogProps) {
  const { commands, doors, scope, here, showKeys, onChoose, onClose } = props;
  const t = useTranslations("palette");
  const [query, setQuery] = useState("");
  const [recent] = useState(() => recentCommands(commands, readRecent(scope), here));
  const asked = query.trim();
  const entries: Entry[] = asked === "" ? offered() : found();
  const byKey = new Map(entries.map((entry) => [entry.command.id, entry]));

  function offered(): Entry[] {
    const rest = commands.filter(({ id }) => !recent.some((used) => used.id === id));
    return [
      ...recent.map((command) => ({ command, group: t("recent"), icon: History })),
      ...(["pages", "actions"] as const).flatMap((group) =>
        rest
          .filter((command) => command.group === group)
          .map((command) => ({ command, group: t(group), icon: icons[command.deed.kind] })),
      ),
    ];
  }

  function found(): Entry[] {
    const places = recent.filter(({ id }) => !commands.some((command) => command.id === id));
    const further = doors.map(({ text, href }): Command => ({
      id: text,
      group: "pages",
      label: t(`doors.${text}`, { query: asked }),
      deed: { kind: "go", href: href + encodeURIComponent(asked) },
    }));
    return [
      ...findCommands([...places, ...commands], asked).map((command) => ({ command, icon: icons[command.deed.kind] })),
      ...further.map((command) => ({ command, group: t("more"), icon: Search })),
    ];
  }

  const choose = ({ key }: FoundRow, inNewTab: boolean) => {
    const entry = byKey.get(key);
    if (entry) onChoose(entry.command, inNewTab);
  };

  return (
    <SearchOverlay
      label={t("label")}
      placeholder={t("placeholder")}
      closeLabel={t("close")}
      query={query}
      onQuery={setQuery}
      onClose={onClose}
      onChoose={choose}
      message={(marked) => {
        const choice = marked && byKey.get(marked.key);
        return choice
          ? t("found", { count: entries.length, choice: choice.command.label })
          : t("nothing", { query: asked });
      }}
      rows={entries.map(({ command, group, icon: Icon }) => ({
        key: command.id,
        ...(command.deed.kind === "go" ? { href: command.deed.href } : {}),
        ...(group ? { group } : {}),
        content: (
          <>
            <span className="flex min-w-0 items-center gap-3">
              <Icon className="size-4 shrink-0 text-muted" aria-hidden />
              <span className="min-w-0 wrap-anywhere">{command.label}</span>
            </span>
            {showKeys && command.keys ? <KeyCaps keys={command.keys.split(" ")} className="hidden sm:flex" /> : null}
          </>
        ),
      }))}
    />
  );
}
