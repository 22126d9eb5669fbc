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
  await expect(page.getByText("Delivered").first()).toBeVisible();
  await expectAccessible(page);
  expect(errors).toEqual([]);
  await context.close();
});

test("a cancelled prompt and a wrong PIN say what happened, and charge nothing", async ({ page }) => {
  const { second_tenant: tenant } = demo();
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
});

test("Paybill money for the account number is there within five seconds; a mistyped account is refused", async ({
  request,
}) => {
  const { second_tenant: tenant } = demo();
  const key = { "X-API-Key": tenant.live_key };
  const balance = async () => (await (await request.get("/api/v1/client/balance", { headers: key })).json()).balance;
  const before = await balance();
  expect(await payByPaybill(tenant.account_number, 250)).toMatchObject({ status: "completed" });
  await expect.poll(balance, { timeout: 5000 }).toBe(before + 250);
  expect(await payByPaybill("999999", 250)).toMatchObject({ status: "rejected", code: "C2B00012" });
});

test("staff credit a bank transfer with what arrived, and money that went astray; the tenant's page shows both", async ({
  browser,
  request,
}) => {
  const { second_tenant: tenant, staff } = demo();
  const key = { "X-API-Key": tenant.live_key };
  const balance = async () => (await (await request.get("/api/v1/client/balance", { headers: key })).json()).balance;
  const before = await balance();
  const data = { amount: 25_000, payment_method: "bank", proof: "FT26061ABCD, 2 March" };
  expect((await request.post("/api/v1/wallet/topup/manual", { headers: key, data })).status()).toBe(202);
  expect(await payByPaybill("NOBODY", 330, { skipValidation: true })).toMatchObject({ status: "completed" });

  const context = await browser.newContext({ viewport: phoneSize, colorScheme: "dark" });
  const page = await context.newPage();
  const errors = watchErrors(page);
  await signIn(page, staff, /\/admin/);
  await page.goto("/admin/approvals");
  await page.getByRole("button", { name: /^Approve: Kilele School/ }).click();
  await page.getByLabel("Amount that arrived").fill("24,500");
  await page.getByLabel("Reference of the payment").fill("FT26061ABCD");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Credit KES 24,500.00" }).click();
  await expect(page.getByText("KES 24,500.00 is credited to Kilele School")).toBeVisible();

  await page.goto("/admin/money");
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Assign: KES 330.00/ }).click();
  await page.getByLabel("Client ID").fill(String(tenant.client_id));
  await page.getByRole("button", { name: "Find" }).click();
  await page.getByRole("button", { name: "Assign KES 330.00 to Kilele School" }).click();
  await expect(page.getByText("KES 330.00 is credited to Kilele School")).toBeVisible();
  expect(await balance()).toBe(before + 24_830);
  await expect.poll(() => findMail(tenant.owner.email, /24,500/)).not.toBeNull();

  await page.goto(`/admin/senders/${tenant.client_id}`);
  await expect(page.getByRole("heading", { name: "Kilele School" })).toBeVisible();
  await expect(page.getByText("KES 24,500.00")).toBeVisible();
  await expectAccessible(page);
  expect(errors).toEqual([]);
  await context.close();
});

test("the pages hold in the dark and on a wide screen", async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: "dark" });
  const page = await context.newPage();
  for (const path of ["/", "/signup", "/login", "/nothing-here"]) {
    await page.goto(path);
    await expectAccessible(page);
  }
  await signIn(page, demo().tenant.owner, /\/dashboard/);
  for (const path of ["/dashboard", "/dashboard/send", "/dashboard/messages", "/dashboard/wallet", "/dashboard/more"]) {
    await page.goto(path);
    await expectAccessible(page);
  }
  await context.close();
});
