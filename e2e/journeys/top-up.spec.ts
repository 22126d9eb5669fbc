import { readFileSync } from "node:fs";
import { expect, test, type Page } from "@playwright/test";
import { readDemo } from "../support/demo.ts";
import { expectAccessible, phoneSize, signIn, watchErrors } from "../support/pages.ts";
import { findMail, findPrompt, messagesTo, payByPaybill } from "../support/simulators.ts";

const demo = readDemo;

async function startTopUp(page: Page, phone: string, amount: string): Promise<void> {
  await page.goto("/dashboard/wallet");
  await page.getByLabel("Another amount").fill(amount);
  await page.getByLabel("M-Pesa phone").fill(phone);
  await page.getByRole("button", { name: /^Pay KES/ }).click();
  await expect(page.getByText("Waiting for the PIN")).toBeVisible();
}

/** Answers the prompt on the simulated phone, as a person would. */
async function onThePhone(page: Page, phone: string, press: (prompt: ReturnType<Page["getByRole"]>) => Promise<void>) {
  await expect.poll(() => findPrompt(phone)).not.toBeNull();
  const handset = await page.context().newPage();
  await handset.goto(`${demo().simulators["phone_url"]}/${phone}`);
  await press(handset.getByRole("dialog"));
  await handset.close();
}

test("a top-up is paid on the phone, and a live SMS goes out and is delivered", async ({ browser, request }) => {
  const context = await browser.newContext({ viewport: phoneSize });
  const page = await context.newPage();
  const errors = watchErrors(page);
  const { tenant } = demo();
  await signIn(page, tenant.owner, /\/dashboard/);
  await expectAccessible(page);
  await startTopUp(page, "0712 345 678", "500");
  await onThePhone(page, "254712345678", async (prompt) => {
    await prompt.getByLabel("M-Pesa PIN").fill("1234");
    await prompt.getByRole("button", { name: "Send" }).click();
  });
  await expect(page.getByText("KES 500.00 is in your wallet.")).toBeVisible();
  await expectAccessible(page);
  await expect.poll(() => findMail(tenant.owner.email, /500/)).not.toBeNull();
  await expect
    .poll(async () => (await messagesTo("254712345678")).some(({ text }) => text.includes("KES 500.00 received")))
    .toBe(true);

  const key = { "X-API-Key": tenant.live_key };
  const sent = await request.post("/api/v1/sms/send", {
    headers: key,
    data: { recipient: "+254 733 000 111", message: "Your results are ready" },
  });
  expect(sent.status()).toBe(202);
  const { message_id: id } = await sent.json();
  await expect
    .poll(async () => (await (await request.get(`/api/v1/sms/status/${id}`, { headers: key })).json()).status, {
      timeout: 15_000,
    })
    .toBe("delivered");
  expect((await messagesTo("254733000111"))[0]).toMatchObject({
    text: "Your results are ready",
    sender: tenant.sender_id,
  });
  expect((await (await request.get("/api/v1/client/balance", { headers: key })).json()).balance).toBe(499);
  await page.goto("/dashboard/messages");
  await expect(page.getByText("Delivered", { exact: true }).filter({ visible: true }).first()).toBeVisible();
  await expectAccessible(page);
  expect(errors).toEqual([]);
  await context.close();
});

test("a cancelled prompt and a wrong PIN say what happened, and charge nothing; money that comes late corrects the page", async ({
  page,
  browser,
}) => {
  const { second_tenant: tenant } = demo();
  const testing = await browser.newContext({ viewport: phoneSize });
  const late = await testing.newPage();
  await signIn(late, tenant.owner, /\/dashboard/);
  await late.getByRole("button", { name: "Test", exact: true }).click();
  await expect(late.getByText("TEST", { exact: true }).filter({ visible: true })).toBeVisible();
  await startTopUp(late, "0700 000 113", "300");
  await expect(late.getByText("No answer from the phone", { exact: true })).toBeVisible({ timeout: 20_000 });
  await late.getByRole("link", { name: "M-Pesa says I paid" }).click();
  await expect(late.getByLabel("M-Pesa receipt")).toBeVisible();

  await signIn(page, tenant.owner, /\/dashboard/);
  await startTopUp(page, "0712 345 001", "300");
  await onThePhone(page, "254712345001", (prompt) => prompt.getByRole("button", { name: "Cancel" }).click());
  await expect(page.getByText("You cancelled the payment", { exact: true })).toBeVisible();
  await startTopUp(page, "0712 345 002", "300");
  await onThePhone(page, "254712345002", async (prompt) => {
    await prompt.getByLabel("M-Pesa PIN").fill("0000");
    await prompt.getByRole("button", { name: "Send" }).click();
  });
  await expect(page.getByText("The PIN was wrong", { exact: true })).toBeVisible();
  await expectAccessible(page);

  await expect(late.getByText("KES 300.00 is in your wallet.")).toBeVisible({ timeout: 30_000 });
  await expect(late.locator("#statement").getByText("+KES 300.00").filter({ visible: true })).toBeVisible();
  await testing.close();
});

