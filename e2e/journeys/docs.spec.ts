import { expect, test } from "@playwright/test";
import { readDemo } from "../support/demo.ts";
import { expectAccessible, phoneSize, signIn, watchErrors } from "../support/pages.ts";

test("a developer reads, searches, copies and tries the API with their own test key", async ({ browser }) => {
  const { tenant } = readDemo();
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  const errors = watchErrors(page);

  await page.goto("/docs");
  await expect(page.getByText("sk_test_your_key").first()).toBeVisible();
  await expectAccessible(page);
  await signIn(page, tenant.owner, /\/dashboard/);
  await page.goto("/docs");
  await expect(page.locator("pre", { hasText: tenant.test_key }).first()).toBeVisible();

  await page.getByRole("radio", { name: "Python" }).first().check({ force: true });
  await page.getByRole("button", { name: "Copy" }).first().click();
  await expect(page.locator("output", { hasText: "Copied" })).toBeAttached();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("urllib.request.Request(");
  expect(copied).toContain(tenant.test_key);
  expect(copied).toContain(tenant.sender_id);

  await page.keyboard.press("Control+k");
  await page.getByRole("textbox", { name: "Search the docs" }).fill("wallet.insufficient_balance");
  await expect(page.getByRole("dialog").getByRole("link").first()).toContainText("wallet.insufficient_balance");
  await page.keyboard.press("Enter");
  await page.waitForURL("/docs/errors/wallet.insufficient_balance");
  await expectAccessible(page);

  await page.getByRole("link", { name: "Send an SMS" }).first().click();
  await page.waitForURL("/docs/reference/sms-send");
  await expect(page.getByRole("radio", { name: "Python" })).toBeChecked();
  await page.getByRole("button", { name: "Open the form" }).click();
  await page.getByLabel("message", { exact: true }).fill("From the docs");
  await page.getByRole("button", { name: "Send POST" }).click();
  await expect(page.getByText("HTTP 202")).toBeVisible();
  await expect(page.getByText(/^rid_\w{26}$/)).toBeVisible();
  await expectAccessible(page);
  expect(errors).toEqual([]);
  await context.close();
});

test("readers who are not signed in may try with a test key, never with a live one", async ({ browser }) => {
  const { tenant } = readDemo();
  const context = await browser.newContext({ viewport: phoneSize, colorScheme: "dark" });
  const page = await context.newPage();
  await page.goto("/docs/reference/client-balance");
  await page.getByRole("button", { name: "Open the form" }).click();
  await page.getByLabel("Test key").fill(tenant.live_key);
  await page.getByRole("button", { name: "Send GET" }).click();
  await expect(page.getByText("This is a live key.")).toBeVisible();
  await page.getByLabel("Test key").fill(tenant.test_key);
  await page.getByRole("button", { name: "Send GET" }).click();
  await expect(page.getByText("HTTP 200")).toBeVisible();
  await expectAccessible(page);
  for (const path of ["/docs", "/docs/webhooks", "/docs/errors", "/docs/migration", "/docs/reference"]) {
    await page.goto(path);
    await expectAccessible(page);
  }
  await context.close();
});

test("without JavaScript the page is whole: all languages, headings, ways on, a search", async ({ request }) => {
  const page = await (await request.get("/docs/reference/sms-send")).text();
  const text = page.replaceAll(/<script[\s\S]*?<\/script>|<[^>]+>/g, "");
  const marks = [
    "curl http",
    "curl_setopt_array",
    "urllib.request",
    "const response = await fetch",
    "async function call",
  ];
  expect(marks.filter((mark) => !text.includes(mark))).toEqual([]);
  expect(page.includes('<meta property="og:title" content="Send an SMS"')).toBe(true);
  expect(await (await request.get("/docs/search?q=insufficient")).text()).toContain(
    "/docs/errors/wallet.insufficient_balance",
  );
});

test("every address of the sitemap opens, and the feed is there", async ({ request }) => {
  const sitemap = await (await request.get("/sitemap.xml")).text();
  const addresses = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = ""]) => address);
  expect(addresses.length).toBeGreaterThan(100);
  for (const address of addresses) expect((await request.get(address)).status(), address).toBe(200);
  expect(await (await request.get("/docs/changelog.xml")).text()).toContain("<rss version=");
  for (const file of ["/openapi.json", "/postman.json", "/llms.txt", "/jumbe.ts"]) {
    expect((await request.get(file)).status(), file).toBe(200);
  }
});
