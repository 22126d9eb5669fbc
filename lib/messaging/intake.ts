import { isDatabaseDown } from "#/db/client.ts";
import { openLine } from "#/db/line.ts";
import { platformOf, type Ctx } from "#/lib/core/context.ts";
import { isDomainError } from "#/lib/core/errors.ts";
import { GroupCommit } from "#/lib/core/group-commit.ts";
import { spentWindows } from "#/lib/limits/spent-windows.ts";
import { rateLimited } from "#/lib/limits/rate-limit.ts";
import { commitIntake } from "./commit-intake.ts";
import { intakeOverloaded } from "./errors.ts";
import type { IntakeRequest, IntakeResult } from "./intake-request.ts";

/** Two wallets in different lanes don't wait for each other's commit; more lanes would only share the same cores. */
const laneCount = 2;

const limits = { maxItems: 256, maxWeight: 5000, maxWaiting: 10_000 };

type Lane = GroupCommit<IntakeRequest, IntakeResult>;

function lanes(ctx: Ctx): Lane[] {
  return ctx.scope.once("messaging.intake", () => {
    const base = platformOf(ctx, "intake");
    return Array.from({ length: laneCount }, () => {
      const line = openLine(base.pools.app);
      return new GroupCommit<IntakeRequest, IntakeResult>({
        ...limits,
        commit: (requests) => commitIntake(base, line, requests),
        weigh: (request) => request.messages.length,
        overloaded: intakeOverloaded,
        retryAlone: (error) => !isDatabaseDown(error) && !isDomainError(error),
      });
    });
  });
}

/**
 * The request is accepted with its price reserved and its messages queued, or nothing happened (ledger.md, Intake).
 * Requests that wait together share one commit; between requests of one wallet money goes in order of arrival.
 * Throws wallet.insufficient_balance, limits.rate_exceeded, idempotency.key_reused, idempotency.in_flight,
 * messaging.overloaded.
 */
export async function accept(ctx: Ctx, request: IntakeRequest): Promise<IntakeResult> {
  const nowMs = ctx.clock.now().getTime();
  if (request.rateLimit) {
    const spent = spentWindows(ctx).find(request.rateLimit, nowMs);
    if (spent) throw rateLimited(spent);
  }
  const lane = lanes(ctx)[request.tenantId % laneCount];
  if (!lane) throw new RangeError("There is a lane for every wallet.");
  const result = await lane.add(request);
  if (result.kind === "limited" && request.rateLimit) spentWindows(ctx).note(request.rateLimit, result.verdict, nowMs);
  return result;
}
