"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { useSingleKeys } from "#/components/keyboard/single-keys.ts";
import { useKeyPairs } from "#/components/keyboard/use-key-pairs.ts";

type DecisionKeysProps = {
  /** The decisions of the page in their order, as their rows are marked. */
  ids: string[];
  children: ReactNode;
};

/**
 * Decisions by keyboard: j and k move the focus, a and r press the buttons of the row that has it. When a row goes, the
 * one that takes its place gets the focus, so that the next key decides what the eye is on (experience.md UX-91).
 */
export function DecisionKeys({ ids, children }: DecisionKeysProps) {
  const t = useTranslations("admin.approvals");
  const [singleKeys] = useSingleKeys();
  const box = useRef<HTMLDivElement>(null);
  const current = useRef<{ id: string; index: number } | null>(null);

  const rows = () => [...(box.current?.querySelectorAll<HTMLElement>("[data-decision]") ?? [])];
  const note = (row: HTMLElement | null | undefined) => {
    if (row) current.current = { id: row.dataset["decision"] ?? "", index: rows().indexOf(row) };
  };
  const rowInFocus = () => document.activeElement?.closest<HTMLElement>("[data-decision]") ?? null;

  const move = (step: number) => {
    const all = rows();
    const row = rowInFocus();
    const index = row ? all.indexOf(row) + step : (current.current?.index ?? 0);
    const next = all[Math.max(0, Math.min(all.length - 1, index))];
    next?.focus();
    return next !== undefined;
  };
  const decide = (verdict: "approve" | "reject") => {
    const button = rowInFocus()?.querySelector<HTMLElement>(`[data-decide="${verdict}"]`);
    // The focus goes along, so that it is back here when a dialog closes.
    button?.focus();
    button?.click();
    return button !== undefined && button !== null;
  };
  useKeyPairs(singleKeys, (key) => {
    if (key === "j") return move(1);
    if (key === "k") return move(-1);
    if (key === "a") return decide("approve");
    return key === "r" && decide("reject");
  });

  useEffect(() => {
    const last = current.current;
    if (!last || ids.includes(last.id)) return;
    const all = [...(box.current?.querySelectorAll<HTMLElement>("[data-decision]") ?? [])];
    current.current = null;
    all[Math.min(last.index, all.length - 1)]?.focus();
  }, [ids]);

  return (
    <div ref={box} className="grid gap-5" onFocus={() => note(rowInFocus())}>
      {singleKeys && ids.length > 0 ? (
        <p className="hidden text-sm text-muted pointer-fine:block">{t("keys")}</p>
      ) : null}
      {children}
    </div>
  );
}
