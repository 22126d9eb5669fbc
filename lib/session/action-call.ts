import type { ActionCall } from "#/lib/http/action.ts";
import { runtime } from "#/lib/wiring.ts";
import { browserCaller, type BrowserCaller } from "./caller.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";

/** What an action of somebody who is not signed in works with. */
export type OpenCall = ActionCall & {
  /** Acts as the system: the verbs behind open forms judge what they are given. */
  ctx: PlatformCtx;
  caller: BrowserCaller;
  appUrl: string;
  throttled: boolean;
};

/** An action by this name, by whoever sent the form. */
export async function openCall(name: string): Promise<OpenCall> {
  const { platformCtx, log, env } = runtime();
  const caller = await browserCaller();
  const { requestId } = caller;
  const ctx = platformCtx({ kind: "system", name }, requestId);
  return { name, requestId, log, ctx, caller, appUrl: env.appUrl, throttled: env.rateLimits };
}

/** An action by this name, by the signed-in person whose context this is. */
export function callOf(name: string, ctx: { requestId: string }): ActionCall {
  return { name, requestId: ctx.requestId, log: runtime().log };
}
