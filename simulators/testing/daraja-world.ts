import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach } from "vitest";
import { startDaraja, type DarajaSimulator } from "../daraja/server.ts";
import { defaultSwitches, type DarajaOptions } from "../daraja/settings.ts";
import { isObject, json, type Call } from "../http.ts";
import { darajaCredentials, darajaToken, pushBody, request, type Answer } from "./client.ts";
import { startReceiver, type Receiver } from "./receiver.ts";

type Fields = Record<string, unknown>;

export type DarajaWorld = {
  app: Receiver;
  daraja: DarajaSimulator;
  control: (method: string, path: string, body?: unknown) => Promise<Answer>;
  switches: (body: unknown) => Promise<Answer>;
  /** One call with a good bearer token. */
  call: (path: string, body: unknown) => Promise<Answer>;
  push: (phone: string, more?: Fields) => Promise<Answer>;
  query: (pushed: Answer, more?: Fields) => Promise<Answer>;
  act: (pushed: Answer, action: string) => Promise<Answer>;
  /** The server stops and starts again on the same journal. */
  restart: () => Promise<void>;
};

/** A Daraja and an app for a test file; each test begins with the usual switches, a token, and nothing received. */
export async function startDarajaWorld(): Promise<DarajaWorld> {
  const app = await startReceiver();
  const options: DarajaOptions = {
    consumerKey: "sim-consumer",
    consumerSecret: "sim-secret",
    passkey: "sim-passkey",
    shortcode: "600111",
    till: "500500",
    port: 0,
    directory: await mkdtemp(join(tmpdir(), "daraja-")),
    switches: { outcome_delay_ms: 0, late_callback_ms: 30, result_delay_ms: 0 },
  };
  let token = "";
  const world: DarajaWorld = {
    app,
    daraja: await startDaraja(options),
    control: (method, path, body) => request(method, `${world.daraja.url}/__sim/${path}`, body),
    switches: (body) => world.control("PUT", "switches", body),
    call: (path, body) => request("POST", `${world.daraja.url}${path}`, body, { authorization: `Bearer ${token}` }),
    push: (phone, more) => world.call("/mpesa/stkpush/v1/processrequest", pushBody(phone, `${app.url}/stk`, more)),
    query: (pushed, more = {}) =>
      world.call("/mpesa/stkpushquery/v1/query", {
        ...darajaCredentials(),
        CheckoutRequestID: pushed.body.CheckoutRequestID,
        ...more,
      }),
    act: (pushed, action) => world.control("POST", `prompts/${String(pushed.body.CheckoutRequestID)}`, { action }),
    async restart() {
      await world.daraja.stop();
      world.daraja = await startDaraja(options);
      token = await darajaToken(world.daraja.url);
    },
  };
  beforeEach(async () => {
    Object.assign(world.daraja.state.switches, defaultSwitches(options));
    await world.control("POST", "reset");
    world.daraja.state.registrations.clear();
    token = await darajaToken(world.daraja.url);
    app.calls.length = 0;
    app.answer(() => json(200, { ResultCode: 0, ResultDesc: "Accepted" }));
  });
  afterAll(async () => {
    await world.daraja.stop();
    await app.close();
    await rm(options.directory, { recursive: true });
  });
  return world;
}

/** The JSON object the app received. */
export function parsed(received: Call | undefined): Fields {
  const body: unknown = JSON.parse(String(received?.body));
  return isObject(body) ? body : {};
}

/** The stkCallback the app received. */
export function stkOf(received: Call | undefined): Fields {
  const body = parsed(received).Body;
  return isObject(body) && isObject(body.stkCallback) ? body.stkCallback : {};
}
