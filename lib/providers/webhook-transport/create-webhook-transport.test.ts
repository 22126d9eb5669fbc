import type { AddressInfo } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { findClosedPort, startServer, type TestAnswer, type TestServer } from "../testing/start-server.ts";
import { createWebhookTransport } from "./create-webhook-transport.ts";
import { parsePrivateHosts } from "./private-hosts.ts";
import { appUrl, call, transportWith } from "./testing/transport-with.ts";

let server: TestServer;
let answer: TestAnswer;

beforeAll(async () => {
  server = await startServer(() => answer);
});
afterAll(() => server.stop());
beforeEach(() => {
  answer = { status: 200, body: "ok" };
  server.calls.length = 0;
});

/** A transport whose names mean what the test says and whose connections are counted. */
test("the checked address is the one connected to, under the host's own name, and the name is asked once", async () => {
  const { transport, asked } = transportWith({ names: { "hooks.lan": ["127.0.0.1"] }, privateHosts: "127.0.0.1" });
  const url = `http://hooks.lan:${server.port}/path?q=1`;
  expect(await transport.post(call(url))).toMatchObject({ kind: "answered", status: 200, body: "ok" });
  expect(server.calls).toMatchObject([{ method: "POST", path: "/path?q=1", body: '{"id":"evt_1"}' }]);
  expect(server.calls[0]?.headers).toMatchObject({ host: `hooks.lan:${server.port}`, "webhook-id": "evt_1" });
  expect(asked).toEqual(["hooks.lan"]);
});

test("without a resolver of its own it asks the system", async () => {
  const transport = createWebhookTransport({ appUrl, privateHosts: parsePrivateHosts("127.0.0.0/8,::1") });
  expect(await transport.checkUrl("http://localhost:4000/", "live")).toBeNull();
  expect(await transport.post(call(`http://localhost:${server.port}/`))).toMatchObject({
    kind: "answered",
    status: 200,
  });
});

test("TLS names the host, not the address", async () => {
  let named = "";
  const tls = createTlsServer({
    SNICallback: (servername, done) => {
      named = servername;
      done(new Error("no certificate"));
    },
  });
  tls.on("tlsClientError", () => {});
  await new Promise<void>((resolve) => tls.listen(0, "127.0.0.1", resolve));
  const { port } = tls.address() as AddressInfo;
  const { transport } = transportWith({ names: { "hooks.lan": ["127.0.0.1"] }, privateHosts: "hooks.lan" });
  expect(await transport.post(call(`https://hooks.lan:${port}/`))).toMatchObject({ kind: "failed" });
  expect(named).toBe("hooks.lan");
  tls.close();
});

test("a private host is let in on the port it was named with and on no other", async () => {
  const { transport } = transportWith({ privateHosts: `127.0.0.1:${server.port}` });
  expect(await transport.post(call(`http://127.0.0.1:${server.port}/`))).toMatchObject({ kind: "answered" });
  expect(await transport.post(call("http://127.0.0.1:1/"))).toMatchObject({ kind: "refused_address" });
});

test("this site itself is never called, private or not", async () => {
  const { transport, sends } = transportWith({
    names: { localhost: ["127.0.0.1"] },
    privateHosts: "127.0.0.0/8",
    appUrl: "http://localhost:3000",
  });
  expect(await transport.post(call("http://localhost:3000/api"))).toMatchObject({ kind: "refused_address" });
  expect(sends()).toBe(0);
  expect(await transport.post(call(`http://localhost:${server.port}/`))).toMatchObject({ kind: "answered" });
});

test("a redirect is an answer and is not followed", async () => {
  answer = { status: 307, body: "", headers: { location: `${server.url}/else` } };
  const { transport } = transportWith({ privateHosts: "127.0.0.1" });
  expect(await transport.post(call(server.url))).toMatchObject({ kind: "answered", status: 307 });
  expect(server.calls).toHaveLength(1);
});

test("at most 64 KB are read and kept, as text a database can hold", async () => {
  answer = { status: 200, body: `\0${"x".repeat(300_000)}` };
  const { transport } = transportWith({ privateHosts: "127.0.0.1" });
  const result = await transport.post(call(server.url));
  expect(result.kind === "answered" ? result.body : "").toBe("x".repeat(65_535));
});

test.each<[TestAnswer, string]>([
  ["hang", "timeout"],
  ["reset", "econnreset"],
  ["cut", "econnreset"],
])("after %j the attempt failed", async (given, reason) => {
  answer = given;
  const { transport } = transportWith({ privateHosts: "127.0.0.1", timeoutMs: 300 });
  expect(await transport.post(call(server.url))).toMatchObject({
    kind: "failed",
    reason,
    durationMs: expect.any(Number),
  });
});

test("a closed port, an unknown name and a name server that is silent are failures", async () => {
  const { transport } = transportWith({ privateHosts: "127.0.0.1" });
  expect(await transport.post(call(`http://127.0.0.1:${await findClosedPort()}/`))).toMatchObject({
    kind: "failed",
    reason: "econnrefused",
  });
  expect(await transport.post(call("https://nobody.example/"))).toMatchObject({
    kind: "failed",
    reason: "host_not_found",
  });
  expect(await transport.checkUrl("https://nobody.example/", "live")).toBe("The host was not found.");
  const silent = createWebhookTransport({
    appUrl,
    privateHosts: parsePrivateHosts(""),
    timeoutMs: 50,
    resolve: () => new Promise(() => {}),
  });
  expect(await silent.post(call("https://hooks.example/"))).toMatchObject({ kind: "failed", reason: "host_not_found" });
});
