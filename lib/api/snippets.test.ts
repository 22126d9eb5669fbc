import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { smsSend } from "./v1/operations/sms-send.ts";
import { smsStatus } from "./v1/operations/sms-status.ts";
import { snippetsOf } from "./snippets.ts";

const options = { baseUrl: "https://sms.example", apiKey: "sk_test_sample" };

test("a JSON body means the same in a shell and in JavaScript, whatever its texts hold", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.boolean(), (message, flag) => {
      const body = { message: message.replaceAll("\0", ""), flags: [flag, null, 1.5], empty: {} };
      const { curl, node } = snippetsOf(smsSend, { ...options, example: { body } });
      const printed = execFileSync("sh", ["-c", curl.replace(/^curl .*\\\n.*\\\n.*\\\n {2}-d/, "printf %s")], {
        encoding: "utf8",
      });
      expect(JSON.parse(printed)).toEqual(body);
      const written = /body: (JSON\.stringify\([\s\S]*\)),\n\}\);/.exec(node)?.[1];
      expect(JSON.parse(String(new Function(`return ${written}`)()))).toEqual(body);
    }),
    { numRuns: 30 },
  );
});

test("parameters stand in the path and a query is quoted for the shell", () => {
  const example = { parameters: { id: "msg_1" }, query: { from_date: "2026-03-01", limit: "5" } };
  const { curl, php, python } = snippetsOf(smsStatus, { ...options, example });
  expect(curl.split(" \\\n")[0]).toBe(
    'curl "https://sms.example/api/v1/sms/status/msg_1?from_date=2026-03-01&limit=5"',
  );
  expect(php).toContain("curl_init('https://sms.example/api/v1/sms/status/msg_1?from_date=2026-03-01&limit=5')");
  expect(python).toContain('method="GET"');
});

test("an answer without a body is not read", () => {
  const gone = { ...smsStatus, method: "DELETE", response: { ...smsStatus.response, status: 204 } } as const;
  const { curl, node, python } = snippetsOf(gone, options);
  expect(curl).toMatch(/^curl -X DELETE /);
  expect(node).toContain("console.log(response.status);");
  expect(python).toContain("print(answer.status)");
});
