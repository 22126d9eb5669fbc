import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { newSecret } from "#/lib/webhooks/secret.ts";
import { signatureHeaders } from "#/lib/webhooks/signature.ts";

const folder = join(import.meta.dirname, "..", "..", "content", "docs", "verify-webhook");

/** Programs that load the sample, check what stands on their input and print the verdict. */
const programs: Record<string, readonly [command: string, ...args: string[]]> = {
  node: [
    process.execPath,
    "--input-type=module",
    "-e",
    `import { readFileSync } from "node:fs"; import { verifyWebhook } from ${JSON.stringify(join(folder, "verify.mjs"))};
     const { body, headers, secret } = JSON.parse(readFileSync(0, "utf8")); console.log(verifyWebhook(body, headers, secret));`,
  ],
  python: [
    "python3",
    "-c",
    `import json, sys; sys.dont_write_bytecode = True; sys.path.insert(0, ${JSON.stringify(folder)}); from verify import verify_webhook
i = json.load(sys.stdin); print(str(verify_webhook(i["body"].encode(), i["headers"], i["secret"])).lower())`,
  ],
  php: [
    "php",
    "-r",
    `require ${JSON.stringify(join(folder, "verify.php"))}; $i = json_decode(file_get_contents('php://stdin'), true);
     echo verify_webhook($i['body'], $i['headers'], $i['secret']) ? 'true' : 'false';`,
  ],
};

const onThisMachine = Object.entries(programs).filter(([, [command]]) => !spawnSync(command, ["--version"]).error);

test.each(onThisMachine)("the docs' %s code takes our signature and refuses another", (_, [command, ...args]) => {
  const body = JSON.stringify({ id: "evt_1", data: { text: "Habari – 世界" } });
  const facts = { eventId: "evt_1", eventType: "message.sent", body };
  const verify = (headers: Record<string, string>, secret: string, received = body) =>
    execFileSync(command, args, {
      encoding: "utf8",
      input: JSON.stringify({ body: received, headers, secret }),
    }).trim();
  const now = Math.floor(Date.now() / 1000);
  const former = newSecret();
  for (const secret of [newSecret(), "an-own-secret-of-mine"]) {
    const headers = signatureHeaders({ ...facts, timestampSeconds: now, secrets: [secret, former] });
    expect(verify(headers, secret)).toBe("true");
    expect(verify(headers, former)).toBe("true");
    expect(verify(headers, newSecret())).toBe("false");
    expect(verify(headers, secret, `${body} `)).toBe("false");
    expect(verify({ ...headers, "webhook-id": "evt_2" }, secret)).toBe("false");
  }
  const late = signatureHeaders({ ...facts, timestampSeconds: now - 301, secrets: [former] });
  expect(verify(late, former)).toBe("false");
  const signed = signatureHeaders({ ...facts, timestampSeconds: now, secrets: [former] });
  for (const stranger of [{}, { ...signed, "webhook-timestamp": "soon" }, { ...signed, "webhook-signature": "v1,Ã" }])
    expect(verify(stranger, former)).toBe("false");
});

test("the library of Standard Webhooks takes our signature too", () => {
  const secret = newSecret();
  const facts = { eventId: "evt_1", eventType: "message.sent", body: "{}" };
  const timestampSeconds = Math.floor(Date.now() / 1000);
  const headers = signatureHeaders({ ...facts, timestampSeconds, secrets: [secret] });
  expect(new Webhook(secret).verify("{}", headers)).toEqual({});
});
