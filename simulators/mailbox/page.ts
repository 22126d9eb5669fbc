import { eatDateTime } from "../eat.ts";
import { escape, page } from "../html.ts";
import type { Reply } from "../http.ts";
import type { Mail } from "../resend/mail.ts";

export type View = "html" | "text" | "details";

/** The mailbox: all mails beside the open one. */
export function mailboxPage(mails: readonly Mail[], open: Mail | null, view: View, status = 200): Reply {
  const main = `<main class="mailbox${open === null ? "" : " reading"}" data-open="${open?.id ?? ""}">
<section class="mails" aria-labelledby="title">${open === null ? '<h1 id="title">Mailbox</h1>' : '<h2 id="title">Mailbox</h2>'}
<div id="mails" aria-live="polite">${mailList(mails, open?.id ?? null)}</div></section>
${open === null ? nothingOpen(mails.length, status) : message(open, view)}
</main>`;
  const title = open === null ? "Mailbox" : `${open.subject} – Mailbox`;
  return page({ title, current: "mailbox", script: "mailbox.js", main, status });
}

/** The list alone, for refreshing. */
export function mailList(mails: readonly Mail[], openId: string | null): string {
  if (mails.length === 0) return '<p class="empty">No mail yet. It appears here as soon as it is sent.</p>';
  const items = mails.map(
    (mail) => `<li><a href="/mailbox/${mail.id}"${mail.id === openId ? ' aria-current="true"' : ""}>
<span class="name">${escape(mail.to.join(", "))}</span><span class="when figure">${eatDateTime(mail.at).slice(11, 16)}</span>
<span class="subject">${escape(mail.subject)}</span></a></li>`,
  );
  return `<ul class="senders">${items.join("")}</ul>`;
}

function nothingOpen(count: number, status: number): string {
  const text =
    status === 404
      ? "This mail is not here."
      : count === 0
        ? "Mails to anybody land here."
        : "Choose a mail to read it.";
  return `<section class="mail blank"><p class="empty">${text}</p></section>`;
}

function message(mail: Mail, view: View): string {
  const tab = (name: View, text: string): string =>
    `<a href="/mailbox/${mail.id}?view=${name}"${name === view ? ' aria-current="page"' : ""}>${text}</a>`;
  return `<article class="mail" aria-labelledby="subject">
<p class="only-small"><a href="/mailbox">All mails</a></p>
<h1 id="subject">${escape(mail.subject)}</h1>
<dl class="facts"><dt>From</dt><dd>${escape(mail.from)}</dd><dt>To</dt><dd>${escape(mail.to.join(", "))}</dd>
<dt>Time</dt><dd class="figure">${eatDateTime(mail.at)}</dd><dt>State</dt><dd>${escape(mail.lastEvent)}</dd></dl>
${attachments(mail)}
<nav class="tabs" aria-label="Views">${tab("html", "HTML")}${tab("text", "Text")}${tab("details", "Details")}</nav>
${body(mail, view)}
</article>`;
}

function attachments(mail: Mail): string {
  if (mail.attachments.length === 0) return "";
  const items = mail.attachments.map(
    (one, index) => `<li><a href="/mailbox/${mail.id}/attachments/${index}">${escape(one.filename)}</a></li>`,
  );
  return `<ul class="chips" aria-label="Attachments">${items.join("")}</ul>`;
}

const SANDBOX = "allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation";

function body(mail: Mail, view: View): string {
  if (view === "html") {
    if (mail.html === null) return '<p class="empty">This mail has no HTML part.</p>';
    return `<iframe id="frame" title="The mail as HTML" sandbox="${SANDBOX}" src="/mailbox/${mail.id}/html"></iframe>`;
  }
  if (view === "text") {
    if (mail.text === null) return '<p class="empty">This mail has no text part.</p>';
    return `<pre class="text">${linked(mail.text)}</pre>`;
  }
  const { html: _html, text: _text, attachments: files, ...rest } = mail;
  const details = { ...rest, attachments: files.map(({ filename, contentType }) => ({ filename, contentType })) };
  return `<pre class="text">${escape(JSON.stringify(details, null, 2))}</pre>`;
}

function linked(text: string): string {
  return escape(text).replace(/https?:\/\/[^\s<>"]+?(?=[.,;)]?(?:\s|&gt;|$))/g, (url) => `<a href="${url}">${url}</a>`);
}
