import { Ellipsis, House, type LucideIcon, MessageSquareText, SendHorizontal, Wallet } from "lucide-react";

export type MenuEntry = {
  key: "home" | "send" | "messages" | "wallet";
  href: string;
  icon: LucideIcon;
  exact: boolean;
  /** The two keys that lead there, one after the other. */
  keys: string;
};

/** The screens of the portal that exist; nothing stands here before its page does. */
const menu: readonly MenuEntry[] = [
  { key: "home", href: "/dashboard", icon: House, exact: true, keys: "g h" },
  { key: "send", href: "/dashboard/send", icon: SendHorizontal, exact: false, keys: "g s" },
  { key: "messages", href: "/dashboard/messages", icon: MessageSquareText, exact: false, keys: "g m" },
  { key: "wallet", href: "/dashboard/wallet", icon: Wallet, exact: false, keys: "g w" },
];

export const moreIcon = Ellipsis;

/** The menu of a member; who may only read is not led to a form that would refuse them. */
export function menuFor({ maySend }: { maySend: boolean }): readonly MenuEntry[] {
  return menu.filter(({ key }) => key !== "send" || maySend);
}
