import { createHttpClient } from "../../http-client.ts";
import { createWebhookTransport } from "../create-webhook-transport.ts";
import { parsePrivateHosts } from "../private-hosts.ts";

export const appUrl = "https://jumbe.example";
export const publicAddress = "93.184.216.34";

export function transportWith(
  options: { names?: Record<string, string[]>; privateHosts?: string; timeoutMs?: number; appUrl?: string } = {},
) {
  const http = createHttpClient({ maxAnswerBytes: 65_536, largeAnswer: "cut" });
  const asked: string[] = [];
  let sends = 0;
  const transport = createWebhookTransport({
    appUrl: options.appUrl ?? appUrl,
    privateHosts: parsePrivateHosts(options.privateHosts ?? ""),
    timeoutMs: options.timeoutMs ?? 2_000,
    resolve: async (hostname) => {
      asked.push(hostname);
      const addresses = options.names?.[hostname];
      if (!addresses) throw new Error("ENOTFOUND");
      return addresses;
    },
    http: {
      close: () => http.close(),
      send: (request) => {
        sends += 1;
        return http.send(request);
      },
    },
  });
  return { transport, asked, sends: () => sends };
}

export const call = (url: string, mode: "live" | "test" = "live") => ({
  url,
  mode,
  body: '{"id":"evt_1"}',
  headers: { "webhook-id": "evt_1" },
});
