import { settleWaitingCallbacks, type SettledKind } from "#/lib/payments/settle-waiting-callbacks.ts";
import { runtime } from "#/lib/wiring.ts";
import type { InngestClient } from "../client.ts";

const kinds: readonly SettledKind[] = ["stk", "c2b_confirmation"];

/** Works on the stored calls of Daraja: STK callbacks and Paybill confirmations. */
export const settleCallbacks = (inngest: InngestClient) =>
  inngest.createFunction(
    {
      id: "settle-callbacks",
      triggers: [
        { event: "callbacks/callbacks.received", if: "event.data.kind == 'stk'" },
        { event: "callbacks/callbacks.received", if: "event.data.kind == 'c2b_confirmation'" },
      ],
      concurrency: [{ key: "event.data.kind", limit: 2 }],
      retries: 5,
    },
    async ({ event, step }) => {
      const kind = kinds.find((known) => known === event.data["kind"]);
      if (kind) await step.run("settle-waiting-callbacks", () => settle(kind));
    },
  );

export function settle(kind: SettledKind) {
  const { platformCtx, ports, env } = runtime();
  const ctx = platformCtx({ kind: "system", name: "settle-callbacks" });
  return settleWaitingCallbacks(ctx, { kind }, { mobileMoney: ports.mobileMoney, sources: env.DARAJA_SOURCES });
}
