import { serve } from "#/lib/http/serve.ts";
import { runtime } from "#/lib/wiring.ts";
import { me as operation } from "../operations/me.ts";

/** GET /api/v1/me */
export const me = serve(
  operation,
  () => runtime().edge,
  async ({ ctx, tenant }) => ({
    body: {
      client_id: tenant.id,
      tenant_id: tenant.publicId,
      name: tenant.name,
      status: tenant.status,
      tier: tenant.tier,
      mode: ctx.mode,
      scopes: "scopes" in ctx.actor ? [...ctx.actor.scopes] : [],
      rate_limit_per_minute: tenant.rateLimitPerMinute,
    },
  }),
);