test("Paybill money for the account number is there within five seconds, and the open page says so; a mistyped account is refused", async ({
  page,
  request,
}) => {
  const { second_tenant: tenant } = demo();
  await signIn(page, tenant.owner, /\/dashboard/);
  await page.goto("/dashboard/wallet");
  await expect(page.getByText("Leave this page open")).toBeVisible();
  await expect(page.getByRole("img", { name: /^QR code with the Paybill/ })).toBeVisible();
  const key = { "X-API-Key": tenant.live_key };
  const balance = async () => (await (await request.get("/api/v1/client/balance", { headers: key })).json()).balance;
  const before = await balance();
  expect(await payByPaybill(tenant.account_number, 250)).toMatchObject({ status: "completed" });
  await expect.poll(balance, { timeout: 5000 }).toBe(before + 250);
  await expect(page.getByText("Done. KES 250.00 is in your wallet.")).toBeVisible({ timeout: 5000 });
  await expect(page.locator("#statement")).toContainText("M-Pesa Paybill payment");
  await expectAccessible(page);
  await page.getByLabel("M-Pesa phone").fill("0712 345 003");
  await page.context().setOffline(true);
  await page.getByRole("button", { name: /^Pay KES/ }).click();
  await expect(page.getByText("The connection broke before an answer came")).toBeVisible();
  await expect(page.getByLabel("M-Pesa phone")).toHaveValue("0712 345 003");
  expect(await payByPaybill("999999", 250)).toMatchObject({ status: "rejected", code: "C2B00012" });
});

test("staff credit a bank transfer with what arrived, and money that was missed; the tenant's page shows both", async ({
  browser,
  request,
}) => {
  const { second_tenant: tenant, staff } = demo();
  const key = { "X-API-Key": tenant.live_key };
  const balance = async () => (await (await request.get("/api/v1/client/balance", { headers: key })).json()).balance;
  const before = await balance();
  const paid = await payByPaybill("NOBODY", 330, { skipValidation: true });
  expect(paid).toMatchObject({ status: "completed" });

  const clerks = await browser.newContext({ viewport: phoneSize });
  const wallet = await clerks.newPage();
  const errors = watchErrors(wallet);
  await signIn(wallet, tenant.owner, /\/dashboard/);
  await wallet.goto("/dashboard/wallet");
  await wallet.getByText("Paid by bank or another way").click();
  await wallet.getByLabel("Amount sent, in KES").fill("25,000");
  await wallet.getByRole("button", { name: "Tell us" }).click();
  await expect(wallet.locator("#field-proof-error")).toContainText("Say how we can find it");
  await wallet.getByLabel("How we can find it").fill("FT26061ABCD, 2 March");
  await wallet.getByRole("button", { name: "Tell us" }).click();
  await expect(wallet.getByText(/^We look for KES 25,000.00 as TXN-/)).toBeVisible();
  await wallet.getByText("Money I can't find").click();
  await wallet.getByLabel("M-Pesa receipt").fill(String(paid["receipt"]).toLowerCase());
  await wallet.getByLabel("Amount paid, in KES").fill("330");
  await expectAccessible(wallet);
  await wallet.getByRole("button", { name: "Find it" }).click();
  await expect(wallet.getByText(/^We look for it as TXN-/)).toBeVisible();

  const context = await browser.newContext({ viewport: phoneSize, colorScheme: "dark" });
  const page = await context.newPage();
  await signIn(page, staff, /\/admin/);
  await page.goto("/admin/approvals");
  await page.getByRole("button", { name: "Approve: Kilele School, KES 25,000.00" }).click();
  await page.getByLabel("Amount that arrived").fill("24,500");
  await page.getByLabel("Reference of the payment").fill("FT26061ABCD");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Credit KES 24,500.00" }).click();
  await expect(page.getByText("KES 24,500.00 is credited to Kilele School")).toBeVisible();

  await page.goto("/admin/money");
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Assign: KES 330.00/ }).click();
  await expect(page.getByText(`Asked for by Kilele School (${tenant.client_id}) with this receipt`)).toBeVisible();
  await expect(page.getByLabel("Client ID")).toHaveValue(String(tenant.client_id));
  await page.getByRole("button", { name: "Find" }).click();
  await page.getByRole("button", { name: "Assign KES 330.00 to Kilele School" }).click();
  await expect(page.getByText("KES 330.00 is credited to Kilele School")).toBeVisible();
  expect(await balance()).toBe(before + 24_830);

  await wallet.goto("/dashboard/wallet");
  await wallet.getByText("Filter", { exact: true }).click();
  await wallet.getByLabel("Search").fill("FT26061ABCD");
  await wallet.getByLabel("Type").selectOption("Top-ups");
  await wallet.getByRole("button", { name: "Show" }).click();
  await expect(wallet).toHaveURL(/type=topup.*#statement$/);
  const statement = wallet.locator("#statement");
  await expect(statement.getByText("+KES 24,500.00").filter({ visible: true })).toBeVisible();
  await expect(statement.getByText("Manual top-up")).toHaveCount(0);
  await expectAccessible(wallet);
  const download = wallet.waitForEvent("download");
  await statement.getByRole("link", { name: "Download as CSV" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe(`statement-${tenant.client_id}.csv`);
  const [, line, ...rest] = readFileSync(await file.path(), "utf8")
    .trimEnd()
    .split("\r\n");
  expect(line).toContain(",24500,");
  expect(rest).toEqual([]);
  await clerks.close();
  await expect.poll(() => findMail(tenant.owner.email, /24,500/)).not.toBeNull();

  await page.goto(`/admin/senders/${tenant.client_id}`);
  await expect(page.getByRole("heading", { name: "Kilele School" })).toBeVisible();
  await expect(page.getByText("KES 24,500.00").filter({ visible: true })).toBeVisible();
  await expectAccessible(page);
  expect(errors).toEqual([]);
  await context.close();
});
