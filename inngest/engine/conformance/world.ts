import { randomBytes } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { Inngest, type InngestFunction } from "inngest";
import { serve } from "inngest/node";
import { createTestDatabase } from "#/db/testing/database.ts";
import type { Tunables } from "../settings.ts";
import { startEngine, type Engine } from "../start.ts";

/** Set to run the suite against another server; what only our own engine promises is then left out (`describe.runIf(isEmbedded)`). */
const otherServer = process.env.INNGEST_BASE_URL;
export const isEmbedded = otherServer === undefined;

export const signingKey = process.env.INNGEST_SIGNING_KEY ?? `signkey-test-${"5ec4e7".repeat(8)}`;
export const eventKey = process.env.INNGEST_EVENT_KEY ?? "conformance-event-key";

/** The suite's pace: pauses so short that a run of it stays quick. */
export const quick: Partial<Tunables> = { retryBaseMs: 50, pollMs: 50, syncRetryMs: 100, stopGraceMs: 1000 };

export type World = {
  client: Inngest;
  url: string;
  appUrl: string;
  /** Of the embedded engine's own database; empty against another server. */
  databaseUrl: string;
  /** What the functions have noted under the topic, in order. */
  notesOf(topic: string): Note[];
  send(...events: { name: string; data?: Record<string, unknown>; id?: string }[]): Promise<string[]>;
  stop(): Promise<void>;
};

export type Note = { topic: string; at: number; detail: unknown };
export type NoteDown = (topic: string, detail?: unknown) => void;
export type MakeFunctions = (client: Inngest, note: NoteDown) => InngestFunction.Any[];

/** An app with these functions is served, registered and driven by a fresh engine with a database of its own, or by the other server. */
export async function startWorld(makeFunctions: MakeFunctions, tunables: Partial<Tunables> = {}): Promise<World> {
  const app = await openApp();
  const database = isEmbedded ? await createTestDatabase({ migrate: false }) : null;
  const engine = database === null ? null : await startTestEngine(database.ownerUrl, app.url, tunables);
  const url = engine?.url ?? otherServer ?? "";
  const client = app.serveFunctions(makeFunctions, url);
  const registered = await register(app.url);
  if (registered.status !== 200) throw new Error(`The functions were not registered: ${registered.message}`);
  return {
    client,
    url,
    appUrl: app.url,
    databaseUrl: database?.ownerUrl ?? "",
    notesOf: (topic) => app.notes.filter((note) => note.topic === topic),
    send: async (...events) => (await client.send(events)).ids,
    async stop() {
      await engine?.stop();
      await app.close();
      await database?.drop();
    },
  };
}

/** An engine in this process. */
export function startTestEngine(
  databaseUrl: string,
  appUrl: string,
  tunables: Partial<Tunables> = {},
): Promise<Engine> {
  return startEngine({
    databaseUrl,
    port: 0,
    signingKey,
    eventKey,
    appUrl,
    logLevel: process.env.LOG_LEVEL ?? "silent",
    ...quick,
    ...tunables,
  });
}

export type TestApp = {
  url: string;
  port: number;
  id: string;
  notes: Note[];
  /** From now on the app serves these functions, with signatures verified as in production, and its client sends events to `baseUrl`. */
  serveFunctions(makeFunctions: MakeFunctions, baseUrl: string): Inngest;
  close(): Promise<void>;
};

/** An app over real HTTP; 503 until it serves functions. An app started anew keeps its port and its id. */
export async function openApp(earlier: { port: number; id: string } | null = null): Promise<TestApp> {
  const notes: Note[] = [];
  let handler: http.RequestListener = (_, response) => void response.writeHead(503).end();
  const server = http.createServer((request, response) => handler(request, response));
  await new Promise<void>((resolve) => server.listen(earlier?.port ?? 0, "127.0.0.1", resolve));
  const address = server.address() as AddressInfo;
  const id = earlier?.id ?? `conformance-${randomBytes(4).toString("hex")}`;
  return {
    url: `http://127.0.0.1:${address.port}/api/inngest`,
    port: address.port,
    id,
    notes,
    serveFunctions(makeFunctions, baseUrl) {
      const client = new Inngest({ id, isDev: false, eventKey, signingKey, baseUrl, logger: quiet });
      const functions = makeFunctions(client, (topic, detail) => notes.push({ topic, at: Date.now(), detail }));
      const serveRequest = serve({ client, functions });
      handler = (request, response) => void serveRequest(request, response);
      return client;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The app registers its functions; answers with what it was told. */
export async function register(appUrl: string): Promise<{ status: number; message: string }> {
  const response = await fetch(appUrl, { method: "PUT" });
  const body: { message?: string } = await response.json();
  return { status: response.status, message: body.message ?? "" };
}

/** Waits until the condition gives something truthy, and gives it back; fails at the deadline. */
export async function until<T>(
  condition: () => T | Promise<T>,
  what: string,
  deadlineMs = 10_000,
): Promise<NonNullable<T>> {
  const end = Date.now() + deadlineMs;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > end) throw new Error(`Not within ${deadlineMs} ms: ${what}`);
    await delay(10);
  }
}

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
