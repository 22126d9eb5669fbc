import { readdirSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { webhookEvents } from "#/db/enums.ts";
import { errorCatalogue } from "#/lib/api/error-catalogue.ts";
import { snippetsOf } from "#/lib/api/snippets.ts";
import { operations } from "#/lib/api/v1/index.ts";
import { changelogFeed } from "./changelog-feed.ts";
import { operationUrl } from "./operation-pages.ts";
import { guideGroups, guideUrl } from "./guides.ts";
import { readCall } from "./read-call.ts";
import { findGuide, type Guide } from "./read-guide.ts";

const names = guideGroups.flatMap(({ guides }) => [...guides]);
const contract = operations.map(({ operation }) => operation);
let guides: Guide[];
beforeAll(async () => {
  const found = await Promise.all(names.map((name) => findGuide(name)));
  guides = found.filter((guide) => guide !== null);
});

test("every file is in the menu, and nothing else is a guide", async () => {
  const files = readdirSync("content/docs").filter((file) => file.endsWith(".md"));
  expect(files.map((file) => file.replace(".md", "")).toSorted()).toEqual(names.toSorted());
  expect(await findGuide("../../README")).toBeNull();
});

test("every call a guide names is in the contract", () => {
  const calls = guides.flatMap(({ body }) => [...body.matchAll(/^```(?:sample|answer)\n([\s\S]*?)\n```$/gm)]);
  expect(calls.length).toBeGreaterThan(10);
  for (const [, text = ""] of calls) expect(readCall(contract, text).operation.method).toBe(text.split(" ")[0]);
});

test("a call in a guide may carry headers of its own, and the code is given with them", () => {
  const call = readCall(contract, 'POST sms/send\nIdempotency-Key: one\n{"recipient": "0712345678", "message": "Hi"}');
  expect(call.example).toMatchObject({ headers: { "Idempotency-Key": "one" }, body: { message: "Hi" } });
  const { curl, php } = snippetsOf(call.operation, { baseUrl: "", apiKey: "k", example: call.example });
  expect(curl).toContain('-H "Idempotency-Key: one"');
  expect(php).toContain("'Idempotency-Key: one'");
  expect(readCall(contract, "GET me").example).toMatchObject({ headers: {} });
});

test("every link within the docs leads to a page and a heading that are there", () => {
  const pages = new Map(guides.map(({ name, headings }) => [guideUrl(name), headings.map(({ id }) => id)]));
  for (const { code } of errorCatalogue) pages.set(`/docs/errors/${code}`, []);
  for (const other of ["/docs/reference", "/docs/changelog.xml", ...contract.map(operationUrl)]) pages.set(other, []);
  const links = guides.flatMap(({ name, body }) =>
    [...body.matchAll(/\]\((\/docs[^)]*)\)/g)].map(([, link = ""]) => ({ name, link })),
  );
  const dead = links.filter(({ link }) => {
    const [path = "", hash] = link.split("#");
    return !pages.has(path) || (hash !== undefined && !pages.get(path)?.includes(hash));
  });
  expect(dead).toEqual([]);
});

test("the webhooks guide names events that exist, and shows the data of each", () => {
  const page = guides.find(({ name }) => name === "webhooks")?.body ?? "";
  const named = [...page.matchAll(/^\| `([a-z_]+\.[a-z]+)` \|/gm)].map(([, event = ""]) => event);
  expect(named.length).toBeGreaterThan(8);
  expect(named.filter((event) => !webhookEvents.some((known) => known === event))).toEqual([]);
  const [, shown = ""] = /```event-data\n([\s\S]*?)\n```/.exec(page) ?? [];
  expect(shown.split("\n").toSorted()).toEqual(named.toSorted());
});

test("the feed has one item per entry of the changelog, with its date", () => {
  const body = guides.find(({ name }) => name === "changelog")?.body ?? "";
  const feed = changelogFeed(body, { name: "A & B", origin: "https://sms.example" });
  expect(feed.match(/<item>/g)?.length).toBe(body.match(/^## /gm)?.length);
  expect(feed).toContain("<title>A &amp; B API changelog</title>");
  expect(feed).not.toContain("Invalid Date");
});
