import { readFileSync } from "node:fs";
import { join } from "node:path";

type Mail = { to: string[]; subject: string; html: string; text: string };
type Prompt = { id: string; phone: string; amount: number; state: string };

/** Where the simulators of the instance under test answer. */
function baseOf(provider: "DARAJA" | "RESEND" | "ONFON"): string {
  const running = JSON.parse(readFileSync(join(process.env.E2E_DATA_DIR ?? ".data", "running.json"), "utf8"));
  return String(running.environment[`${provider}_BASE_URL`]);
}

async function read(url: string, init?: RequestInit): Promise<Record<string, unknown>> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return (await response.json()) as Record<string, unknown>;
}

/** The newest mail to this address whose subject matches, or null while there is none. */
export async function findMail(to: string, subject: RegExp): Promise<Mail | null> {
  const { messages } = await read(`${baseOf("RESEND")}/__sim/messages?to=${encodeURIComponent(to)}`);
  return (messages as Mail[]).find((mail) => subject.test(mail.subject)) ?? null;
}

/** The first link in a mail whose address contains `part`. */
export function linkIn(mail: Mail, part: string): string {
  const link = [...mail.html.matchAll(/href="([^"]+)"/g)]
    .map(([, href]) => href ?? "")
    .find((href) => href.includes(part));
  if (!link) throw new Error(`No link with ${part} in "${mail.subject}".`);
  return link.replaceAll("&amp;", "&");
}

/** The open prompt on this phone, or null. */
export async function findPrompt(phone: string): Promise<Prompt | null> {
  const { prompts } = await read(`${baseOf("DARAJA")}/__sim/prompts`);
  return (prompts as Prompt[]).find((prompt) => prompt.phone === phone && prompt.state === "shown") ?? null;
}

/** Money to our Paybill. Without validation it arrives whatever account was typed, as M-Pesa does when we don't answer. */
export async function payByPaybill(
  account: string,
  amount: number,
  options: { skipValidation?: boolean } = {},
): Promise<Record<string, unknown>> {
  return read(`${baseOf("DARAJA")}/__sim/c2b`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ account, amount, msisdn: "254711000007", skip_validation: options.skipValidation ?? false }),
  });
}

/** SMS that reached this number, the newest first. */
export async function messagesTo(number: string): Promise<{ text: string; sender: string }[]> {
  const { messages } = await read(`${baseOf("ONFON")}/__sim/messages?number=${number}`);
  return messages as { text: string; sender: string }[];
}
