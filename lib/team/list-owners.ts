import type { PlatformCtx } from "#/lib/core/context.ts";
import { listMembers, type Member } from "./list-members.ts";

/** The members who answer for the tenant: its owner. Mails about the tenant itself go to them. */
export async function listOwners(ctx: PlatformCtx, tenantId: number): Promise<Member[]> {
  return (await listMembers(ctx, tenantId)).filter((member) => member.role === "owner");
}
