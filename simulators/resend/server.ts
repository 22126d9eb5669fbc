import { randomUUID } from "node:crypto";
import { answerControl } from "../control.ts";
import { json, listen, parseObject, type Answer, type Call, type Reply } from "../http.ts";
import { post, pushEvent } from "./events.ts";
import { problem } from "./mail.ts";
import { changeScheduled, presentMail, refuse, sendOnce } from "./send.ts";
import type { ResendOptions } from "./settings.ts";
import { openResendState, type ResendState } from "./state.ts";

export type ResendSimulator = { url: string; state: ResendState; stop: () => Promise<void> };

/** A server that behaves like Resend listens on the loopback address. */
export async function startResend(options: ResendOptions): Promise<ResendSimulator> {
  const state = await openResendState(options);
  const listener = await listen(answerResend(state), options.port);
  return {
    url: listener.url,
    state,
    async stop() {
      state.pushes.clear();
      await listener.close();
      state.outbound.close();
      await state.journal.close();
    },
  };
}

function answerResend(state: ResendState): Answer {
  const control = {
    name: "resend",
    journal: state.journal,
    switches: state.switches,
    faults: state.faults,
    reset: () => reset(state),
    own: (call: Call, path: string) => controls(state, call, path),
  };
  return async (call) =>
    (call.path.startsWith("/__sim/") ? await answerControl(control, call) : null) ?? route(state, call);
}

async function route(state: ResendState, call: Call): Promise<Reply> {
  if ((call.headers["user-agent"] ?? "") === "") return { status: 403, body: "error code: 1010" };
  const fault = state.faults.take(call.path);
  if (fault !== null && fault.accepts === true) await rightReply(state, call);
  if (fault?.kind === "hang" || fault?.kind === "reset") return fault.kind;
  if (fault?.kind === "html")
    return { status: fault.status ?? 502, headers: { "content-type": "text/html" }, body: "<h1>Bad gateway</h1>" };
  if (fault?.kind === "rate_limit_exceeded") return tooMany(state, { "retry-after": "1" });
  if (fault !== null) return refuse(problem(fault.status ?? 500, fault.kind, "Something went wrong on our end."));
  return rightReply(state, call);
}

async function rightReply(state: ResendState, call: Call): Promise<Reply> {
  const authorization = call.headers.authorization;
  if (authorization === undefined)
    return refuse(problem(401, "missing_api_key", "Missing API key in the authorization header."));
  if (authorization !== `Bearer ${state.apiKey}`) return refuse(problem(403, "invalid_api_key", "API key is invalid"));
  const limits = countRequest(state);
  if (limits.over) return tooMany(state, limits.headers);
  const reply = await answer(state, call);
  if (typeof reply === "object") reply.headers = { ...reply.headers, ...limits.headers };
  return reply;
}

function answer(state: ResendState, call: Call): Reply | Promise<Reply> {
  const notAllowed = refuse(problem(405, "method_not_allowed", "This endpoint does not support this method."));
  if (call.path === "/emails" || call.path === "/emails/batch")
    return call.method === "POST" ? sendOnce(state, call) : notAllowed;
  const id = /^\/emails\/([\w-]+)(?:\/cancel)?$/.exec(call.path)?.[1];
  const mail = id === undefined ? undefined : state.mails.get(id);
  if (mail === undefined) return refuse(problem(404, "not_found", "The requested endpoint does not exist."));
  if (call.path.endsWith("/cancel")) return call.method === "POST" ? changeScheduled(state, mail, call) : notAllowed;
  if (call.method === "PATCH") return changeScheduled(state, mail, call);
  return call.method === "GET" ? json(200, presentMail(mail)) : notAllowed;
}

function countRequest(state: ResendState): { over: boolean; headers: Record<string, string> } {
  const limit = state.switches.requests_per_second;
  if (limit === 0) return { over: false, headers: {} };
  const now = Date.now();
  if (now - state.window.startedAt >= 1000) state.window = { startedAt: now, requests: 0 };
  state.window.requests += 1;
  const over = state.window.requests > limit;
  const headers: Record<string, string> = {
    "ratelimit-limit": String(limit),
    "ratelimit-remaining": String(Math.max(0, limit - state.window.requests)),
    "ratelimit-reset": "1",
  };
  return { over, headers: over ? { ...headers, "retry-after": "1" } : headers };
}

function tooMany(state: ResendState, headers: Record<string, string>): Reply {
  const limit = state.switches.requests_per_second;
  const message = `Too many requests. You can only make ${limit} requests per second. See rate limit response headers for more information.`;
  return refuse(problem(429, "rate_limit_exceeded", message), headers);
}

async function controls(state: ResendState, call: Call, path: string): Promise<Reply | null> {
  const route = `${call.method} ${path}`;
  if (route === "GET messages") {
    const to = call.query.get("to");
    const mails = [...state.mails.values()]
      .reverse()
      .filter((mail) => to === null || mail.to.some((one) => one.includes(to)));
    return json(200, { messages: mails.slice(0, Number(call.query.get("limit") ?? "100")) });
  }
  if (route === "POST events") {
    const body = parseObject(call.body);
    const mail = state.mails.get(String(body?.id));
    if (mail === undefined || typeof body?.type !== "string")
      return json(400, { message: "id of a mail and type are needed" });
    await pushEvent(state, { type: body.type, mail, body: null, svixId: `msg_${randomUUID()}`, attempt: 0 });
    return json(200, { last_event: mail.lastEvent });
  }
  if (route === "POST webhooks") {
    const url = state.switches.webhook_url;
    if (url === null) return json(409, { message: "No webhook_url" });
    return json(200, { http: await post(state, url, `msg_${randomUUID()}`, call.body.toString("utf8")) });
  }
  return null;
}

function reset(state: ResendState): void {
  state.journal.append({ kind: "reset", at: Date.now() });
  state.mails.clear();
  state.remembered.clear();
  state.pushes.clear();
  state.faults.clear();
}
