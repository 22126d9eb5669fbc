import http from "node:http";
import type { AddressInfo } from "node:net";
import { NonRetriableError } from "inngest";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listRuns } from "#/lib/outbox/list-runs.ts";
import type { JobEngine } from "#/lib/outbox/job-engine.ts";
import { retryRun } from "#/lib/outbox/retry-run.ts";
import { scopesOfStaff } from "#/lib/staff/roles.ts";
import { createTestWorld, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { isEmbedded, signingKey, startWorld, until, type World } from "./engine/conformance/world.ts";
import { jobEngine } from "./job-engine.ts";

let store: TestWorld;

beforeAll(async () => {
  store = await createTestWorld();
});
afterAll(() => store.close());

const staff = (role: "admin" | "support") => ({
  ...store.platform,
  actor: { kind: "staff", userId: `usr_${role}`, role, scopes: scopesOfStaff(role), ip: null } as const,
});

describe.runIf(isEmbedded)("runs of the embedded engine", () => {
  let jobs: World;
  let engine: JobEngine;
  let isBroken = true;

  beforeAll(async () => {
    jobs = await startWorld((client, note) => [
      client.createFunction({ id: "breaks", retries: 0, triggers: { event: "desk/breaks" } }, async ({ step }) => {
        await step.run("first", () => note("first"));
        await step.run("second", () => {
          if (isBroken) throw new NonRetriableError("out of order");
        });
      }),
    ]);
    engine = jobEngine({ INNGEST_BASE_URL: jobs.url, INNGEST_SIGNING_KEY: signingKey });
    await jobs.send({ name: "desk/breaks" });
  });
  afterAll(() => jobs.stop());

  const someOf = async (status: "failed" | "completed") => {
    const runs = await listRuns(staff("support"), { status, before: null, limit: 10 }, { engine });
    return runs && runs.length > 0 ? runs : null;
  };

  test("a failed run is seen with its error, goes on once, and who asked is in the audit log", async () => {
    const [failed] = await until(() => someOf("failed"), "the run has failed");
    if (!failed) throw new Error("There is a failed run.");
    expect(failed).toMatchObject({ eventName: "desk/breaks", eventCount: 1, error: "out of order" });
    await expect(retryRun(staff("support"), { runId: failed.id }, { engine })).rejects.toMatchObject({
      code: "auth.scope_missing",
    });
    isBroken = false;
    await retryRun(staff("admin"), { runId: failed.id }, { engine });
    await until(() => someOf("completed"), "the run has ended well");
    expect(jobs.notesOf("first")).toHaveLength(1);
    await expect(retryRun(staff("admin"), { runId: failed.id }, { engine })).rejects.toMatchObject({
      code: "jobs.not_found",
    });
    const audit = await store.pools.platform.sql`
      select actor_id from audit_log where action = 'jobs.retry_asked' and subject = ${failed.id}`;
    expect(audit).toEqual([{ actor_id: "usr_admin" }, { actor_id: "usr_admin" }]);
  });
});

test("an engine with a console of its own tells no runs and is well when it answers; one that is gone is an error", async () => {
  const server = http.createServer((_, response) => response.writeHead(404).end("404 page not found"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const other = jobEngine({ INNGEST_BASE_URL: `http://127.0.0.1:${port}`, INNGEST_SIGNING_KEY: signingKey });
  const first = { status: null, before: null, limit: 10 };
  expect(await other.listRuns(first)).toBeNull();
  expect(await other.readLag()).toBe(0);
  expect(await other.retryRun("any")).toBe(false);
  await new Promise((resolve) => server.close(resolve));
  await expect(other.listRuns(first)).rejects.toThrow();
  await expect(other.readLag()).rejects.toThrow();
});
