import type { PlatformCtx } from "#/lib/core/context.ts";

/** What the edge needs of the process; made once in lib/wiring.ts. */
export type Edge = {
  /** The platform context a request begins with, before its key is known. */
  ctx: PlatformCtx;
  /** `https://…/docs`, for links in problem documents. */
  docsUrl: string;
  /** False with RATE_LIMITS=off. */
  rateLimits: boolean;
  /** True in development and tests: answers are checked against their contract. */
  checkResponses: boolean;
};
