/** What the samples of a page carry: the reader's own test key and sender where they are signed in. */
export type Reader = {
  signedIn: boolean;
  /** Origin of the API, as samples write it. */
  baseUrl: string;
  apiKey: string;
  /** True when the key is the reader's own. */
  ownKey: boolean;
  /** An approved sender ID of the reader's, or null. */
  sender: string | null;
};

/** Stands in samples for readers who have no key yet. */
export const sampleKey = "sk_test_your_key";
