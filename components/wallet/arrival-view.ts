/** Money that came in without a prompt, as the browser gets it. */
export type ArrivalView = {
  reference: string;
  /** KES. */
  amount: number;
  receipt: string | null;
  /** How many came at once; this is the newest. */
  count: number;
};

/** The last line of the statement that is known now, and what came with it. */
export type ArrivalNews = { after: number; arrival: ArrivalView | null };
