import { DEMO_DARAJA, DEMO_ONFON, DEMO_RESEND, startChosen } from "./start.ts";

const { env } = process;

function text(name: string, usual: string): string {
  const value = env[name];
  return value === undefined || value === "" ? usual : value;
}

function optional(name: string): string | null {
  const value = env[name];
  return value === undefined || value === "" ? null : value;
}

const wanted = new Set(
  text("SIMULATORS", "onfon,daraja,resend")
    .split(",")
    .map((name) => name.trim()),
);

const simulators = await startChosen({
  port: Number(text("SIMULATORS_PORT", "0")),
  ...(env.SIMULATORS_DIR === undefined ? {} : { directory: env.SIMULATORS_DIR }),
  onfon: wanted.has("onfon") && {
    apiKey: text("SIM_ONFON_API_KEY", DEMO_ONFON.apiKey),
    clientId: text("SIM_ONFON_CLIENT_ID", DEMO_ONFON.clientId),
    accessKey: text("SIM_ONFON_ACCESS_KEY", DEMO_ONFON.accessKey),
    senders: text("SIM_ONFON_SENDERS", "*")
      .split(",")
      .map((name) => name.trim()),
    reportUrl: optional("SIM_ONFON_DLR_URL"),
    inboundUrl: optional("SIM_ONFON_INBOUND_URL"),
  },
  daraja: wanted.has("daraja") && {
    consumerKey: text("SIM_DARAJA_CONSUMER_KEY", DEMO_DARAJA.consumerKey),
    consumerSecret: text("SIM_DARAJA_CONSUMER_SECRET", DEMO_DARAJA.consumerSecret),
    passkey: text("SIM_DARAJA_PASSKEY", DEMO_DARAJA.passkey),
    shortcode: text("SIM_DARAJA_SHORTCODE", DEMO_DARAJA.shortcode),
    till: optional("SIM_DARAJA_TILL"),
    businessName: text("SIM_DARAJA_BUSINESS_NAME", "Jumbe"),
    c2bValidationUrl: optional("SIM_DARAJA_C2B_VALIDATION_URL"),
    c2bConfirmationUrl: optional("SIM_DARAJA_C2B_CONFIRMATION_URL"),
  },
  resend: wanted.has("resend") && {
    apiKey: text("SIM_RESEND_API_KEY", DEMO_RESEND.apiKey),
    webhookUrl: optional("SIM_RESEND_WEBHOOK_URL"),
    webhookSecret: optional("SIM_RESEND_WEBHOOK_SECRET"),
    switches: { requests_per_second: 50 },
  },
});

let stopping = false;
function stop(): void {
  if (stopping) return;
  stopping = true;
  void simulators.stop().finally(() => process.exit(0));
}

process.on("SIGTERM", stop);
process.on("SIGINT", stop);
process.stdin.on("end", stop);
process.stdin.on("error", stop);
process.stdin.resume();

const ready = {
  ready: true,
  url: simulators.url,
  onfon: simulators.onfon?.url ?? null,
  daraja: simulators.daraja?.url ?? null,
  resend: simulators.resend?.url ?? null,
  phone: `${simulators.url}/phone`,
  mailbox: `${simulators.url}/mailbox`,
};
process.stdout.write(`${JSON.stringify(ready)}\n`);
