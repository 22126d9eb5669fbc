import { toKes } from "#/lib/core/money.ts";
import { serve } from "#/lib/http/serve.ts";
import { runtime } from "#/lib/wiring.ts";
import { clientProfile as operation } from "../operations/client-profile.ts";

/** GET /api/v1/client/profile */
export const clientProfile = serve(
  operation,
  () => runtime().edge,
  async ({ tenant }) => ({
    body: {
      client_id: tenant.id,
      tenant_id: tenant.publicId,
      name: tenant.name,
      contact_name: tenant.contactName,
      email: tenant.email,
      phone: tenant.phone,
      status: tenant.status,
      tier: tenant.tier,
      rate_limit_per_minute: tenant.rateLimitPerMinute,
      price_per_unit: toKes(tenant.price),
      currency: "KES" as const,
      account_number: tenant.accountNumber,
      time_zone: tenant.timeZone,
      language: tenant.language,
      created_at: tenant.createdAt.toISOString(),
    },
  }),
);
