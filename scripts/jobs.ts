import { Console } from "node:console";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { RunSummary } from "#/inngest/engine/list-runs.ts";

/**
 * Runs of the embedded engine, on the command line:
 *   node scripts/jobs.ts [list] [--status failed|running|completed] [--function <id>] [--limit 50]
 *   node scripts/jobs.ts retries | failures | functions | health | retry <run id>
 * Talks to INNGEST_BASE_URL with INNGEST_SIGNING_KEY, or to the instance that runs on DATA_DIR.
 */
const [command = "list", ...rest] = process.argv.slice(2);

const terminal = new Console(process.stdout, process.stderr);

/** How far `retries` looks back among runs that have not ended. */
const retriesLimit = 500;

try {
  await perform(command);
} catch (error) {
  terminal.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function perform(verb: string): Promise<void> {
  switch (verb) {
    case "list":
      return print(
        await listRuns({ status: flag("status"), function: flag("function"), limit: flag("limit") ?? "50" }),
      );
    case "failures":
      return print(await listRuns({ status: "failed", limit: flag("limit") ?? "50" }));
    case "retries": {
      const runs = await listRuns({ status: "running", limit: String(retriesLimit) });
      return print(runs.filter((run) => run.error !== null));
    }
    case "functions": {
      const { functions } = await ask<{ functions: { id: string; name: string; maxAttempts: number }[] }>(
        "GET",
        "/api/functions",
      );
      return terminal.table(functions.map(({ id, maxAttempts }) => ({ id, attempts: maxAttempts })));
    }
    case "health":
      return terminal.log(await ask<unknown>("GET", "/health"));
    case "retry": {
      const id = rest[0];
      if (id === undefined) throw new Error("Which run? node scripts/jobs.ts retry <run id>");
      await ask("POST", `/api/runs/${encodeURIComponent(id)}/retry`);
      return terminal.log(`Run ${id} goes on from where it failed.`);
    }
    default:
      throw new Error(`Unknown command "${verb}". Known: list, retries, failures, functions, health, retry <run id>.`);
  }
}

async function listRuns(query: Record<string, string | undefined>): Promise<RunSummary[]> {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const { runs } = await ask<{ runs: RunSummary[] }>("GET", `/api/runs?${new URLSearchParams(given)}`);
  return runs;
}

function print(runs: RunSummary[]): void {
  if (runs.length === 0) return terminal.log("No runs.");
  terminal.table(
    runs.map((run) => ({
      run: run.id,
      function: run.functionId,
      status: run.status,
      event: run.eventCount > 1 ? `${run.eventName} ×${run.eventCount}` : run.eventName,
      created: run.createdAt,
      attempt: run.attempt === null ? "" : run.attempt + 1,
      next: run.nextCallAt ?? "",
      error: messageOf(run.error),
    })),
  );
}

function messageOf(error: RunSummary["error"]): string {
  if (typeof error !== "object" || error === null || Array.isArray(error)) return "";
  return String(error.message ?? "").slice(0, 100);
}

async function ask<Answer>(method: string, path: string): Promise<Answer> {
  const { baseUrl, signingKey } = findEngine();
  const response = await fetch(new URL(path, baseUrl), {
    method,
    headers: { authorization: `Bearer ${signingKey}` },
  }).catch(() => {
    throw new Error(`Nobody answers at ${baseUrl}. Is it running?`);
  });
  const body: Answer & { error?: string } = await response.json();
  if (!response.ok) throw new Error(body.error ?? `The engine answered ${response.status}`);
  return body;
}

function findEngine(): { baseUrl: string; signingKey: string } {
  const fromFile = process.env.INNGEST_BASE_URL === undefined ? readRunning() : {};
  const { INNGEST_BASE_URL: baseUrl, INNGEST_SIGNING_KEY: signingKey } = { ...process.env, ...fromFile };
  if (!baseUrl || !signingKey)
    throw new Error("Set INNGEST_BASE_URL and INNGEST_SIGNING_KEY, or DATA_DIR of an instance that is running.");
  return { baseUrl, signingKey };
}

function readRunning(): Record<string, string> {
  const path = join(process.env.DATA_DIR ?? ".data", "running.json");
  try {
    const running: { environment?: Record<string, string> } = JSON.parse(readFileSync(path, "utf8"));
    return running.environment ?? {};
  } catch {
    return {};
  }
}

function flag(name: string): string | undefined {
  const at = rest.indexOf(`--${name}`);
  return at === -1 ? undefined : rest[at + 1];
}
