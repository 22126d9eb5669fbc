import { ENDINGS } from "../daraja/outcomes.ts";
import { escape, page } from "../html.ts";
import type { Reply } from "../http.ts";
import { showMsisdn } from "../msisdn.ts";
import { OUTCOME_ENDINGS, OUTCOMES, ROW_ENDINGS } from "../onfon/outcomes.ts";
import type { Worlds } from "../pages.ts";

const USUAL_NUMBER = "0712 345 678";

/** The page where a number is chosen; `wrong` is what was typed when it was no Kenyan mobile number. */
export function choosePage(worlds: Worlds, wrong: string | null): Reply {
  const message =
    wrong === null
      ? ""
      : `<p class="error" id="wrong" role="alert">“${escape(wrong)}” is not a Kenyan mobile number.</p>`;
  const main = `<main class="narrow">
<h1>Phone</h1>
<p class="lead">Pick a number. Its SMS and M-Pesa prompts appear on a phone you can use.</p>
${chooser(USUAL_NUMBER, wrong !== null)}${message}
${recents(worlds, null)}
${endings()}
</main>`;
  return page({
    title: "Phone simulator",
    current: "phone",
    script: "choose.js",
    main,
    status: wrong === null ? 200 : 400,
  });
}

function chooser(value: string, wrong: boolean): string {
  return `<form class="row" action="/phone" method="get">
<label class="grow">Phone number
<input name="number" inputmode="tel" autocomplete="off" value="${escape(value)}" required${wrong ? ' aria-describedby="wrong" aria-invalid="true"' : ""}></label>
<button>Open phone</button>
</form>`;
}

function recents(worlds: Worlds, current: string | null): string {
  const seen = new Set(worlds.onfon?.inbox.numbers(8) ?? []);
  for (const prompt of [...(worlds.daraja?.prompts.values() ?? [])].slice(-8)) seen.add(prompt.phone);
  if (current !== null) seen.delete(current);
  const links = [...seen].slice(0, 8).map((number) => `<li><a href="/phone/${number}">${showMsisdn(number)}</a></li>`);
  if (links.length === 0) return "";
  return `<section aria-labelledby="recent"><h2 id="recent">Recent numbers</h2><ul class="chips">${links.join("")}</ul></section>`;
}

/** One phone: the handset, its switches, a Paybill form and the magic numbers. */
export function phonePage(worlds: Worlds, number: string): Reply {
  const shown = showMsisdn(number);
  const main = `<main class="desk" data-number="${number}">
<section class="side" aria-labelledby="title">
<h1 id="title">Phone <span class="figure">${shown}</span></h1>
${chooser(shown, false)}
${recents(worlds, number)}
</section>
${handset(shown)}
<section class="side" aria-label="Controls">
<div><h2>Handset</h2>
<label class="check"><input type="checkbox" id="off"> Switched off</label>
<label class="check"><input type="checkbox" id="no-funds"> No funds on M-Pesa</label></div>
${worlds.daraja === null ? "" : paybill(worlds.daraja.account.shortcode)}
${endings()}
</section>
</main>`;
  return page({ title: `Phone ${shown}`, current: "phone", script: "phone.js", main });
}

function handset(shown: string): string {
  return `<section class="handset" aria-label="Handset ${shown}">
<div class="screen">
<p class="bar"><span class="figure" id="clock"></span><span>Simulated network</span></p>
<p class="sr" aria-live="polite" id="news"></p>
<div id="list" class="view"><div class="head"><h2>Messages</h2><button type="button" class="quiet" id="write">New message</button></div>
<p class="empty" id="empty">No messages yet. They appear here as they arrive.</p>
<ul id="senders" class="senders"></ul></div>
<div id="talk" class="view" hidden><div class="head"><button type="button" class="quiet" id="back">Back</button><h2 id="sender" tabindex="-1"></h2></div>
<ol id="bubbles" class="bubbles" tabindex="0" aria-label="Conversation"></ol>
<form id="reply" class="composer"><label id="to-field" hidden>To<input id="to" autocomplete="off" placeholder="Short code"></label>
<div class="row"><label class="grow"><span class="sr">Text message</span><input id="text" autocomplete="off" placeholder="Text message" required></label><button>Send</button></div>
<p class="hint" id="reply-hint" role="status"></p></form></div>
<div id="dark" class="dark" hidden><p>Switched off</p></div>
<div id="prompt" class="veil" hidden><div class="prompt" role="dialog" aria-modal="true" aria-labelledby="ask">
<p class="label">M-PESA</p>
<p id="ask"></p>
<form id="pay"><label>M-Pesa PIN<input id="pin" type="password" inputmode="numeric" maxlength="4" autocomplete="off" aria-describedby="pin-hint"></label>
<p class="hint" id="pin-hint">Any four digits pay; 0000 is a wrong PIN.</p><p class="error" id="pin-error" role="alert"></p>
<div class="row end"><button type="button" class="quiet" id="cancel">Cancel</button><button>Send</button></div></form>
<p class="hint figure" id="left"></p>
</div></div>
</div></section>`;
}

function paybill(shortcode: string): string {
  return `<form id="paybill" class="panel"><h2>Lipa na M-Pesa, Paybill</h2>
<label>Business number<input name="shortcode" inputmode="numeric" value="${escape(shortcode)}" required></label>
<label>Account number<input name="account" autocomplete="off" required></label>
<label>Amount in KES<input name="amount" inputmode="numeric" pattern="[1-9][0-9]*" autocomplete="off" required></label>
<button>Pay</button><p class="hint" role="status" id="paid"></p></form>`;
}

function endings(): string {
  const sms = Object.entries(OUTCOME_ENDINGS).map(([ending, outcome]) => {
    const steps = (OUTCOMES[outcome] ?? []).map((step) => step.status).join(", then ");
    return [ending, steps === "" ? "no report, ever" : steps];
  });
  const rows = Object.entries(ROW_ENDINGS).map(([ending, { code, description }]) => [
    ending,
    `refused at once: ${code} ${description}`,
  ]);
  const pushes = Object.entries(ENDINGS).map(([ending, { code, manner }]) => [
    ending,
    `result ${code}${manner === undefined ? "" : `, ${manner.replaceAll("_", " ")}`}`,
  ]);
  const table = (name: string, lines: (string | undefined)[][]): string =>
    `<table><caption>${name}</caption><thead><tr><th scope="col">Ends in</th><th scope="col">Outcome</th></tr></thead><tbody>${lines
      .map(([ending, text]) => `<tr><td class="figure">${ending}</td><td>${escape(text ?? "")}</td></tr>`)
      .join("")}</tbody></table>`;
  return `<details class="panel"><summary>Magic numbers</summary>${table("SMS", [...sms, ...rows])}${table("M-Pesa prompt", pushes)}</details>`;
}
