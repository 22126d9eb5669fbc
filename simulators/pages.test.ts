import { afterAll, beforeAll, expect, test } from "vitest";
import { startSimulators, type Simulators } from "./start.ts";
import { darajaToken, pushBody, request, sendSms, until } from "./testing/client.ts";
import { startReceiver, type Receiver } from "./testing/receiver.ts";

let app: Receiver;
let all: Simulators;
const PHONE = "254712345678";

beforeAll(async () => {
  app = await startReceiver();
  all = await startSimulators({
    onfon: { inboundUrl: `${app.url}/inbound` },
    daraja: { switches: { outcome_delay_ms: 0 } },
  });
});

afterAll(async () => {
  await all.stop();
  await app.close();
});

const phone = (action: string, body: unknown) => request("POST", `${all.phoneUrl}/${PHONE}/${action}`, body);
const screen = async () => (await request("GET", `${all.phoneUrl}/${PHONE}/state`)).text;

test("a number in any usual form opens its phone, another one is refused with a word", async () => {
  const opened = await request("GET", `${all.phoneUrl}?number=0712+345+678`);
  expect([opened.status, opened.headers.get("location")]).toEqual([303, `/phone/${PHONE}`]);
  expect((await request("GET", `${all.phoneUrl}?number=020`)).text).toContain("not a Kenyan mobile number");
  expect((await request("GET", `${all.phoneUrl}/${PHONE}`)).text).toContain("0712 345 678");
});

test("an accepted SMS appears live, one that does not arrive is marked", async () => {
  const stream = await fetch(`${all.phoneUrl}/${PHONE}/events`);
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  await reader?.read();
  await sendSms(all.onfon.url, [[PHONE, "Habari"]]);
  expect((await reader?.read())?.value).toContain("Habari");
  await reader?.cancel();
  await sendSms(all.onfon.url, [["254712399004", "Lost"]]);
  expect((await request("GET", `${all.phoneUrl}/254712399004/state`)).text).toContain('"arrived":false');
});

test("a prompt is paid with any PIN but 0000, and leaves its M-Pesa message", async () => {
  const token = await darajaToken(all.daraja.url);
  const push = (amount: number) =>
    request(
      "POST",
      `${all.daraja.url}/mpesa/stkpush/v1/processrequest`,
      pushBody(PHONE, `${app.url}/stk`, { Amount: amount }),
      { authorization: `Bearer ${token}` },
    );
  const wrong = await push(100);
  expect(await screen()).toContain("KES 100.00");
  expect((await phone("prompt", { id: wrong.body.CheckoutRequestID, action: "pin", pin: "12" })).status).toBe(400);
  await phone("prompt", { id: wrong.body.CheckoutRequestID, action: "pin", pin: "0000" });
  expect((await until(() => app.calls[0])).body.toString()).toContain('"ResultCode":2001');
  const right = await push(200);
  await phone("prompt", { id: right.body.CheckoutRequestID, action: "pin", pin: "1234" });
  expect((await until(() => app.calls[1])).body.toString()).toContain('"ResultCode":0');
  expect(await screen()).toContain("KES 200.00 paid to Jumbe for account TOPUP-8F3A");
});

test("Paybill, replies and the handset's switches work from the page", async () => {
  expect((await phone("paybill", { account: "1001", amount: "50" })).body.status).toBe("completed");
  app.calls.length = 0;
  expect((await phone("reply", { to: "22141", text: "YES" })).body.status).toBe(200);
  expect(app.calls[0]?.query.get("Message")).toBe("YES");
  await phone("handset", { off: true });
  expect(all.onfon.state.switches.switched_off).toEqual([PHONE]);
  await phone("handset", { off: false });
  const foreign = await request(
    "POST",
    `${all.phoneUrl}/${PHONE}/handset`,
    {},
    { origin: "https://elsewhere.example" },
  );
  expect(foreign.status).toBe(403);
});

test("the mailbox shows HTML without scripts, text with links, and attachments", async () => {
  const mail = {
    from: "a@jumbe.example",
    to: "asha@example.com",
    subject: "<Verify>",
    html: '<p><a href="http://127.0.0.1/v">Go</a></p>',
    text: "Open http://127.0.0.1/v.",
    attachments: [{ filename: "r.txt", content: "aGVsbG8=" }],
  };
  const { id } = (await request("POST", `${all.resend.url}/emails`, mail, { authorization: "Bearer re_simulator" }))
    .body;
  expect((await request("GET", all.mailboxUrl)).text).toContain("&lt;Verify&gt;");
  const page = `${all.mailboxUrl}/${String(id)}`;
  expect((await request("GET", page)).text).toContain("sandbox=");
  const html = await request("GET", `${page}/html`);
  expect(html.text).toContain('<base target="_top">');
  expect(html.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect((await request("GET", `${page}?view=text`)).text).toContain('<a href="http://127.0.0.1/v">');
  expect((await request("GET", `${page}/attachments/0`)).text).toBe("hello");
});
