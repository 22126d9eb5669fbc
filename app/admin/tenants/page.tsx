import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TenantTable } from "#/components/admin/tenant-table.tsx";
import { PageTitle } from "#/components/portal/page-title.tsx";
import { Pager } from "#/components/portal/pager.tsx";
import { Button } from "#/components/ui/button.tsx";
import { Card } from "#/components/ui/card.tsx";
import { EmptyState } from "#/components/ui/empty-state.tsx";
import { Input } from "#/components/ui/input.tsx";
import { requireStaff } from "#/lib/session/require-staff.ts";
import { listTenants } from "#/lib/tenants/list-tenants.ts";
import { readParam, type SearchParams } from "../../search-params.ts";
import { toTenantView } from "../tenant-view.ts";

const pageSize = 50;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.tenants");
  return { title: t("title") };
}

function address(search: string | undefined, cursor: number | null): string {
  const query = new URLSearchParams({ ...(search ? { search } : {}), ...(cursor ? { before: String(cursor) } : {}) });
  return query.size > 0 ? `/admin/tenants?${query}` : "/admin/tenants";
}

export default async function TenantsPage({ searchParams }: { searchParams: SearchParams }) {
  const { ctx } = await requireStaff();
  const search = await readParam(searchParams, "search");
  const before = Number(await readParam(searchParams, "before")) || null;
  const [t, { tenants, nextCursor }] = await Promise.all([
    getTranslations("admin.tenants"),
    listTenants(ctx, { search, cursor: before, limit: pageSize }),
  ]);
  return (
    <>
      <PageTitle
        title={t("title")}
        action={
          <search className="max-w-full">
            <form className="flex max-w-full gap-2">
              <Input
                name="search"
                type="search"
                aria-label={t("search")}
                placeholder={t("searchHint")}
                defaultValue={search}
                maxLength={100}
                className="min-w-0 sm:w-64"
              />
              <Button type="submit" variant="secondary">
                {t("searchAction")}
              </Button>
            </form>
          </search>
        }
      />
      <Card padded={false}>
        {tenants.length > 0 ? (
          <TenantTable tenants={tenants.map(toTenantView)} />
        ) : (
          <EmptyState title={t(search ? "noneFound" : "empty")}>{t(search ? "noneFoundText" : "emptyText")}</EmptyState>
        )}
      </Card>
      <Pager
        newest={before ? { href: address(search, null), label: t("first") } : null}
        older={nextCursor ? { href: address(search, nextCursor), label: t("next") } : null}
      />
    </>
  );
}
