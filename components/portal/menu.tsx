import { Ellipsis, House, type LucideIcon, MessageSquareText, SendHorizontal, Wallet } from "lucide-react";

export type MenuEntry = {
  key: "home" | "send" | "messages" | "wallet";
  href: string;
  icon: LucideIcon;
  exact: boolean;
};

/** The screens of the portal that exist; nothing stands here before its page does. */
export const menu: readonly MenuEntry[] = [
  { key: "home", href: "/dashboard", icon: House, exact: true },
  { key: "send", href: "/dashboard/send", icon: SendHorizontal, exact: false },
  { key: "messages", href: "/dashboard/messages", icon: MessageSquareText, exact: false },
  { key: "wallet", href: "/dashboard/wallet", icon: Wallet, exact: false },
];

export const moreIcon = Ellipsis;
