import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import type { DemoLogin } from "./demo.ts";

export const phoneSize = { width: 390, height: 844 };

/** Signs in through the form and ends on the page the account belongs to. */
export async function signIn(page: Page, login: DemoLogin, where: RegExp): Promise<void> {
  await page.goto("/login");
  await page.getByLabel("E-mail").fill(login.email);
  await page.getByLabel("Password", { exact: true }).fill(login.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(where);
}

/** No serious or critical finding of axe (targets of at least 24 px among them), no sideways scroll. */
export async function expectAccessible(page: Page): Promise<void> {
  // After a change of page in the browser the title comes with the new page's stream, a moment after its address.
  await expect(page).toHaveTitle(/\S/);
  const { violations } = await new AxeBuilder({ page })
    .options({ rules: { "target-size": { enabled: true } } })
    .analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(
    serious.map(({ id, nodes }) => `${page.url()}: ${id} ${nodes.map((node) => node.target.join(" ")).join(", ")}`),
  ).toEqual([]);
  await expectNoSidewaysScroll(page);
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0);
}

/** Whoever tabs through the page sees where they are: the focus is drawn, and no bar lies over it (WCAG 2.4.7, 2.4.11). */
export async function expectFocusSeen(page: Page, atMost = 60): Promise<void> {
  const problems: string[] = [];
  for (let step = 0; step < atMost; step++) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate(judgeFocus);
    if (seen === null) break;
    if (seen !== "") problems.push(seen);
  }
  expect(problems, page.url()).toEqual([]);
}

/** Runs in the page: what is wrong with the focus; empty when nothing is, null when the page has been gone through. */
function judgeFocus(): string | null {
  const element = document.activeElement;
  if (!element || element === document.body || element.hasAttribute("data-tabbed")) return null;
  element.setAttribute("data-tabbed", "");
  const name = `${element.tagName.toLowerCase()} "${(element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 40)}"`;
  // A field of one pixel is drawn by its label.
  const isTiny = element instanceof HTMLInputElement && element.getBoundingClientRect().width < 4;
  const shape = isTiny ? (element.labels?.[0] ?? element) : element;
  const around: Element[] = [];
  for (let part: Element | null = shape; part && around.length < 3; part = part.parentElement) around.push(part);
  const isDrawn = around.some((part) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(part);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 1;
  });
  if (!isDrawn) return `${name} shows no focus`;
  const box = shape.getClientRects()[0];
  if (!box) return `${name} has no place`;
  const isSeen = [0.5, 0.1, 0.9].some((across) =>
    [0.5, 0.1, 0.9].some((down) =>
      shape.contains(document.elementFromPoint(box.left + box.width * across, box.top + box.height * down)),
    ),
  );
  return isSeen ? "" : `${name} is hidden`;
}

/** Fails the test on a script error or a violated content policy. */
export function watchErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && /Content Security Policy|Uncaught|Hydration/i.test(message.text()))
      errors.push(message.text());
  });
  return errors;
}
