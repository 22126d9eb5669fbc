import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";
import { readDemo } from "../support/demo.ts";
import { expectAccessible, expectFocusSeen, expectNoSidewaysScroll, signIn } from "../support/pages.ts";
import { listRoutes, type Visitor } from "../support/routes.ts";

type State = Awaited<ReturnType<BrowserContext["storageState"]>>;

const wide = { width: 1280, height: 800 };
const narrow = { width: 360, height: 640 };
const visitors: Visitor[] = ["nobody", "member", "staff"];
const themes = ["light", "dark"] as const;

/** The cookies of each kind of visitor; signing in by hand for every page would meet the limit of tries. */
async function signInAs(browser: Browser, visitor: Visitor): Promise<State> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const { tenant, staff } = readDemo();
  if (visitor === "member") await signIn(page, tenant.owner, /\/dashboard/);
  if (visitor === "staff") await signIn(page, staff, /\/admin/);
  const state = await context.storageState();
  await context.close();
  return state;
}

async function open(page: Page, path: string): Promise<void> {
  const answer = await page.goto(path);
  expect(answer?.status(), path).toBe(200);
  await page.waitForLoadState("networkidle");
}

for (const visitor of visitors) {
  const routes = () => listRoutes().filter((route) => route.visitor === visitor);

  for (const colorScheme of themes)
    for (const viewport of [narrow, wide])
      test(`${visitor}: axe finds nothing serious, ${colorScheme}, ${viewport.width} px`, async ({ browser }) => {
        test.setTimeout(180_000);
        const storageState = await signInAs(browser, visitor);
        const context = await browser.newContext({ storageState, viewport, colorScheme });
        const page = await context.newPage();
        for (const { path } of routes()) {
          await open(page, path);
          await expectAccessible(page);
        }
        await context.close();
      });

  test(`${visitor}: pages reflow at 320 px`, async ({ browser }) => {
    test.setTimeout(120_000);
    const storageState = await signInAs(browser, visitor);
    const context = await browser.newContext({ storageState, viewport: { width: 320, height: 640 } });
    const page = await context.newPage();
    for (const { path } of routes()) {
      await open(page, path);
      await expectNoSidewaysScroll(page);
    }
    await context.close();
  });

  for (const viewport of [narrow, wide])
    test(`${visitor}: the focus is always seen, ${viewport.width} px`, async ({ browser }) => {
      test.setTimeout(180_000);
      const storageState = await signInAs(browser, visitor);
      const context = await browser.newContext({ storageState, viewport });
      const page = await context.newPage();
      for (const { path } of routes()) {
        await open(page, path);
        await expectFocusSeen(page);
      }
      await context.close();
    });
}
