import Link from "next/link";
import { useTranslations } from "next-intl";
import { Money } from "#/components/ui/money.tsx";
import { Cell, HeadCell, Table } from "#/components/ui/table.tsx";
import { Time } from "#/components/ui/time.tsx";
import type { TenantStatus, Tier } from "#/db/enums.ts";
import { TenantStatusChip } from "./tenant-status.tsx";

export type TenantView = {
  clientId: number;
  name: string;
  email: string;
  status: TenantStatus;
  tier: Tier;
  /** Live, KES. */ balance: number;
  since: string;
};

export function TenantTable({ tenants }: { tenants: TenantView[] }) {
  const t = useTranslations("admin.tenants");
  return (
    <Table>
      <thead>
        <tr>
          <HeadCell>{t("name")}</HeadCell>
          <HeadCell className="hidden sm:table-cell">{t("clientId")}</HeadCell>
          <HeadCell className="hidden sm:table-cell">{t("status")}</HeadCell>
          <HeadCell className="hidden lg:table-cell">{t("tier")}</HeadCell>
          <HeadCell className="text-right">{t("balance")}</HeadCell>
          <HeadCell className="hidden text-right lg:table-cell">{t("since")}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {tenants.map((tenant) => (
          <tr key={tenant.clientId} className="hover:bg-inset/50">
            <Cell className="max-w-48 py-2 sm:max-w-72">
              <Link
                href={`/admin/tenants/${tenant.clientId}`}
                prefetch={false}
                className="block truncate font-medium text-ink hover:underline hover:underline-offset-4"
              >
                {tenant.name}
              </Link>
              <span className="block truncate text-xs text-muted">{tenant.email}</span>
              <TenantStatusChip status={tenant.status} className="mt-1 sm:hidden" />
            </Cell>
            <Cell className="figures hidden text-muted sm:table-cell">{tenant.clientId}</Cell>
            <Cell className="hidden sm:table-cell">
              <TenantStatusChip status={tenant.status} />
            </Cell>
            <Cell className="hidden text-muted capitalize lg:table-cell">{tenant.tier}</Cell>
            <Cell className="text-right">
              <Money kes={tenant.balance} />
            </Cell>
            <Cell className="hidden text-right text-muted lg:table-cell">
              <Time at={tenant.since} show="day" />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
