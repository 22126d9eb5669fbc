"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { CommandKey } from "#/components/search/command-key.tsx";
import { Dialog } from "#/components/ui/dialog.tsx";
import { KeyCaps } from "./key-caps.tsx";
import { useSingleKeys } from "./single-keys.ts";

export type Shortcut = { keys: readonly string[]; label: string };

export type ShortcutsDialogProps = {
  /** What leads to pages, and what one page has of its own. */
  groups: { title: string; shortcuts: Shortcut[] }[];
  onClose: () => void;
};

/** Every shortcut there is, and the switch for those of one key. */
export default function ShortcutsDialog({ groups, onClose }: ShortcutsDialogProps) {
  const t = useTranslations("palette.shortcuts");
  const ui = useTranslations("palette");
  const [singleKeys, setSingleKeys] = useSingleKeys();
  const id = useId();
  return (
    <Dialog open onOpenChange={onClose} title={t("title")} closeLabel={ui("close")}>
      <div className="grid gap-5">
        {groups.map(({ title, shortcuts }) => (
          <section key={title} aria-label={title}>
            <h3 className="mb-1 text-xs font-medium text-muted">{title}</h3>
            <dl className="grid">
              {shortcuts.map(({ keys, label }) => (
                <div key={label} className="flex min-h-9 items-center justify-between gap-4 text-sm">
                  <dt className="text-ink">{label}</dt>
                  <dd>
                    {keys.length > 0 ? (
                      <KeyCaps keys={keys} />
                    ) : (
                      <CommandKey className="font-sans text-xs text-muted" />
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <div className="flex items-start gap-3 border-t border-line pt-4 text-sm">
          <input
            id={id}
            type="checkbox"
            checked={singleKeys}
            onChange={(event) => setSingleKeys(event.target.checked)}
            aria-describedby={`${id}-text`}
            className="size-6 shrink-0 accent-accent"
          />
          <div>
            <label htmlFor={id} className="font-medium text-ink">
              {t("single")}
            </label>
            <p id={`${id}-text`} className="text-muted">
              {t("singleText")}
            </p>
          </div>
        </div>
      </div>
    </Dialog>
  );
}
