import type { useTranslations } from "next-intl";
import type { Mode } from "#/db/enums.ts";
import type { Command } from "./command.ts";

type Texts = ReturnType<typeof useTranslations<"palette.commands">>;

/** What every signed-in person can do, wherever they are: in order of use, the way out last. */
export function commonCommands(t: Texts): Command[] {
  const theme = (name: "system" | "light" | "dark"): Command => ({
    id: name,
    group: "actions",
    label: t(name),
    words: t("themeWords"),
    deed: { kind: "theme", theme: name },
  });
  return [
    theme("light"),
    theme("dark"),
    theme("system"),
    {
      id: "shortcuts",
      group: "actions",
      label: t("shortcuts"),
      words: t("shortcutsWords"),
      deed: { kind: "shortcuts" },
    },
    { id: "sign-out", group: "actions", label: t("signOut"), words: t("signOutWords"), deed: { kind: "signOut" } },
  ];
}

/** A page as a command; `keys` lead to it from anywhere. */
export function pageCommand(href: string, label: string, keys?: string, words?: string): Command {
  const rest = { ...(keys ? { keys } : {}), ...(words ? { words } : {}) };
  return { id: href, group: "pages", label, ...rest, deed: { kind: "go", href } };
}

export type Standing = {
  clientId: number;
  /** By which the organisation tops up from M-Pesa's menu. */
  accountNumber: string;
  mode: Mode;
  /** Live is open: the organisation is approved. */
  liveOpen: boolean;
  maySend: boolean;
  mayTopUp: boolean;
};

/** What a member can do besides going to pages; nothing that their role or the organisation's state refuses. */
export function memberCommands(t: Texts, standing: Standing): Command[] {
  const { clientId, accountNumber: account, mode, liveOpen, maySend, mayTopUp } = standing;
  const other = mode === "live" ? "test" : "live";
  const id = String(clientId);
  const all: (Command | false)[] = [
    maySend && {
      id: "send",
      group: "actions",
      label: t("send"),
      words: t("sendWords"),
      keys: "g s",
      deed: { kind: "go", href: "/dashboard/send" },
    },
    mayTopUp && {
      id: "top-up",
      group: "actions",
      label: t("topUp"),
      words: t("topUpWords"),
      deed: { kind: "go", href: "/dashboard/wallet#top-up" },
    },
    {
      id: "copy-account",
      group: "actions",
      label: t("copyAccount"),
      words: t("copyAccountWords", { account }),
      deed: { kind: "copy", text: account, said: t("copyAccountDone", { account }) },
    },
    {
      id: "copy-client",
      group: "actions",
      label: t("copyClient"),
      words: id,
      deed: { kind: "copy", text: id, said: t("copyClientDone", { id }) },
    },
    (other === "test" || liveOpen) && {
      id: `to-${other}`,
      group: "actions",
      label: t(other === "live" ? "toLive" : "toTest"),
      words: t("modeWords"),
      deed: { kind: "mode", mode: other },
    },
  ];
  return all.filter((command) => command !== false);
}
