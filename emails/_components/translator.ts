import { createTranslator } from "next-intl";
import { defaultLocale, isLocale, type Locale } from "#/i18n/locales.ts";
import english from "#/messages/en/emails.json" with { type: "json" };

type Catalogue = typeof english;

const catalogues: Record<Locale, Catalogue> = { en: english };

/** The texts of one mail in the reader's language, English when we do not have it. */
export function mailTexts<Name extends keyof Catalogue>(language: string, namespace: Name) {
  const locale = isLocale(language) ? language : defaultLocale;
  return createTranslator<Catalogue, Name>({
    locale,
    messages: catalogues[locale],
    namespace,
    timeZone: "Africa/Nairobi",
  });
}
