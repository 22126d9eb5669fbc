import { lookup } from "node:dns/promises";
import type { WebhookAnswer, WebhookTransport } from "#/lib/webhooks/transport.ts";
import { createHttpClient, type HttpClient } from "../http-client.ts";
import { judgeTarget } from "./judge-target.ts";
import type { PrivateHosts } from "./private-hosts.ts";
import { readTarget } from "./read-target.ts";

export type WebhookTransportOptions = {
  privateHosts: PrivateHosts;
  /** The site's own origin, which is never called. */
  appUrl: string;
  timeoutMs?: number;
  /** All addresses of a host name, numeric. */
  resolve?: (hostname: string) => Promise<string[]>;
  http?: HttpClient;
};

const maxReadBytes = 64 * 1_024;

type Checked = { ok: true; addresses: string[] } | { ok: false; refused: boolean; reason: string };

/** The transport of trust.md TR-43: a host is resolved once, all its addresses are checked, and only those are connected to. */
export function createWebhookTransport(options: WebhookTransportOptions): WebhookTransport {
  const { timeoutMs = 15_000, resolve = resolveAll } = options;
  const http = options.http ?? createHttpClient({ maxSockets: 4, maxAnswerBytes: maxReadBytes, largeAnswer: "cut" });
  const rules = { privateHosts: options.privateHosts, own: ownOf(options.appUrl) };

  const check = async (url: string, mode: "live" | "test", limitMs: number): Promise<Checked> => {
    const read = readTarget(url);
    if (!read.ok) return { ok: false, refused: true, reason: read.reason };
    const { hostname, literal } = read.target;
    const addresses = literal === null ? await within(resolve(hostname), limitMs) : [literal];
    if (addresses === null) return { ok: false, refused: false, reason: "host_not_found" };
    const reason = judgeTarget(read.target, addresses, mode, rules);
    return reason === null ? { ok: true, addresses } : { ok: false, refused: true, reason };
  };

  return {
    async post(call): Promise<WebhookAnswer> {
      const startedMs = performance.now();
      const took = () => Math.round(performance.now() - startedMs);
      const checked = await check(call.url, call.mode, timeoutMs);
      if (!checked.ok)
        return { kind: checked.refused ? "refused_address" : "failed", reason: checked.reason, durationMs: took() };
      const result = await http.send({
        method: "POST",
        url: call.url,
        headers: call.headers,
        body: call.body,
        addresses: checked.addresses,
        timeoutMs: Math.max(1, timeoutMs - took()),
      });
      if (result.kind === "failed") return { kind: "failed", reason: result.reason, durationMs: took() };
      // Kept in a text column, which can't hold the character 0.
      return { kind: "answered", status: result.status, body: result.body.replaceAll("\0", ""), durationMs: took() };
    },

    async checkUrl(url, mode) {
      const checked = await check(url, mode, timeoutMs);
      if (checked.ok) return null;
      return checked.refused ? checked.reason : "The host was not found.";
    },
  };
}

async function resolveAll(hostname: string): Promise<string[]> {
  const found = await lookup(hostname, { all: true });
  return found.map((one) => one.address);
}

/** The addresses, or null when the name is not found in time. */
async function within(addresses: Promise<string[]>, limitMs: number): Promise<string[] | null> {
  const late = Promise.withResolvers<null>();
  const timer = setTimeout(() => late.resolve(null), limitMs);
  try {
    return await Promise.race([addresses.catch(() => null), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

function ownOf(appUrl: string): { hostname: string; port: number } {
  const url = new URL(appUrl);
  return { hostname: url.hostname.toLowerCase(), port: Number(url.port || (url.protocol === "https:" ? 443 : 80)) };
}
