import { globSync } from "node:fs";
import { join } from "node:path";
import { expect, test, type APIRequestContext } from "@playwright/test";
import { readDemo } from "../support/demo.ts";
import { expectAccessible, phoneSize, signIn, watchErrors } from "../support/pages.ts";

const ends = ["delivered", "undelivered", "failed"];

/** Sends a test message and waits for its end; answers its id. */
async function sendTest(request: APIRequestContext, recipient: string, reference?: string): Promise<string> {
  const headers = { "X-API-Key": readDemo().second_tenant.test_key };
  const data = { recipient, message: "For the cards", reference };
  const { message_id: id } = await (await request.post("/api/v1/sms/send", { headers, data })).json();
  await expect
    .poll(async () => (await (await request.get(`/api/v1/sms/status/${id}`, { headers })).json()).status)
    .toMatch(new RegExp(`^(${ends.join("|")})$`));
  return id;
}

test("each number of Home's cards is the total of the list it leads to, and a search finds one message", async ({
  browser,
  request,
}) => {
  const id = await sendTest(request, "0700000000", "visit-77");
  await Promise.all(["0700000000", "0700000001", "0700000011"].map((recipient) => sendTest(request, recipient)));
  const context = await browser.newContext({ viewport: phoneSize, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  const errors = watchErrors(page);
  await signIn(page, readDemo().second_tenant.owner, /\/dashboard/);
  await page.getByRole("button", { name: "Test", exact: true }).click();
  await expect(page.getByText("TEST", { exact: true }).filter({ visible: true }).first()).toBeVisible();
  await expectAccessible(page);

  for (const period of ["Today", "This month"]) {
    for (const name of ["Sent", "Delivered", "Failed"]) {
      await page.goto("/dashboard");
      const link = page.getByRole("region", { name: period }).getByRole("link", { name: new RegExp(`^${name}\\b`) });
      // "Sent" with its number below, "Delivered 2" with its share below.
      const [first = "", second = ""] = (await link.innerText()).split("\n");
      const shown = name === "Delivered" ? first.replace("Delivered ", "") : second;
      expect(Number(shown)).toBeGreaterThan(0);
      await link.click();
      await page.waitForURL(/\/messages\?status=/);
      await expect(page.getByText(new RegExp(`^${shown} messages?$`))).toBeVisible();
    }
  }
  await expectAccessible(page);

  for (const search of ["visit-77", id]) {
    await page.getByLabel("Search", { exact: true }).fill(search);
    await page.getByLabel("Status").selectOption("Any");
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await expect(page.getByText("1 message", { exact: true })).toBeVisible();
  }
  const time = page.locator("main time").filter({ visible: true }).first();
  await time.tap();
  expect(await time.evaluate((element) => getComputedStyle(element, "::after").content)).toContain("GMT+3");
  await page.goto("/dashboard/messages?search=nobody&from=2026-03-01");
  await expect(page.getByText("No message matches")).toBeVisible();
  await expectAccessible(page);
  expect(errors).toEqual([]);
  await context.close();
});

/** The addresses of the portal's pages without a variable part. */
function portalPages(): string[] {
  const root = join(import.meta.dirname, "..", "..", "app");
  return globSync("dashboard/**/page.tsx", { cwd: root })
    .map((file) => `/${file.replace(/\/page\.tsx$/, "")}`)
    .filter((path) => !path.includes("["));
}

test("every page of the portal and the documentation are at most three taps from Home on a small phone", async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
  const page = await context.newPage();
  await signIn(page, readDemo().second_tenant.owner, /\/dashboard/);
  const reached = new Set(["/dashboard"]);
  let level = ["/dashboard"];
  for (let taps = 1; taps <= 3; taps++) {
    const next: string[] = [];
    for (const path of level.filter((at) => at.startsWith("/dashboard"))) {
      await page.goto(path);
      const links = await page
        .locator("a[href^='/']:visible")
        .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
      next.push(...links.map((href) => href.replace(/[?#].*$/, "")).filter((to) => !reached.has(to)));
      for (const to of next) reached.add(to);
    }
    level = [...new Set(next)];
  }
  expect([...portalPages(), "/docs"].filter((path) => !reached.has(path))).toEqual([]);
  await context.close();
});

test("the balance is asked for while it is looked at, never while it is hidden, and at once on return", async ({
  page,
}) => {
  await page.clock.install();
  let asked = 0;
  page.on("requestfinished", (request) => (asked += request.url().endsWith("/dashboard/balance") ? 1 : 0));
  const look = (state: "hidden" | "visible") =>
    page.evaluate((to) => {
      Object.defineProperty(document, "visibilityState", { value: to, configurable: true });
      Object.defineProperty(document, "hidden", { value: to === "hidden", configurable: true });
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    }, state);
  await signIn(page, readDemo().second_tenant.owner, /\/dashboard/);
  await page.clock.runFor(2000);
  await expect.poll(() => asked).toBe(1);
  await page.clock.runFor(31_000);
  await expect.poll(() => asked).toBe(2);
  await look("hidden");
  await page.clock.runFor(10 * 60_000);
  expect(asked).toBe(2);
  await look("visible");
  await expect.poll(() => asked).toBe(3);
});

test("signing out forgets what was being written, and signing in leads on to the list that was wanted", async ({
  page,
}) => {
  const { owner } = readDemo().second_tenant;
  const drafts = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("draft:")).length);
  await signIn(page, owner, /\/dashboard/);
  await page.goto("/dashboard/send");
  await page.getByLabel("Message", { exact: true }).fill("For nobody else");
  expect(await drafts()).toBe(1);
  await page.goto("/dashboard/more");
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(/\/login/);
  await expect.poll(drafts).toBe(0);

  await page.goto("/dashboard/messages?status=failed&from=2026-03-01");
  await page.waitForURL(/\/login\?next=/);
  await page.getByLabel("E-mail").fill(owner.email);
  await page.getByLabel("Password", { exact: true }).fill(owner.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("/dashboard/messages?status=failed&from=2026-03-01");
});
