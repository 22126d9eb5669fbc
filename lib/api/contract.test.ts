import { afterAll, beforeAll, expect, test } from "vitest";
import { errorsOf } from "./error-catalogue.ts";
import { codesIn, judgeOf } from "./testing/open-api-judge.ts";
import { operationsOf, type Case } from "./testing/refusal.ts";
import { refusalsOfAnyRequest } from "./testing/refusals/of-any-request.ts";
import { refusalsOfMoney } from "./testing/refusals/of-money.ts";
import { refusalsOfReading } from "./testing/refusals/of-reading.ts";
import { refusalsOfSending } from "./testing/refusals/of-sending.ts";
import { refusalsOfSettings } from "./testing/refusals/of-settings.ts";
import { strains } from "./testing/refusals/under-strain.ts";
import { openStage, type Stage } from "./testing/stage.ts";
import { operations } from "./v1/index.ts";

// Every operation is called over HTTP and its answer is judged by the committed OpenAPI document, not by our own schemas.
// What it may be refused for is provoked in the tests of refusals; here is proven that none is left out.

const contract = operations.map(({ operation }) => operation);

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage.close());

const modes = ["live", "test"] as const;
/** What takes a thing away comes last. */
const inOrder = [...contract].sort((a, b) => Number(a.method === "DELETE") - Number(b.method === "DELETE"));
const calls = modes.flatMap((mode) => inOrder.map((operation) => [mode, operation.id, operation] as const));

test.each(calls)("%s: %s answers what the document says", async (mode, _id, operation) => {
  const { status, headers, text } = await stage.ask(operation, mode);
  const { response, errors } = operation;
  const expected = errors.includes("connections.not_configured") ? [409] : [response.status, response.otherStatus];
  expect(expected).toContain(status);
  expect(judgeOf(operation, status).safeParse(JSON.parse(text)).error).toBeUndefined();
  expect(headers["x-request-id"]).toMatch(/^rid_/);
});

const cases: readonly Case[] = [
  ...refusalsOfAnyRequest,
  ...refusalsOfReading,
  ...refusalsOfSending,
  ...refusalsOfMoney,
  ...refusalsOfSettings,
  ...strains,
];

test("every code that an operation documents is provoked there by a request, and no other is", () => {
  const documented = contract.flatMap((operation) => errorsOf(operation).map(({ code }) => `${operation.id}: ${code}`));
  const provoked = cases.flatMap((one) => operationsOf(one).map(({ id }) => `${id}: ${one.code}`));
  expect([...new Set(provoked)].sort()).toEqual(documented.sort());
  expect(documented.length).toBeGreaterThan(700);
});

test.each(contract.map((operation) => [operation.id, operation] as const))(
  "the document names each code of %s under its status, with an example",
  (_id, operation) => {
    const errors = errorsOf(operation);
    const statuses = [...new Set(errors.map(({ status }) => status))];
    const named = statuses.flatMap((status) => codesIn(operation, status).map((code) => `${status} ${code}`));
    expect(named.sort()).toEqual(errors.map(({ status, code }) => `${status} ${code}`).sort());
  },
);
