import { json, redirect, type Call, type Reply } from "../http.ts";
import type { Mail } from "../resend/mail.ts";
import type { ResendState } from "../resend/state.ts";
import { stream } from "../sse.ts";
import { mailboxPage, mailList, type View } from "./page.ts";

/** Answers `/mailbox…`: the list, one message, its HTML, its attachments. */
export function answerMailbox(state: ResendState | null, call: Call, rest: readonly string[]): Reply {
  if (call.method !== "GET") return json(405, { message: "Method not allowed" });
  const mails = [...(state?.mails.values() ?? [])].reverse();
  const [first, second, third] = rest;
  if (first === undefined || first === "") return mailboxPage(mails, null, "html");
  if (first === "events" && state !== null)
    return stream(
      call,
      () => state.mails.size,
      (changed) => state.changed.subscribe(changed),
    );
  if (first === "list") return fragment(mailList(mails, call.query.get("open")));
  const mail = first === "latest" ? mails[0] : state?.mails.get(first);
  if (mail === undefined) return mailboxPage(mails, null, "html", 404);
  if (first === "latest") return redirect(`/mailbox/${mail.id}`);
  if (second === "html") return html(mail);
  if (second === "attachments") return attachment(mail, Number(third));
  return mailboxPage(mails, mail, viewOf(call.query.get("view"), mail));
}

function viewOf(asked: string | null, mail: Mail): View {
  if (asked === "text" || asked === "html" || asked === "details") return asked;
  return mail.html === null ? "text" : "html";
}

function fragment(body: string): Reply {
  return { status: 200, headers: { "content-type": "text/html; charset=utf-8" }, body };
}

const HTML_POLICY =
  "default-src 'none'; img-src * data:; style-src 'unsafe-inline'; font-src *; base-uri 'self'; frame-ancestors 'self'";

/** The mail's own HTML, without scripts; its links open in the whole window. */
function html(mail: Mail): Reply {
  const base = '<base target="_top">';
  const source = mail.html ?? "";
  const body = /<head[^>]*>/i.test(source) ? source.replace(/<head[^>]*>/i, (head) => head + base) : base + source;
  return {
    status: 200,
    headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": HTML_POLICY },
    body,
  };
}

function attachment(mail: Mail, index: number): Reply {
  const found = mail.attachments[index];
  if (found === undefined) return json(404, { message: "Not found" });
  const filename = found.filename.replace(/[^\w. -]/g, "_");
  return {
    status: 200,
    headers: {
      "content-type": found.contentType.replace(/[^\w/.+-]/g, ""),
      "content-disposition": `attachment; filename="${filename}"`,
      "x-content-type-options": "nosniff",
    },
    body: Buffer.from(found.content, "base64"),
  };
}
