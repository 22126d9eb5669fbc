import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { newSecret } from "#/lib/webhooks/secret.ts";
import { signatureHeaders } from "#/lib/webhooks/signature.ts";

const folder = join(import.meta.dirname, "..", "..", "content", "docs", "verify-webhook");

/** Programs that load the sample, check each of the calls on their input and print the verdicts as JSON. */
const programs: Record<string, readonly [command: string, ...args: string[]]> = {
  node: [
    process.execPath,
    "--input-type=module",
    "-e",
    `import { readFileSync } from "node:fs"; import { verifyWebhook } from ${JSON.stringify(join(folder, "verify.mjs"))};
     const calls = JSON.parse(readFileSync(0, "utf8"));
     console.log(JSON.stringify(calls.map((c) => verifyWebhook(c.body, c.headers, c.secret))));`,
  ],
  python: [
    "python3",
    "-c",
    `import json, sys; sys.dont_write_bytecode = True; sys.path.insert(0, ${JSON.stringify(folder)}); from verify import verify_webhook
print(json.dumps([verify_webhook(c["body"].encode(), c["headers"], c["secret"]) for c in json.load(sys.stdin)]))`,
  ],
  php: [
    "php",
    "-r",
    `require ${JSON.stringify(join(folder, "verify.php"))}; $calls = json_decode(file_get_contents('php://stdin'), true);
     echo json_encode(array_map(fn ($c) => verify_webhook($c['body'], $c['headers'], $c['secret']), $calls));`,
  ],
};

const isHere = (command: string) => !spawnSync(command, ["--version"]).error;

type Call = { headers: Record<string, string>; secret: string; body: string };

function callsOf(secret: string): { good: Call[]; bad: Call[] } {
  const body = JSON.stringify({ id: "evt_1", data: { text: "Habari – 世界" } });
  const now = Math.floor(Date.now() / 1000);
  const former = newSecret();
  const sign = (timestampSeconds: number) =>
    signatureHeaders({
      eventId: "evt_1",
      eventType: "message.sent",
      body,
      timestampSeconds,
      secrets: [secret, former],
    });
  const headers = sign(now);
  return {
    good: [
      { headers, secret, body },
      { headers, secret: former, body },
    ],
    bad: [
      { headers, secret: newSecret(), body },
      { headers, secret, body: `${body} ` },
      { headers: { ...headers, "webhook-id": "evt_2" }, secret, body },
      { headers: sign(now - 301), secret, body },
      { headers: {}, secret, body },
      { headers: { ...headers, "webhook-timestamp": "soon" }, secret, body },
      { headers: { ...headers, "webhook-signature": "v1,Ã" }, secret, body },
    ],
  };
}

for (const [language, [command, ...args]] of Object.entries(programs))
  test.runIf(isHere(command))(`the docs' ${language} code takes our signature and refuses another`, () => {
    const cases = [callsOf(newSecret()), callsOf("an-own-secret-of-mine")];
    const verdicts = (calls: Call[]) =>
      JSON.parse(execFileSync(command, args, { encoding: "utf8", input: JSON.stringify(calls) }));
    const good = cases.flatMap((one) => one.good);
    const bad = cases.flatMap((one) => one.bad);
    expect(verdicts([...good, ...bad])).toEqual([...good.map(() => true), ...bad.map(() => false)]);
  });

test("the library of Standard Webhooks takes our signature too", () => {
  const secret = newSecret();
  const facts = { eventId: "evt_1", eventType: "message.sent", body: "{}" };
  const timestampSeconds = Math.floor(Date.now() / 1000);
  const headers = signatureHeaders({ ...facts, timestampSeconds, secrets: [secret] });
  expect(new Webhook(secret).verify("{}", headers)).toEqual({});
});
