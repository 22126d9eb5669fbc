import type { Ctx } from "#/lib/core/context.ts";
import type { RateVerdict, TokenRequest } from "./rate-limit.ts";

const most = 10_000;

/** Windows known to be used up, so that a refusal costs no statement until they end. */
class SpentWindows {
  readonly #until = new Map<string, number>();

  note(request: TokenRequest, verdict: RateVerdict, nowMs: number): void {
    if (this.#until.size >= most) this.#until.clear();
    this.#until.set(this.#key(request), nowMs + verdict.resetSeconds * 1000);
  }

  find(request: TokenRequest, nowMs: number): RateVerdict | null {
    const until = this.#until.get(this.#key(request));
    if (until === undefined) return null;
    if (until <= nowMs) {
      this.#until.delete(this.#key(request));
      return null;
    }
    return { limit: request.perMinute, remaining: 0, resetSeconds: Math.max(1, Math.ceil((until - nowMs) / 1000)) };
  }

  /** The limit is part of the name: a tenant whose limit was raised is not refused by what it was before. */
  #key(request: TokenRequest): string {
    return `${request.tenantId}:${request.mode}:${request.perMinute}`;
  }
}

export function spentWindows(ctx: Ctx): SpentWindows {
  return ctx.scope.once("limits.spent-windows", () => new SpentWindows());
}
