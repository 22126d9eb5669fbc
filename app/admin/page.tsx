import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { TenantTable } from "#/components/admin/tenant-table.tsx";
import { Tile } from "#/components/admin/tile.tsx";
import { PageTitle } from "#/components/portal/page-title.tsx";
import { Button } from "#/components/ui/button.tsx";
import { Card } from "#/components/ui/card.tsx";
import { EmptyState } from "#/components/ui/empty-state.tsx";
import { getPlatformState } from "#/lib/reconciliation/get-platform-state.ts";
import { requireStaff } from "#/lib/session/require-staff.ts";
import { listTenants } from "#/lib/tenants/list-tenants.ts";
import { platformTiles } from "./platform-tiles.ts";
import { toTenantView } from "./tenant-view.ts";
import { countWaiting } from "./waiting.ts";

const tiles = ["organisations", "senders", "topUps", "money"] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.overview");
  return { title: t("title") };
}

export default async function OverviewPage() {
  const { ctx } = await requireStaff();
  const [t, tenantTexts, waiting, { tenants }, state] = await Promise.all([
    getTranslations("admin.overview"),
    getTranslations("admin.tenants"),
    countWaiting(ctx),
    listTenants(ctx, { limit: 10 }),
    getPlatformState(ctx),
  ]);
  return (
    <>
      <PageTitle title={t("title")} />
      <div className="grid gap-5">
        <section aria-label={t("asked")} className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
          {tiles.map((kind) => {
            const state = waiting[kind] > 0 ? "act" : "ok";
            return (
              <Tile
                key={kind}
                title={t(kind)}
                value={String(waiting[kind])}
                text={t(kind === "money" ? "moneyText" : "waitingText", { count: waiting[kind] })}
                state={state === "act" ? "watch" : "ok"}
                stateLabel={t(`state_${state}`)}
                href={kind === "money" ? "/admin/money" : `/admin/approvals#${kind}`}
              />
            );
          })}
        </section>
        <section aria-label={t("platform")} className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {platformTiles(t, state, ctx.clock.now().getTime()).map((tile) => (
            <Tile key={tile.title} {...tile} />
          ))}
        </section>
        <Card
          title={t("newest")}
          padded={false}
          action={
            <Button asChild variant="link" size="small">
              <Link href="/admin/tenants">{t("allTenants")}</Link>
            </Button>
          }
        >
          {tenants.length > 0 ? (
            <TenantTable tenants={tenants.map(toTenantView)} />
          ) : (
            <EmptyState title={tenantTexts("empty")}>{tenantTexts("emptyText")}</EmptyState>
          )}
        </Card>
      </div>
    </>
  );
}
