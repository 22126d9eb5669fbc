import type { Env } from "#/lib/core/env.ts";
import type { Secrets } from "./secrets.ts";

export type SimulatorName = "onfon" | "daraja" | "resend";
type Variables = Record<string, string | undefined>;

/** A provider without any configuration gets a simulator; `SIMULATORS` may say otherwise (product.md D35). */
export function chooseSimulators(env: Env): SimulatorName[] {
  const all: SimulatorName[] = ["onfon", "daraja", "resend"];
  const { simulators } = env;
  if (simulators === "off") return [];
  if (simulators !== "auto") return all.filter((name) => simulators.includes(name));
  const configured = {
    onfon: env.ONFON_API_KEY ?? env.ONFON_BASE_URL,
    daraja: env.DARAJA_CONSUMER_KEY ?? env.DARAJA_BASE_URL,
    resend: env.RESEND_API_KEY ?? env.RESEND_BASE_URL,
  };
  return all.filter((name) => configured[name] === undefined);
}

/** The credentials both sides use: those that are set, else those made for this data directory. */
export function simulatedAccounts(env: Env, secrets: Secrets, names: SimulatorName[]): Variables {
  const own = (name: keyof Env & string): string | undefined => {
    const set = env[name];
    return typeof set === "string" ? set : secrets[name];
  };
  const accounts: Record<SimulatorName, Variables> = {
    onfon: {
      ONFON_API_KEY: own("ONFON_API_KEY"),
      ONFON_CLIENT_ID: own("ONFON_CLIENT_ID"),
      ONFON_ACCESS_KEY: own("ONFON_ACCESS_KEY"),
      ONFON_SENDER_ID: env.ONFON_SENDER_ID ?? "JUMBE",
    },
    daraja: {
      DARAJA_CONSUMER_KEY: own("DARAJA_CONSUMER_KEY"),
      DARAJA_CONSUMER_SECRET: own("DARAJA_CONSUMER_SECRET"),
      DARAJA_PASSKEY: own("DARAJA_PASSKEY"),
      DARAJA_SHORTCODE: own("DARAJA_SHORTCODE"),
    },
    resend: { RESEND_API_KEY: own("RESEND_API_KEY") },
  };
  return Object.assign({}, ...names.map((name) => accounts[name]));
}

/** What the simulators' process is told: the same credentials by its own names, and where its callbacks go. */
export function simulatorVariables(
  accounts: Variables,
  names: SimulatorName[],
  env: Env,
  callbacks: Variables,
): Variables {
  return {
    SIMULATORS: names.join(","),
    SIM_ONFON_API_KEY: accounts.ONFON_API_KEY,
    SIM_ONFON_CLIENT_ID: accounts.ONFON_CLIENT_ID,
    SIM_ONFON_ACCESS_KEY: accounts.ONFON_ACCESS_KEY,
    SIM_ONFON_SENDERS: "*",
    SIM_ONFON_DLR_URL: callbacks.onfon_dlr_url,
    SIM_ONFON_INBOUND_URL: callbacks.onfon_inbound_url,
    SIM_DARAJA_CONSUMER_KEY: accounts.DARAJA_CONSUMER_KEY,
    SIM_DARAJA_CONSUMER_SECRET: accounts.DARAJA_CONSUMER_SECRET,
    SIM_DARAJA_PASSKEY: accounts.DARAJA_PASSKEY,
    SIM_DARAJA_SHORTCODE: accounts.DARAJA_SHORTCODE,
    SIM_DARAJA_TILL: env.DARAJA_TILL,
    SIM_DARAJA_BUSINESS_NAME: env.APP_NAME,
    SIM_DARAJA_C2B_VALIDATION_URL: callbacks.c2b_validation_url,
    SIM_DARAJA_C2B_CONFIRMATION_URL: callbacks.c2b_confirmation_url,
    SIM_RESEND_API_KEY: accounts.RESEND_API_KEY,
  };
}
