/** The balance as the browser gets it, in KES. */
export type BalanceView = {
  balance: number;
  units: number;
  /** Held for messages on their way. */
  reserved: number;
  /** When it was read, ISO. */
  at: string;
};
