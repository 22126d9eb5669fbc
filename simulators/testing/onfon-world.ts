import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach } from "vitest";
import { json } from "../http.ts";
import { startOnfon, type OnfonSimulator } from "../onfon/server.ts";
import { defaultSwitches, type OnfonOptions } from "../onfon/settings.ts";
import { request, sendSms, type Answer } from "./client.ts";
import { startReceiver, type Receiver } from "./receiver.ts";

export type OnfonWorld = {
  app: Receiver;
  onfon: OnfonSimulator;
  control: (method: string, path: string, body?: unknown) => Promise<Answer>;
  switches: (body: unknown) => Promise<Answer>;
  hello: (number: string) => Promise<Answer>;
  /** The server stops and starts again on the same journal. */
  restart: () => Promise<void>;
};

/** An Onfon and an app for a test file; each test begins with the usual switches and nothing received. */
export async function startOnfonWorld(): Promise<OnfonWorld> {
  const app = await startReceiver();
  const options: OnfonOptions = {
    apiKey: "sim-key",
    clientId: "sim-client",
    accessKey: "sim-access",
    senders: ["UZIMA"],
    port: 0,
    directory: await mkdtemp(join(tmpdir(), "onfon-")),
    reportUrl: `${app.url}/dlr?token=t`,
    inboundUrl: `${app.url}/inbound`,
    switches: { report_delay_min_ms: 0, report_delay_max_ms: 0, absent_delay_ms: 0, report_retry_first_ms: 10 },
  };
  const world: OnfonWorld = {
    app,
    onfon: await startOnfon(options),
    control: (method, path, body) => request(method, `${world.onfon.url}/__sim/${path}`, body),
    switches: (body) => world.control("PUT", "switches", body),
    hello: (number) => sendSms(world.onfon.url, [[number, "Hello"]]),
    async restart() {
      await world.onfon.stop();
      world.onfon = await startOnfon(options);
    },
  };
  beforeEach(async () => {
    Object.assign(world.onfon.state.switches, defaultSwitches(options));
    await world.control("POST", "reset");
    app.calls.length = 0;
    app.answer(() => json(200, {}));
  });
  afterAll(async () => {
    await world.onfon.stop();
    await app.close();
    await rm(options.directory, { recursive: true });
  });
  return world;
}
