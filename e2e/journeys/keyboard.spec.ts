import { expect, type Page, test } from "@playwright/test";
import { readDemo } from "../support/demo.ts";
import {
  expectAccessible,
  expectFocusSeen,
  expectNoSidewaysScroll,
  phoneSize,
  signIn,
  watchErrors,
} from "../support/pages.ts";
import { listRoutes } from "../support/routes.ts";

const palette = (page: Page) => page.getByRole("dialog", { name: "Search and commands" });
const rows = (page: Page) => palette(page).locator("li");

/** From the key to the frame in which the palette stands, in ms, as the page's own clock says. */
async function measureOpening(page: Page): Promise<number> {
  await page.evaluate(() => {
    document.addEventListener(
      "keydown",
      ({ timeStamp }) => {
        const look = () =>
          document.querySelector("dialog[open] input") === document.activeElement &&
          document.querySelector("dialog[open]")
            ? requestAnimationFrame((now) => (document.documentElement.dataset["opened"] = String(now - timeStamp)))
            : requestAnimationFrame(look);
        look();
      },
      { once: true, capture: true },
    );
  });
  await page.keyboard.press("Control+k");
  await expect(page.locator("html[data-opened]")).toBeAttached();
  return Number(await page.locator("html").getAttribute("data-opened"));
}

test("the palette reaches pages, actions and recent things by keyboard, and offers what this person may do", async ({
  browser,
}) => {
  const { second_tenant: tenant } = readDemo();
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  const errors = watchErrors(page);
  await signIn(page, tenant.owner, /\/dashboard/);
  await page.waitForLoadState("networkidle");
  const opening = await measureOpening(page);
  test.info().annotations.push({ type: "palette opens, ms", description: String(opening) });
  expect(opening).toBeLessThanOrEqual(100);
  await expectAccessible(page);

  await page.keyboard.type("wal");
  await expect(rows(page).first()).toContainText("Wallet");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/dashboard\/wallet$/);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("account number");
  await page.keyboard.press("Enter");
  await expect(page.getByText(`Account number ${tenant.account_number} copied`)).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(tenant.account_number);
  await expect(palette(page)).toBeHidden();

  await page.keyboard.press("Control+k");
  await expect(rows(page).first()).toContainText("Copy the account number");
  await page.keyboard.type("switch");
  await page.keyboard.press("Enter");
  await expect(page.getByText("TEST", { exact: true }).filter({ visible: true }).first()).toBeVisible();
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.keyboard.press("Control+k");
  await page.keyboard.type("dark");
  await page.keyboard.press("Enter");
  await expect(page.locator("html.dark")).toBeAttached();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("nothing like this");
  await expect(rows(page)).toHaveText([/Find messages/, /Search the documentation/]);
  await page.keyboard.press("Escape");
  await expect(palette(page)).toBeHidden();

  await page.keyboard.press("g");
  await page.keyboard.press("m");
  await page.waitForURL(/\/dashboard\/messages/);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("checkbox", { name: "Shortcuts of one key" }).uncheck();
  await page.keyboard.press("Escape");
  await page.reload();
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("g");
  await page.keyboard.press("h");
  await page.keyboard.press("?");
  await page.keyboard.press("Control+k");
  await expect(palette(page)).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(1);
  await expect(page).toHaveURL(/\/dashboard\/messages/);
  await page.keyboard.type("sign out");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/login/);
  expect(errors).toEqual([]);
  await context.close();
});

test("staff open the palette by touch, find a tenant, and have it among what is recent", async ({ browser }) => {
  const { staff, tenant } = readDemo();
  const context = await browser.newContext({ viewport: phoneSize, hasTouch: true, colorScheme: "dark" });
  const page = await context.newPage();
  await signIn(page, staff, /\/admin/);
  await page.getByRole("button", { name: "Search and commands" }).tap();
  await page.getByRole("textbox", { name: "Search and commands" }).fill(String(tenant.client_id));
  await rows(page).filter({ hasText: "Find tenants" }).getByRole("link").tap();
  await page.waitForURL(/\/admin\/tenants\?search=/);
  await page.getByRole("main").getByRole("link").first().tap();
  await page.waitForURL(/\/admin\/tenants\/\d+/);
  const name = await page.getByRole("heading", { level: 1 }).textContent();
  await page.getByRole("link", { name: "Overview", exact: true }).tap();
  await page.waitForURL(/\/admin$/);
  await page.getByRole("button", { name: "Search and commands" }).tap();
  await expect(rows(page).first()).toHaveText(name ?? "");
  await expectAccessible(page);
  await context.close();
});

/** Every page once; size and colours alternate. The whole matrix is in e2e/matrix. */
test("every page is sound for axe and shows where the focus is", async ({ browser }) => {
  test.setTimeout(120_000);
  const { tenant, staff } = readDemo();
  for (const visitor of ["nobody", "member", "staff"] as const) {
    const narrow = await browser.newContext({ viewport: { width: 360, height: 640 }, colorScheme: "light" });
    const light = await narrow.newPage();
    if (visitor === "member") await signIn(light, tenant.owner, /\/dashboard/);
    if (visitor === "staff") await signIn(light, staff, /\/admin/);
    const storageState = await narrow.storageState();
    const wide = await browser.newContext({
      storageState,
      viewport: { width: 1280, height: 800 },
      colorScheme: "dark",
    });
    const dark = await wide.newPage();
    for (const [index, { path }] of listRoutes()
      .filter((route) => route.visitor === visitor)
      .entries()) {
      const page = index % 2 === 0 ? light : dark;
      await page.goto(path);
      await expectAccessible(page);
      await expectFocusSeen(page, 30);
    }
    if (visitor === "nobody") {
      await dark.goto("/nothing-here");
      await expectAccessible(dark);
    }
    await Promise.all([narrow.close(), wide.close()]);
  }
});
