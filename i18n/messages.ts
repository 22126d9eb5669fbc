import admin from "#/messages/en/admin.json" with { type: "json" };
import auth from "#/messages/en/auth.json" with { type: "json" };
import errors from "#/messages/en/errors.json" with { type: "json" };
import palette from "#/messages/en/palette.json" with { type: "json" };
import portal from "#/messages/en/portal.json" with { type: "json" };
import send from "#/messages/en/send.json" with { type: "json" };
import site from "#/messages/en/site.json" with { type: "json" };
import ui from "#/messages/en/ui.json" with { type: "json" };
import wallet from "#/messages/en/wallet.json" with { type: "json" };
import type { Locale } from "./locales.ts";

const english = { admin, auth, errors, palette, portal, send, site, ui, wallet };

/** All texts of the pages; English is the shape every other language has to fill. */
export type Messages = typeof english;

const catalogues: Record<Locale, Messages> = { en: english };

export function messagesFor(locale: Locale): Messages {
  return catalogues[locale];
}
