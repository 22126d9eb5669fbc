import { cookies } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { defaultLocale, isLocale } from "./locales.ts";
import { messagesFor } from "./messages.ts";

const localeCookie = "jumbe_locale";

/** The language of this request: the reader's choice, kept in a cookie, else English. No language stands in any address. */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(localeCookie)?.value;
  const locale = isLocale(chosen) ? chosen : defaultLocale;
  return { locale, messages: messagesFor(locale), timeZone: "Africa/Nairobi" };
});
