/** Callback addresses by the names of `demo.json`. */
export type Callbacks = Record<string, string | undefined>;

const callbackNames = ["onfon_dlr_url", "onfon_inbound_url", "c2b_validation_url", "c2b_confirmation_url"];

/** The callback addresses in an object that has them under `callbacks`; none when it has not. */
export function readCallbacks(source: Record<string, unknown>): Callbacks {
  const { callbacks } = source;
  if (typeof callbacks !== "object" || callbacks === null) return {};
  return Object.fromEntries(
    Object.entries(callbacks).filter(([name, url]) => callbackNames.includes(name) && typeof url === "string"),
  );
}

/** Tells the simulators where the app takes callbacks: Onfon as on its portal, Daraja by its API. */
export async function connectSimulators(
  urls: Record<string, unknown>,
  accounts: Record<string, string | undefined>,
  callbacks: Callbacks,
): Promise<void> {
  const { onfon_dlr_url, onfon_inbound_url, c2b_validation_url, c2b_confirmation_url } = callbacks;
  if (typeof urls.onfon === "string" && onfon_dlr_url && onfon_inbound_url) {
    await call(
      `${urls.onfon}/__sim/switches`,
      "PUT",
      {},
      { report_url: onfon_dlr_url, inbound_url: onfon_inbound_url },
    );
  }
  if (typeof urls.daraja === "string" && c2b_validation_url && c2b_confirmation_url) {
    const keys = Buffer.from(`${accounts.DARAJA_CONSUMER_KEY}:${accounts.DARAJA_CONSUMER_SECRET}`).toString("base64");
    const tokenUrl = `${urls.daraja}/oauth/v1/generate?grant_type=client_credentials`;
    const token = await call(tokenUrl, "GET", { authorization: `Basic ${keys}` });
    const bearer = { authorization: `Bearer ${String(token.access_token)}` };
    await call(`${urls.daraja}/mpesa/c2b/v2/registerurl`, "POST", bearer, {
      ShortCode: accounts.DARAJA_SHORTCODE,
      ResponseType: "Completed",
      ConfirmationURL: c2b_confirmation_url,
      ValidationURL: c2b_validation_url,
    });
  }
}

async function call(
  url: string,
  method: string,
  headers: Record<string, string>,
  body?: object,
): Promise<Record<string, unknown>> {
  const content = body
    ? { body: JSON.stringify(body), headers: { ...headers, "content-type": "application/json" } }
    : { headers };
  const answer = await fetch(url, { method, ...content });
  if (!answer.ok) throw new Error(`The simulator refused ${new URL(url).pathname}: ${await answer.text()}`);
  return (await answer.json()) as Record<string, unknown>;
}
