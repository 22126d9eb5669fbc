"use client";

import { Search } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { startTransition, useCallback, useEffect, useState } from "react";
import { isDialogOpen, useSingleKeys } from "#/components/keyboard/single-keys.ts";
import { useKeyPairs } from "#/components/keyboard/use-key-pairs.ts";
import { CommandKey } from "#/components/search/command-key.tsx";
import { OnDemand } from "#/components/search/on-demand.tsx";
import { type Command, isBelow } from "./command.ts";
import type { Door } from "./palette-dialog.tsx";
import { forgetRecent, keepRecent } from "./recent.ts";
import { listShortcuts } from "./shortcuts.ts";
import { useVisits } from "./use-visits.ts";

const loadPalette = () => import("./palette-dialog.tsx");
const loadShortcuts = () => import("#/components/keyboard/shortcuts-dialog.tsx");
const toldMs = 4000;

type PaletteProps = {
  commands: Command[];
  doors: Door[];
  scope: string;
  signOut: (form: FormData) => Promise<void>;
  switchMode?: (form: FormData) => Promise<void>;
};

/** The button and the keys that open the command palette and the list of shortcuts; does what is chosen there. */
export function Palette({ commands, doors, scope, signOut, switchMode }: PaletteProps) {
  const t = useTranslations("palette");
  const router = useRouter();
  const here = usePathname();
  const { setTheme } = useTheme();
  const [singleKeys] = useSingleKeys();
  const [open, setOpen] = useState<"palette" | "shortcuts" | null>(null);
  const [told, setTold] = useState("");
  const onMissing = useCallback(() => {
    setOpen(null);
    setTold(t("missing"));
  }, [t]);
  useVisits(commands, scope);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey) || event.shiftKey) return;
      event.preventDefault();
      if (!isDialogOpen()) setOpen("palette");
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  useEffect(() => {
    if (told === "") return;
    const timer = setTimeout(() => setTold(""), toldMs);
    return () => clearTimeout(timer);
  }, [told]);

  const run = (command: Command, inNewTab = false) => {
    const { deed } = command;
    if (commands.includes(command) || isBelow(commands, command.id))
      keepRecent(scope, { id: command.id, label: command.label });
    if (deed.kind === "go" && inNewTab) window.open(deed.href);
    else if (deed.kind === "go") router.push(deed.href);
    else if (deed.kind === "theme") setTheme(deed.theme);
    else if (deed.kind === "shortcuts") setOpen("shortcuts");
    else if (deed.kind === "copy")
      navigator.clipboard.writeText(deed.text).then(
        () => setTold(deed.said),
        () => setTold(t("copyFailed")),
      );
    else if (deed.kind === "mode") {
      const form = new FormData();
      form.set("mode", deed.mode);
      startTransition(() => switchMode?.(form));
    } else {
      forgetRecent(scope);
      startTransition(() => signOut(new FormData()));
    }
  };

  useKeyPairs(singleKeys, (keys) => {
    const command = commands.find((candidate) => candidate.keys === keys);
    if (command) run(command);
    else if (keys === "?") setOpen("shortcuts");
    else return false;
    return true;
  });

  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpen("palette")}
        className="touch inline-flex h-9 min-w-9 items-center justify-center gap-2 rounded-md text-sm text-muted hover:bg-inset hover:text-ink lg:border lg:border-line-strong/60 lg:bg-surface lg:px-3"
      >
        <Search className="size-4" aria-hidden />
        <span className="sr-only">{t("label")}</span>
        <span aria-hidden className="hidden items-center gap-5 lg:flex">
          {t("open")}
          <CommandKey className="font-sans text-xs" />
        </span>
      </button>
      <OnDemand
        load={loadPalette}
        ahead
        onMissing={onMissing}
        part={
          open === "palette"
            ? {
                // The page the reader is on leads nowhere.
                commands: commands.filter(({ deed }) => deed.kind !== "go" || deed.href !== here),
                doors,
                scope,
                here,
                showKeys: singleKeys,
                onChoose: run,
                // Choosing may have opened the shortcuts meanwhile.
                onClose: () => setOpen((now) => (now === "palette" ? null : now)),
              }
            : null
        }
      />
      <OnDemand
        load={loadShortcuts}
        onMissing={onMissing}
        part={open === "shortcuts" ? { groups: listShortcuts(t, commands), onClose: () => setOpen(null) } : null}
      />
      <output className="fixed inset-x-4 bottom-20 z-50 mx-auto w-fit max-w-[calc(100vw-2rem)] rounded-md border border-line bg-ink px-4 py-2.5 text-sm text-background empty:hidden lg:bottom-6 print:hidden">
        {told}
      </output>
    </>
  );
}
