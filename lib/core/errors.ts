/** The closed list of what can be wrong; `lib/http/problem.ts` gives each its HTTP status. */
export type ErrorKind =
  | "invalid"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "wrong_method"
  | "conflict"
  | "refused"
  | "payment_required"
  | "too_large"
  | "limit"
  | "unavailable"
  | "internal";

/** One wrong field among several. */
export type FieldError = { param: string; message: string; code?: string };

export type ErrorDetails = {
  /** `room.reason`, stable. */
  code: string;
  /** One sentence for the caller; names no secret. */
  message: string;
  /** The field it is about, as written on the wire. */
  param?: string;
  /** Further facts for the caller (shortfall, limit …); they become members of the problem document. */
  facts?: Record<string, string | number | boolean | null>;
  fields?: FieldError[];
  /** Seconds after which trying again makes sense. */
  retryAfterSeconds?: number;
  /** For our logs only. */
  cause?: unknown;
};

/** An expected refusal. Recognise it by `kind`, never by instanceof: two copies of this module may be loaded. */
export class DomainError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly param: string | undefined;
  readonly facts: Record<string, string | number | boolean | null>;
  readonly fields: FieldError[];
  readonly retryAfterSeconds: number | undefined;

  constructor(kind: ErrorKind, details: ErrorDetails) {
    super(details.message, { cause: details.cause });
    this.name = "DomainError";
    this.kind = kind;
    this.code = details.code;
    this.param = details.param;
    this.facts = details.facts ?? {};
    this.fields = details.fields ?? [];
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}

/** True for a DomainError of either module copy. */
export function isDomainError(error: unknown): error is DomainError {
  return error instanceof Error && error.name === "DomainError" && "kind" in error && "code" in error;
}

export function invalid(code: string, message: string, param?: string): DomainError {
  return new DomainError("invalid", { code, message, param });
}

export function notFound(code: string, message: string): DomainError {
  return new DomainError("not_found", { code, message });
}

export function forbidden(code: string, message: string): DomainError {
  return new DomainError("forbidden", { code, message });
}

export function conflict(code: string, message: string): DomainError {
  return new DomainError("conflict", { code, message });
}

export function refused(code: string, message: string, param?: string): DomainError {
  return new DomainError("refused", { code, message, param });
}
