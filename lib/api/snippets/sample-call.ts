/** One call as a sample in any language makes it. */
export type SampleCall = {
  method: string;
  url: string;
  headers: Record<string, string>;
  /** JSON; undefined when the call has no body. */
  body: unknown;
  /** False when the answer has no body (204). */
  answers: boolean;
};
