import type { Clock } from "#/lib/core/clock.ts";
import type {
  CallOutcome,
  Carrier,
  CarrierBalance,
  CarrierCall,
  CarrierConnection,
  RowOutcome,
} from "#/lib/messaging/carrier.ts";
import { createBackOff } from "../../back-off.ts";
import { createHttpClient, type HttpClient } from "../../http-client.ts";
import { isJsonObject, parseJsonObject } from "../../json-object.ts";
import { readCode } from "./codes.ts";
import { judgeAnswer, type Verdict } from "./judge-answer.ts";
import { parseCredits } from "./parse-credits.ts";
import { parseReports } from "./parse-reports.ts";

/** Where Onfon's API lives unless the environment says otherwise. */
export const onfonBaseUrl = "https://api.onfonmedia.co.ke";

export type OnfonOptions = {
  /** An origin without a path. */
  baseUrl: string;
  /** The platform's own account; a connection with `{apiKey, clientId, accessKey}` of its own uses those. */
  apiKey: string;
  clientId: string;
  accessKey: string;
  timeoutMs?: number;
  clock: Clock;
  http?: HttpClient;
};

type Account = { apiKey: string; clientId: string; accessKey: string };

/** Rows kept back by a broken account wait for its pause to end, not for a time of their own. */
const pausedRowMs = 1_000;

/** A carrier over Onfon's REST v1 (providers/onfon.md). One call is given up after `timeoutMs`, all its parts together. */
export function createOnfonCarrier(options: OnfonOptions): Carrier {
  const { baseUrl, clock, timeoutMs = 30_000, http = createHttpClient() } = options;
  const backOff = createBackOff(clock);

  const post = async (account: Account, call: CarrierCall, deadlineMs: number): Promise<Verdict> => {
    const result = await http.send({
      method: "POST",
      url: `${baseUrl}/v1/sms/SendBulkSMS`,
      headers: { AccessKey: account.accessKey, "Content-Type": "application/json" },
      body: JSON.stringify(bodyOf(account, call)),
      timeoutMs: Math.max(1, deadlineMs - performance.now()),
    });
    const verdict = judgeAnswer(call.messages, result);
    if (!verdict.tooMany || call.messages.length === 1) return verdict;
    const middle = Math.ceil(call.messages.length / 2);
    const first = await post(account, { ...call, messages: call.messages.slice(0, middle) }, deadlineMs);
    const second = await post(account, { ...call, messages: call.messages.slice(middle) }, deadlineMs);
    return joined(first, second);
  };

  return {
    async submit(call) {
      const account = accountOf(options, call.connection);
      if (account === null) return withoutAccount(call);
      const verdict = await post(account, call, performance.now() + timeoutMs);
      const waitMs = verdict.backOff ? backOff.fail(call.connection.id, verdict.backOff.askedMs) : pausedRowMs;
      if (!verdict.backOff && !verdict.pause) backOff.succeed(call.connection.id);
      const { rows, word, pause, senderRefused } = verdict;
      return {
        rows: rows.map((row) => (row.kind === "retry" ? { ...row, afterMs: waitMs } : row)),
        word,
        pause,
        senderRefused,
      };
    },

    parseReports,

    async readBalance(connection): Promise<CarrierBalance> {
      const account = accountOf(options, connection);
      if (account === null) return { ok: false, reason: "credentials_missing" };
      const query = new URLSearchParams({ ApiKey: account.apiKey, ClientId: account.clientId });
      const result = await http.send({
        method: "GET",
        url: `${baseUrl}/v1/sms/Balance?${query.toString()}`,
        headers: { AccessKey: account.accessKey, "Content-Type": "application/json" },
        timeoutMs,
      });
      if (result.kind === "failed")
        return { ok: false, reason: result.phase === "connect" ? "unreachable" : result.reason };
      if (result.status !== 200) return { ok: false, reason: `http_${result.status}` };
      return judgeBalance(result.body);
    },
  };
}

function accountOf(options: OnfonOptions, connection: CarrierConnection): Account | null {
  const { apiKey = "", clientId = "", accessKey = "" } = connection.credentials ?? options;
  return apiKey && clientId && accessKey ? { apiKey, clientId, accessKey } : null;
}

function bodyOf(account: Account, call: CarrierCall) {
  return {
    ApiKey: account.apiKey,
    ClientId: account.clientId,
    SenderId: call.sender,
    IsUnicode: call.encoding === "ucs2",
    IsFlash: false,
    ScheduleDateTime: "",
    MessageParameters: call.messages.map((message) => ({ Number: message.recipient, Text: message.text })),
  };
}

function withoutAccount(call: CarrierCall): CallOutcome {
  const reason = "credentials_missing";
  const row: RowOutcome = { kind: "retry", reason, afterMs: pausedRowMs, maxTries: null };
  return { rows: call.messages.map(() => row), word: reason, pause: { reason, retryAfterMs: null } };
}

function joined(first: Verdict, second: Verdict): Verdict {
  return {
    rows: [...first.rows, ...second.rows],
    word: first.word === second.word ? first.word : "mixed",
    pause: first.pause ?? second.pause,
    senderRefused: first.senderRefused === true || second.senderRefused === true,
    tooMany: false,
    backOff: first.backOff ?? second.backOff,
  };
}

function judgeBalance(body: string): CarrierBalance {
  const envelope = parseJsonObject(body);
  const code = envelope ? readCode(envelope.ErrorCode) : null;
  if (envelope === null || code === null) return { ok: false, reason: "unreadable" };
  if (code !== 0) return { ok: false, reason: `code_${code}` };
  const rows = (Array.isArray(envelope.Data) ? envelope.Data : [envelope.Data]).filter(isJsonObject);
  const row = rows.find((one) => String(one.PluginType).toUpperCase() === "SMS") ?? rows[0];
  const balance = row ? parseCredits(row.Credits) : null;
  return balance === null ? { ok: false, reason: "no_credits" } : { ok: true, balance };
}
