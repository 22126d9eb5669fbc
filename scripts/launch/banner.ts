type Account = { email: string; password: string; totp_secret?: string };
export type Demo = { staff?: Account; tenant?: { owner?: Account; test_key?: string } };

export type BannerFacts = {
  appName: string;
  appUrl: string;
  phoneUrl: string | undefined;
  mailboxUrl: string | undefined;
  demo: Demo;
  seconds: number;
};

/** What a person needs after the start: where to go, who to be, and a request that works when pasted. */
export function banner({ appName, appUrl, phoneUrl, mailboxUrl, demo, seconds }: BannerFacts): string {
  const { staff, tenant } = demo;
  const rows: [string, string | null | undefined][] = [
    ["Portal", `${appUrl}/dashboard`],
    ["  sign in as", tenant?.owner && `${tenant.owner.email}  ${tenant.owner.password}`],
    ["Admin console", `${appUrl}/admin`],
    ["  sign in as", staff && `${staff.email}  ${staff.password}`],
    ["  TOTP secret", staff?.totp_secret],
    ["Phone simulator", phoneUrl],
    ["Mailbox", mailboxUrl],
    ["Docs", `${appUrl}/docs`],
  ];
  const lines = rows.flatMap(([name, value]) => (value ? [`  ${name.padEnd(17)}${value}`] : []));
  const key = tenant?.test_key;
  const request = key ? ["", "  Send a test message:", "", `  ${sampleRequest(appUrl, key)}`] : [];
  return [
    "",
    `  ${appName} is running (started in ${seconds.toFixed(1)} s)`,
    "",
    ...lines,
    ...request,
    "",
    "  Ctrl-C stops everything.",
    "",
  ].join("\n");
}

function sampleRequest(appUrl: string, key: string): string {
  const body = JSON.stringify({ recipient: "254712345678", message: "Hello from the test key" });
  return `curl -X POST ${appUrl}/api/v1/sms/send -H 'X-API-Key: ${key}' -H 'Content-Type: application/json' -d '${body}'`;
}
