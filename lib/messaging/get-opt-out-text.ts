import type { TenantCtx } from "#/lib/core/context.ts";
import { getSendingProfile } from "./sending-profile.ts";

/** The way out that the tenant's promotional messages carry; empty where the network adds it. */
export async function getOptOutText(ctx: TenantCtx): Promise<string> {
  const { optOutText } = await getSendingProfile(ctx);
  return optOutText;
}
