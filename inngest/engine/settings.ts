/** Everything an engine can be told. Times are milliseconds. */
export type EngineOptions = {
  /** The owner's connection string: the engine makes and migrates its own schema `engine`. */
  databaseUrl: string;
  /** 0 picks a free one. */
  port: number;
  /** `signkey-<name>-<hex>`: signs both ways. */
  signingKey: string;
  eventKey: string;
  /** Where the app serves its functions, e.g. http://127.0.0.1:3000/api/inngest. */
  appUrl: string;
  logLevel?: string;
} & Partial<Tunables>;

export type Tunables = {
  /** How long a claimed job stays with a worker that gives no sign of life. */
  leaseMs: number;
  heartbeatMs: number;
  /** How often the tables are looked at without being poked. */
  pollMs: number;
  /** Calls to the app that may be open at once. */
  maxCalls: number;
  /** The longest a call may take; then it counts as a failed attempt. */
  callTimeoutMs: number;
  /** Pause after the first failed attempt; doubles with each, up to `retryMaxMs`. */
  retryBaseMs: number;
  retryMaxMs: number;
  /** Pause after the first time the app was not there; doubles with each in a row, up to the maximum. */
  unreachableBaseMs: number;
  unreachableMaxMs: number;
  /** How often the app is asked to register its functions again, in case it has changed. */
  syncMs: number;
  syncRetryMs: number;
  /** How long ended runs are kept. */
  keepRunsMs: number;
  keepFailedRunsMs: number;
  /** How long `stop` waits for open calls before it gives their jobs back. */
  stopGraceMs: number;
};

export const defaultTunables: Tunables = {
  leaseMs: 10_000,
  heartbeatMs: 2500,
  pollMs: 150,
  maxCalls: 64,
  callTimeoutMs: 10 * 60_000,
  retryBaseMs: 5000,
  retryMaxMs: 60 * 60_000,
  unreachableBaseMs: 200,
  unreachableMaxMs: 3000,
  syncMs: 15_000,
  syncRetryMs: 500,
  keepRunsMs: 3 * 86_400_000,
  keepFailedRunsMs: 30 * 86_400_000,
  stopGraceMs: 5000,
};
