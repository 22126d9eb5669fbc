import { createServer, type AddressInfo, type Server } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createHttpClient } from "./http-client.ts";
import { findClosedPort, startServer, type TestAnswer, type TestServer } from "./testing/start-server.ts";

let server: TestServer;
let answer: TestAnswer;
const http = createHttpClient({ connectTimeoutMs: 500, maxAnswerBytes: 1_000 });

beforeAll(async () => {
  server = await startServer(() => answer);
});
afterAll(async () => {
  http.close();
  await server.stop();
});

function post(url: string, timeoutMs = 2_000) {
  return http.send({ method: "POST", url, headers: { "X-Key": "k-secret" }, body: "{}", timeoutMs });
}

test("an answer comes with status, headers and body, and is never redirected", async () => {
  answer = { status: 302, body: "moved", headers: { location: "http://127.0.0.1:1/" } };
  expect(await post(`${server.url}/a`)).toMatchObject({ kind: "answered", status: 302, body: "moved" });
  expect(server.calls.at(-1)).toMatchObject({
    method: "POST",
    path: "/a",
    body: "{}",
    headers: { "x-key": "k-secret" },
  });
});

test("calls one after another share a connection", async () => {
  answer = { status: 200, body: "ok" };
  await post(server.url);
  const before = server.connections();
  for (let count = 0; count < 5; count++) await post(server.url);
  expect(server.connections()).toBe(before);
});

test("a refused connection failed before anything left", async () => {
  const port = await findClosedPort();
  expect(await post(`http://127.0.0.1:${port}`)).toEqual({ kind: "failed", phase: "connect", reason: "econnrefused" });
});

test("a name nobody has failed before anything left", async () => {
  expect(await post("http://nobody.invalid")).toMatchObject({ kind: "failed", phase: "connect" });
});

test("a handshake that never ends failed before anything left", async () => {
  const silent: Server = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const { port } = silent.address() as AddressInfo;
  expect(await post(`https://127.0.0.1:${port}`)).toEqual({
    kind: "failed",
    phase: "connect",
    reason: "connect_timeout",
  });
  silent.close();
});

test.each<[TestAnswer, string, string]>([
  ["hang", "sent", "timeout"],
  ["reset", "sent", "econnreset"],
  ["cut", "reading", "econnreset"],
  [{ status: 200, body: "x".repeat(2_000) }, "reading", "too_large"],
])("after %j it is known that bytes left", async (given, phase, reason) => {
  answer = given;
  expect(await post(server.url, 300)).toEqual({ kind: "failed", phase, reason });
});

test("a kept connection that breaks counts as sent", async () => {
  answer = { status: 200, body: "ok" };
  await post(server.url);
  answer = "reset";
  expect(await post(server.url)).toMatchObject({ kind: "failed", phase: "sent" });
});

test("a call that waited for another one's connection counts as sent once it has it", async () => {
  const narrow = createHttpClient({ maxSockets: 1 });
  const request = { method: "POST", url: server.url, headers: {}, body: "{}", timeoutMs: 2_000 } as const;
  answer = { status: 200, body: "ok" };
  const first = narrow.send(request);
  const second = narrow.send(request);
  await first;
  answer = "reset";
  expect(await second).toMatchObject({ kind: "failed", phase: "sent" });
  narrow.close();
});

test("a key that can't stand in a header makes a failure that does not repeat it", async () => {
  const calls = server.calls.length;
  const headers = { "X-Key": "k-secret\r\nX-Other: 1" };
  const result = await http.send({ method: "GET", url: server.url, headers, timeoutMs: 1_000 });
  expect(result).toEqual({ kind: "failed", phase: "connect", reason: "invalid_request" });
  expect(await post("not an address")).toMatchObject({ kind: "failed", reason: "invalid_request" });
  expect(server.calls.length).toBe(calls);
});
