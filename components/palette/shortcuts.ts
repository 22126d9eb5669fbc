import type { useTranslations } from "next-intl";
import type { Shortcut } from "#/components/keyboard/shortcuts-dialog.tsx";
import type { Command } from "./command.ts";

/** The shortcuts of this area: those that work everywhere, and those of a page that has its own. */
export function listShortcuts(
  t: ReturnType<typeof useTranslations<"palette">>,
  commands: readonly Command[],
): { title: string; shortcuts: Shortcut[] }[] {
  const everywhere: Shortcut[] = [
    { keys: [], label: t("shortcuts.open") },
    { keys: ["?"], label: t("shortcuts.help") },
    { keys: ["Esc"], label: t("shortcuts.close") },
    ...commands.flatMap(({ keys, label }) => (keys ? [{ keys: keys.split(" "), label }] : [])),
  ];
  const decides = commands.some(({ id }) => id === "/admin/approvals");
  const approvals: Shortcut[] = [
    { keys: ["j"], label: t("shortcuts.next") },
    { keys: ["k"], label: t("shortcuts.previous") },
    { keys: ["a"], label: t("shortcuts.approve") },
    { keys: ["r"], label: t("shortcuts.reject") },
  ];
  return [
    { title: t("shortcuts.everywhere"), shortcuts: everywhere },
    ...(decides ? [{ title: t("shortcuts.approvals"), shortcuts: approvals }] : []),
  ];
}
