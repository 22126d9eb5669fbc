import { readFile } from "node:fs/promises";
import { json, type Reply } from "./http.ts";

const TYPES: Record<string, string> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  woff2: "font/woff2",
};

const FILES: Record<string, () => URL> = {
  "style.css": () => new URL("./style.css", import.meta.url),
  "phone.js": () => new URL("./phone/phone.js", import.meta.url),
  "choose.js": () => new URL("./phone/choose.js", import.meta.url),
  "mailbox.js": () => new URL("./mailbox/mailbox.js", import.meta.url),
  "sans.woff2": () => new URL("../node_modules/geist/dist/fonts/geist-sans/Geist-Variable.woff2", import.meta.url),
  "mono.woff2": () => new URL("../node_modules/geist/dist/fonts/geist-mono/GeistMono-Variable.woff2", import.meta.url),
};

/** Answers `/assets/…`: the style sheet, the pages' scripts, the fonts. */
export async function answerAsset(name: string): Promise<Reply> {
  const find = FILES[name];
  const body = find === undefined ? null : await readFile(find()).catch(() => null);
  if (body === null) return json(404, { message: "Not found" });
  const type = TYPES[name.split(".").at(-1) ?? ""] ?? "application/octet-stream";
  return { status: 200, headers: { "content-type": type, "cache-control": "no-cache" }, body };
}
