export const runStatuses = ["running", "completed", "failed"] as const;
export type RunStatus = (typeof runStatuses)[number];

/** One run of a durable function, as its engine tells it. */
export type JobRun = {
  id: string;
  functionId: string;
  status: RunStatus;
  eventName: string;
  /** More than one: a batch. */
  eventCount: number;
  /** ISO, UTC. */
  createdAt: string;
  /** What it ended with; of a running one: what its latest failed call said. */
  error: string | null;
  /** Of a running one: the attempt under way or due, from 1, and when. */
  attempt: number | null;
  nextCallAt: string | null;
};

export type RunFilter = {
  status: RunStatus | null;
  /** The id at which an earlier page ended. */
  before: string | null;
  limit: number;
};

/** The engine that runs the durable functions. Every answer rejects when the engine can't be reached. */
export type JobEngine = {
  /** Age in ms of the oldest job that is ready and waits (0 when the engine doesn't tell). */
  readLag(): Promise<number>;
  /** The newest first; null: this engine shows its runs in a console of its own. */
  listRuns(filter: RunFilter): Promise<JobRun[] | null>;
  /** The failed run goes on from where it failed; false: no failed run has this id. */
  retryRun(id: string): Promise<boolean>;
};
