import type { ErrorKind } from "#/lib/core/errors.ts";
import { statusOfKind } from "#/lib/http/problem.ts";

/** One code the API can answer, as its page in the docs tells it. */
export type ApiError = {
  /** `room.reason`, stable. */
  code: string;
  kind: ErrorKind;
  status: number;
  title: string;
  /** Why it comes. */
  cause: string;
  /** What to do about it. */
  fix: string;
};

export function describe(
  code: string,
  kind: ErrorKind,
  title: string,
  texts: { cause: string; fix: string },
): ApiError {
  return { code, kind, status: statusOfKind(kind), title, ...texts };
}
