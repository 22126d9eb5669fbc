import type { Reply } from "./http.ts";

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

const POLICY =
  "default-src 'self'; img-src 'self' data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** A whole page in the simulators' look; `main` is HTML, everything else is text. */
export function page(options: {
  title: string;
  current: "phone" | "mailbox";
  script: string;
  main: string;
  status?: number;
}): Reply {
  const link = (name: "phone" | "mailbox", text: string): string =>
    `<a href="/${name}"${options.current === name ? ' aria-current="page"' : ""}>${text}</a>`;
  const body = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(options.title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/style.css">
<script type="module" src="/assets/${options.script}"></script>
</head>
<body>
<header class="top">
<p class="brand">Simulators</p>
<nav aria-label="Simulators">${link("phone", "Phone")}${link("mailbox", "Mailbox")}</nav>
<p class="note">Nothing here is real: no SMS, mail or money leaves this computer.</p>
</header>
${options.main}
</body>
</html>`;
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": POLICY,
    "cache-control": "no-store",
  };
  return { status: options.status ?? 200, headers, body };
}
