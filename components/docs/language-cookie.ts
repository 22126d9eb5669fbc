/** The cookie that keeps the reader's language, so that the server draws the right one at once. */
export const languageCookie = "jumbe_docs_language";
