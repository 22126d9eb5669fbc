import { expect, test } from "@playwright/test";
import { readDemo } from "../support/demo.ts";
import { expectAccessible, phoneSize, signIn, watchErrors } from "../support/pages.ts";
import { findMail, linkIn } from "../support/simulators.ts";

const clinic = {
  organisation: "Tumaini Dispensary",
  name: "Grace Njeri",
  email: "grace@tumaini.example",
  phone: "0722 000 555",
  password: "violet-harbour-lantern-93",
};

test("a clinic signs up, tests at once, is approved and creates its first live key", async ({ browser, request }) => {
  const context = await browser.newContext({ viewport: phoneSize, colorScheme: "dark" });
  const page = await context.newPage();
  const errors = watchErrors(page);

  await page.goto("/");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Create an account" }).first().click();
  await page.waitForURL(/\/signup/);
  expect(await page.locator("form input:not([type=hidden])").count()).toBeLessThanOrEqual(6);
  await page.getByLabel("Organisation").fill(clinic.organisation);
  await page.getByLabel("Your name").fill(clinic.name);
  await page.getByLabel("E-mail").fill(clinic.email);
  await page.getByLabel("Phone").fill(clinic.phone);
  await page.getByLabel("Password").fill("short");
  await page.getByLabel("Password").blur();
  await expect(page.getByText("The password needs at least 12 characters.")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Password").fill(clinic.password);
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL(/\/verify-email/);
  await expectAccessible(page);

  await expect.poll(() => findMail(clinic.email, /./)).not.toBeNull();
  const mail = await findMail(clinic.email, /./);
  if (!mail) throw new Error("The mail was there a moment ago.");
  await page.goto(linkIn(mail, "/verify-email"));
  await page.getByRole("button", { name: "Confirm e-mail" }).click();
  await page.waitForURL(/\/dashboard/);
  await expect(page.getByText("TEST", { exact: true }).filter({ visible: true }).first()).toBeVisible();
  await expectAccessible(page);

  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(linkIn(mail, "/verify-email"));
  await elsewhere.getByRole("button", { name: "Confirm e-mail" }).click();
  await elsewhere.getByRole("link", { name: "Ask for a new link" }).click();
  await expect(elsewhere.getByLabel("E-mail")).toBeVisible();
  await expectAccessible(elsewhere);
  await elsewhere.context().close();

  await page.getByRole("button", { name: "Hide", exact: true }).click();
  await expect(page.getByRole("heading", { name: "To go live" })).toBeHidden();
  await page.goto("/dashboard/more");
  await page.getByRole("button", { name: "Show the checklist on Home" }).click();
  await expect(page.getByRole("heading", { name: "To go live" })).toBeVisible();

  await page.goto("/dashboard/messages");
  await expect(page.getByText("No messages yet")).toBeVisible();
  await expect(page.getByRole("link", { name: "Send a message" })).toBeVisible();
  await page.goto("/dashboard");
  await expect(page.getByRole("heading", { name: "This month" })).toBeHidden();
  await page.getByRole("button", { name: "Show", exact: true }).first().click();
  const testKey =
    (await page
      .getByText(/^sk_test_\w+$/)
      .first()
      .textContent()) ?? "";
  const sent = await request.post("/api/v1/sms/send", {
    headers: { "X-API-Key": testKey },
    data: { recipient: "0712345678", message: "First test" },
  });
  expect(sent.status()).toBe(202);
  const { message_id: id, balance } = await sent.json();
  expect(balance).toBe(999);
  await expect
    .poll(
      async () =>
        (await (await request.get(`/api/v1/sms/status/${id}`, { headers: { "X-API-Key": testKey } })).json()).status,
    )
    .toBe("delivered");

  await page.goto("/dashboard");
  await page.getByLabel("Name", { exact: true }).fill("TUMAINI É");
  await expect(page.getByText("“É” can't be in a sender ID.")).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("TUMAINI CENTRE");
  await expect(page.getByText("3 characters too long.")).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("TUMAINI");
  await expect(page.getByRole("figure", { name: "On the phone" })).toContainText("TUMAINI");
  await page.getByLabel("What you send, in one sentence").fill("Appointment reminders to our patients");
  await page.getByRole("button", { name: "Ask for this sender ID" }).click();
  await expect(page.getByText("Waiting for approval").first()).toBeVisible();

  const staffContext = await browser.newContext();
  const staff = await staffContext.newPage();
  await signIn(staff, readDemo().staff, /\/admin/);
  await expectAccessible(staff);
  await staff.goto("/admin/approvals");
  await expectAccessible(staff);
  const focused = staff.locator("[data-decision]:focus");
  await staff.keyboard.press("j");
  await expect(focused).toContainText(clinic.organisation);
  expect(await focused.evaluate((row) => getComputedStyle(row).outlineStyle)).toBe("solid");
  await staff.keyboard.press("a");
  await expect(staff.getByText(`${clinic.organisation} is approved`)).toBeVisible();
  await expect(focused).toContainText("TUMAINI");
  await staff.keyboard.press("r");
  const template = staff.getByRole("button", { name: /^This name is too general/ });
  await template.click();
  await expect(staff.getByLabel("Reason", { exact: true })).toBeFocused();
  await staff.keyboard.type(" ja");
  await expect(staff.getByLabel("Reason", { exact: true })).toHaveValue(/organisation\. ja$/);
  await expectAccessible(staff);
  await staff.keyboard.press("Escape");
  await expect(staff.getByRole("button", { name: "Reject: TUMAINI" })).toBeFocused();
  await staff.keyboard.press("a");
  await expect(staff.getByText("TUMAINI is approved")).toBeVisible();
  await staff.goto("/admin/tenants");
  await expect(staff.getByText(clinic.organisation).filter({ visible: true })).toBeVisible();
  await expectAccessible(staff);
  await staffContext.close();

  await expect.poll(() => findMail(clinic.email, /is approved/)).not.toBeNull();
  const welcome = await findMail(clinic.email, /is approved/);
  expect(`${welcome?.html}${welcome?.text}`).not.toMatch(/sk_(live|test)_\w{6}/);

  await page.goto("/dashboard");
  await page.getByRole("link", { name: /^Notifications, \d unread$/ }).click();
  await page.waitForURL(/\/notifications$/);
  await expect(page.getByText("Sender ID TUMAINI is approved")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await expect(page.getByRole("link", { name: "Notifications", exact: true })).toBeVisible();
  await page.goto("/dashboard");
  await page.getByRole("button", { name: "Create the first live key" }).click();
  const liveKey =
    (await page
      .getByText(/^sk_live_\w+$/)
      .first()
      .textContent()) ?? "";
  const poor = await request.post("/api/v1/sms/send", {
    headers: { Authorization: `Bearer ${liveKey}` },
    data: { recipient: "0712345678", message: "First live" },
  });
  expect(poor.status()).toBe(402);
  expect((await poor.json()).shortfall).toBe(1);
  expect(errors).toEqual([]);
  await context.close();
});
