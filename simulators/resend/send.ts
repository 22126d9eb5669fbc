import { createHash } from "node:crypto";
import { isObject, json, parseJson, type Call, type Reply } from "../http.ts";
import { planEvents } from "./events.ts";
import { problem, readMail, type Mail, type Problem } from "./mail.ts";
import { saveMail, type ResendState } from "./state.ts";

const KEPT_MS = 24 * 60 * 60 * 1000;

export function refuse(refused: Problem, headers: Record<string, string> = {}): Reply {
  return json(refused.statusCode, refused, headers);
}

/** Answers a send, once per idempotency key and day; the mails are on disk before the answer. */
export async function sendOnce(state: ResendState, call: Call): Promise<Reply> {
  const key = call.headers["idempotency-key"];
  if (key === undefined) return send(state, call);
  if (typeof key !== "string" || key.length < 1 || key.length > 256) {
    return refuse(problem(400, "invalid_idempotency_key", "The key must be between 1-256 chars."));
  }
  const hash = createHash("sha256").update(call.path).update(call.body).digest("hex");
  const first = state.remembered.get(key);
  if (first !== undefined && first.at > Date.now() - KEPT_MS) {
    if (first.hash !== hash) {
      return refuse(
        problem(409, "invalid_idempotent_request", "Same idempotency key used with a different request payload."),
      );
    }
    return (
      first.reply ??
      refuse(
        problem(
          409,
          "concurrent_idempotent_requests",
          "Same idempotency key used while the original request is still in progress.",
        ),
      )
    );
  }
  const remembered = { hash, at: Date.now(), reply: null };
  state.remembered.set(key, remembered);
  const reply = await send(state, call);
  const good = typeof reply === "object" && reply.status === 200;
  if (good) {
    state.remembered.set(key, { ...remembered, reply });
    state.journal.append({ kind: "idempotency", at: remembered.at, key, remembered: { ...remembered, reply } });
  } else state.remembered.delete(key);
  await state.journal.flush();
  return reply;
}

async function send(state: ResendState, call: Call): Promise<Reply> {
  if (state.switches.answer_delay_ms > 0) {
    await new Promise((resolve) => setTimeout(resolve, state.switches.answer_delay_ms));
  }
  const body = parseJson(call.body);
  const reply =
    call.path === "/emails"
      ? sendOne(state, body)
      : sendBatch(state, body, call.headers["x-batch-validation"] === "permissive");
  await state.journal.flush();
  return reply;
}

function sendOne(state: ResendState, body: unknown): Reply {
  const mail = readMail(body, state.switches.domains, false);
  if ("statusCode" in mail) return refuse(mail);
  const over = overQuota(state, 1);
  if (over !== null) return refuse(over);
  accept(state, mail);
  return json(200, { id: mail.id });
}

function sendBatch(state: ResendState, body: unknown, permissive: boolean): Reply {
  if (!Array.isArray(body) || body.length === 0 || body.length > 100) {
    return refuse(problem(422, "validation_error", "The body must be an array of 1 to 100 mails."));
  }
  const read = body.map((one) => readMail(one, state.switches.domains, true));
  const firstProblem = read.find((one): one is Problem => "statusCode" in one);
  if (firstProblem !== undefined && !permissive) return refuse(firstProblem);
  const mails = read.filter((one): one is Mail => !("statusCode" in one));
  const over = overQuota(state, mails.length);
  if (over !== null) return refuse(over);
  for (const mail of mails) accept(state, mail);
  const errors = read.flatMap((one, index) => ("statusCode" in one ? [{ index, message: one.message }] : []));
  return json(200, { data: mails.map((mail) => ({ id: mail.id })), ...(permissive ? { errors } : {}) });
}

function accept(state: ResendState, mail: Mail): void {
  saveMail(state, mail);
  planEvents(state, mail);
}

function overQuota(state: ResendState, more: number): Problem | null {
  const { daily_quota } = state.switches;
  if (daily_quota === 0) return null;
  const since = Date.now() - KEPT_MS;
  const today = [...state.mails.values()].filter((mail) => mail.at > since).length;
  return today + more > daily_quota
    ? problem(429, "daily_quota_exceeded", "You have reached your daily email sending quota.")
    : null;
}

/** A mail as GET shows it. */
export function presentMail(mail: Mail): Record<string, unknown> {
  return {
    object: "email",
    id: mail.id,
    from: mail.from,
    to: mail.to,
    cc: mail.cc,
    bcc: mail.bcc,
    reply_to: mail.replyTo,
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    created_at: new Date(mail.at).toISOString(),
    scheduled_at: mail.scheduledAt,
    last_event: mail.lastEvent,
    tags: mail.tags,
  };
}

/** Answers PATCH (a new time) and cancel of a scheduled mail. */
export function changeScheduled(state: ResendState, mail: Mail, call: Call): Reply {
  if (mail.lastEvent !== "scheduled") return refuse(problem(422, "validation_error", "The mail is not scheduled."));
  if (call.path.endsWith("/cancel")) mail.lastEvent = "canceled";
  else {
    const body = parseJson(call.body);
    if (!isObject(body) || typeof body.scheduled_at !== "string") {
      return refuse(problem(422, "missing_required_field", "Missing `scheduled_at` field."));
    }
    mail.scheduledAt = body.scheduled_at;
  }
  state.journal.append({ kind: "mail", at: mail.at, mail });
  return json(200, { object: "email", id: mail.id });
}
