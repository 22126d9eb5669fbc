import { Inngest } from "inngest";
import type { Env } from "#/lib/core/env.ts";

export type InngestClient = Inngest;

/**
 * The app's client of the job engine: the embedded engine, or Inngest by INNGEST_BASE_URL, INNGEST_EVENT_KEY and
 * INNGEST_SIGNING_KEY. Calls are signed both ways, in development too.
 */
export function inngestClient(env: Env): InngestClient {
  return new Inngest({
    id: "jumbe",
    isDev: false,
    baseUrl: env.INNGEST_BASE_URL,
    eventKey: env.INNGEST_EVENT_KEY,
    signingKey: env.INNGEST_SIGNING_KEY,
  });
}
