import { expect, test } from "vitest";
import type { TestAnswer } from "../../testing/start-server.ts";
import { createDaraja } from "./create-daraja.ts";
import { fault, json, pushInput, pushPath, refused, takenBody, token, useDaraja } from "./testing/use-daraja.ts";

const bench = useDaraja();

test.each<[string, TestAnswer, unknown]>([
  ["wrong keys and an empty body", { status: 400, body: "" }, refused("configuration", "http_400", false)],
  ["a wrong grant", fault(400, "400.008.02"), refused("configuration", "400.008.02", false)],
  ["a server error", { status: 500, body: "" }, refused("system_busy", "http_500", true)],
  ["a spike arrest", fault(429, "500.003.02"), refused("system_busy", "500.003.02", true)],
  ["silence", "hang", refused("provider_unreachable", "timeout", true)],
  ["no token in it", json(200, {}), refused("configuration", "http_200", false)],
])("without a token because of %s nothing is pushed", async (_name, answer, outcome) => {
  bench().tokens = [answer];
  expect(await bench().daraja.push(pushInput)).toEqual(outcome);
  expect(bench().paths()).toEqual(["/oauth/v1/generate"]);
});

test.each([
  ["404.001.03", 404],
  ["401.003.01", 401],
])("an expired token (%s) is renewed once and the call made again", async (code, status) => {
  bench().answers = [fault(status, code, "Invalid Access Token"), json(200, takenBody)];
  expect((await bench().daraja.push(pushInput)).kind).toBe("accepted");
  expect(bench().paths()).toEqual(["/oauth/v1/generate", pushPath, "/oauth/v1/generate", pushPath]);
  expect(bench().server.calls.at(-1)?.headers.authorization).toBe("Bearer tok-next");
  bench().answers = [fault(status, code), fault(status, code)];
  expect(await bench().daraja.push(pushInput)).toEqual(refused("configuration", code, false));
});

test("calls that come together share one token, and it is kept until a minute before its end", async () => {
  bench().answers = [
    json(200, takenBody),
    json(200, takenBody),
    json(200, takenBody),
    json(200, takenBody),
    json(200, takenBody),
  ];
  await Promise.all([bench().daraja.push(pushInput), bench().daraja.push(pushInput), bench().daraja.push(pushInput)]);
  bench().clock.advance(3_538_000);
  await bench().daraja.push(pushInput);
  expect(
    bench()
      .paths()
      .filter((path) => path === "/oauth/v1/generate"),
  ).toHaveLength(1);
  bench().clock.advance(2_000);
  await bench().daraja.push(pushInput);
  expect(
    bench()
      .paths()
      .filter((path) => path === "/oauth/v1/generate"),
  ).toHaveLength(2);
});

test("a token that lives a number of seconds, or none that can be read, is good for its call", async () => {
  for (const expires of [3599, "soon", null]) {
    bench().daraja = createDaraja(bench().options);
    bench().tokens = [token("tok-x", expires)];
    bench().answers = [json(200, takenBody)];
    expect((await bench().daraja.push(pushInput)).kind).toBe("accepted");
  }
});
