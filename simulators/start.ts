import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startDaraja, type DarajaSimulator } from "./daraja/server.ts";
import type { DarajaOptions } from "./daraja/settings.ts";
import { listen } from "./http.ts";
import { startOnfon, type OnfonSimulator } from "./onfon/server.ts";
import type { OnfonOptions } from "./onfon/settings.ts";
import { answerPages } from "./pages.ts";
import { startResend, type ResendSimulator } from "./resend/server.ts";
import type { ResendOptions } from "./resend/settings.ts";

export { startDaraja, startOnfon, startResend };

/** What is left out of a provider is filled with made-up credentials; `false` leaves the provider out. */
export type SimulatorsOptions = {
  /** The pages' port; the providers take the next three. 0 takes free ones. */
  port?: number;
  /** Where journals live; without it they live in a temporary directory that is removed at the end. */
  directory?: string;
  onfon?: Partial<OnfonOptions> | false;
  daraja?: Partial<DarajaOptions> | false;
  resend?: Partial<ResendOptions> | false;
};

export type Simulators = {
  url: string;
  phoneUrl: string;
  mailboxUrl: string;
  onfon: OnfonSimulator;
  daraja: DarajaSimulator;
  resend: ResendSimulator;
  stop: () => Promise<void>;
};

/** Those that were asked for; null for the rest. */
export type Running = {
  url: string;
  onfon: OnfonSimulator | null;
  daraja: DarajaSimulator | null;
  resend: ResendSimulator | null;
  stop: () => Promise<void>;
};

export const DEMO_ONFON = { apiKey: "sim-key", clientId: "sim-client", accessKey: "sim-access", senders: ["*"] };

export const DEMO_DARAJA = {
  consumerKey: "sim-consumer",
  consumerSecret: "sim-secret",
  passkey: "sim-passkey",
  shortcode: "600111",
  till: null,
};

export const DEMO_RESEND = { apiKey: "re_simulator" };

/** All three simulators and their pages run in this process; for tests. */
export async function startSimulators(
  options: Omit<SimulatorsOptions, "onfon" | "daraja" | "resend"> & {
    onfon?: Partial<OnfonOptions>;
    daraja?: Partial<DarajaOptions>;
    resend?: Partial<ResendOptions>;
  } = {},
): Promise<Simulators> {
  const running = await startChosen(options);
  const { onfon, daraja, resend } = running;
  if (onfon === null || daraja === null || resend === null) throw new Error("A simulator did not start.");
  const { url, stop } = running;
  return { url, phoneUrl: `${url}/phone`, mailboxUrl: `${url}/mailbox`, onfon, daraja, resend, stop };
}

/** The chosen simulators and their pages run in this process. */
export async function startChosen(options: SimulatorsOptions): Promise<Running> {
  const directory = options.directory ?? (await mkdtemp(join(tmpdir(), "simulators-")));
  const port = options.port ?? 0;
  const portOf = (offset: number): number => (port === 0 ? 0 : port + offset);
  const onfon =
    options.onfon === false
      ? null
      : await startOnfon({
          ...DEMO_ONFON,
          port: portOf(1),
          directory,
          reportUrl: null,
          inboundUrl: null,
          ...options.onfon,
        });
  const daraja =
    options.daraja === false
      ? null
      : await startDaraja({ ...DEMO_DARAJA, port: portOf(2), directory, ...options.daraja });
  const resend =
    options.resend === false
      ? null
      : await startResend({ ...DEMO_RESEND, port: portOf(3), directory, ...options.resend });
  const pages = await listen(
    answerPages({ onfon: onfon?.state ?? null, daraja: daraja?.state ?? null, resend: resend?.state ?? null }),
    port,
  );
  return {
    url: pages.url,
    onfon,
    daraja,
    resend,
    async stop() {
      await pages.close();
      await Promise.all([onfon?.stop(), daraja?.stop(), resend?.stop()]);
      if (options.directory === undefined) await rm(directory, { recursive: true, force: true });
    },
  };
}
