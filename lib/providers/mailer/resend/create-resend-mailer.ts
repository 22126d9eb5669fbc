import { setTimeout as wait } from "node:timers/promises";
import { Resend } from "resend";
import type { Mail, Mailer, MailOutcome } from "#/lib/notifications/mailer.ts";
import { judgeError } from "./judge-error.ts";

/** Where Resend lives unless the environment says otherwise. */
export const resendBaseUrl = "https://api.resend.com";

export type ResendOptions = {
  apiKey: string;
  /** An origin without a path. */
  baseUrl?: string;
  from: string;
  render: (mail: Mail, language: string) => Promise<{ subject: string; html: string; text: string }>;
  /** Resend's limit for a whole team; 2 is the lower of the two it has published. */
  requestsPerSecond?: number;
  timeoutMs?: number;
};

/** A mail whose turn is further away goes back to its queue instead of waiting here. */
const longestWaitMs = 5_000;

/** A mailer over Resend's API (providers/resend.md). The same idempotency key sends one mail however often it is tried. */
export function createResendMailer(options: ResendOptions): Mailer {
  const { apiKey, baseUrl = resendBaseUrl, from, render, requestsPerSecond = 2, timeoutMs = 15_000 } = options;
  let client: Resend | null = null;
  let nextTurnMs = 0;

  const takeTurn = (): number => {
    const nowMs = performance.now();
    const waitMs = Math.max(0, nextTurnMs - nowMs);
    if (waitMs <= longestWaitMs) nextTurnMs = nowMs + waitMs + 1_000 / requestsPerSecond;
    return waitMs;
  };

  return {
    async send({ to, language, mail, idempotencyKey }): Promise<MailOutcome> {
      if (apiKey === "") return { kind: "refused", reason: "missing_api_key" };
      const { subject, html, text } = await render(mail, language);
      const waitMs = takeTurn();
      if (waitMs > longestWaitMs) return { kind: "retry", reason: "rate_limit_exceeded", afterMs: Math.ceil(waitMs) };
      if (waitMs > 0) await wait(waitMs);
      client ??= quiet(new Resend(apiKey, { baseUrl, userAgent: "jumbe" }));
      return submit(client, { from, to, subject, html, text }, idempotencyKey, timeoutMs);
    },
  };
}

type Letter = { from: string; to: string; subject: string; html: string; text: string };

async function submit(client: Resend, letter: Letter, idempotencyKey: string, timeoutMs: number): Promise<MailOutcome> {
  const lost = { name: "application_error", statusCode: null, retryAfterSeconds: null };
  try {
    const { data, error, headers } = await client.emails.send(letter, {
      idempotencyKey,
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (error) {
      const seconds = Number(headers?.["retry-after"] || Number.NaN);
      return judgeError({
        name: String(error.name),
        statusCode: error.statusCode,
        retryAfterSeconds: seconds >= 0 ? seconds : null,
      });
    }
    // An answer without an id says nothing; the same key makes trying again safe.
    return data?.id ? { kind: "sent", providerId: data.id } : judgeError(lost);
  } catch {
    return judgeError(lost);
  }
}

/** Keeps the SDK from printing errors, which may hold addresses, whatever its own debug switch says. */
function quiet(client: Resend): Resend {
  return Object.assign(client, { debug: false });
}
