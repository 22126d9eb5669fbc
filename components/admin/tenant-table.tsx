import Link from "next/link";
import { useTranslations } from "next-intl";
import { cn } from "#/components/ui/class-names.ts";
import { Money } from "#/components/ui/money.tsx";
import { CardsOrTable, Cell, HeadCell } from "#/components/ui/table.tsx";
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

/** Tenants, rows on a wide screen, cards on a phone. */
export function TenantTable({ tenants }: { tenants: TenantView[] }) {
  const t = useTranslations("admin.tenants");
  return (
    <CardsOrTable
      cards={tenants.map((tenant) => (
        <li key={tenant.clientId} className="grid gap-1.5 px-5 py-3 text-sm">
          <div className="flex items-center justify-between gap-3">
            <NameLink tenant={tenant} className="touch inline-flex min-h-6 items-center" />
            <TenantStatusChip status={tenant.status} />
          </div>
          <p className="truncate text-muted">{tenant.email}</p>
          <div className="flex items-center justify-between gap-3 text-muted">
            <span>
              <span className="figures">{tenant.clientId}</span> · <span className="capitalize">{tenant.tier}</span> ·{" "}
              <Time at={tenant.since} show="day" />
            </span>
            <Money kes={tenant.balance} className="text-ink" />
          </div>
        </li>
      ))}
    >
      <thead>
        <tr>
          <HeadCell>{t("name")}</HeadCell>
          <HeadCell>{t("clientId")}</HeadCell>
          <HeadCell>{t("status")}</HeadCell>
          <HeadCell className="hidden lg:table-cell">{t("tier")}</HeadCell>
          <HeadCell className="text-right">{t("balance")}</HeadCell>
          <HeadCell className="hidden text-right lg:table-cell">{t("since")}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {tenants.map((tenant) => (
          <tr key={tenant.clientId} className="hover:bg-inset/50">
            <Cell className="max-w-72 py-2">
              <NameLink tenant={tenant} className="block" />
              <span className="block truncate text-xs text-muted">{tenant.email}</span>
            </Cell>
            <Cell className="figures text-muted">{tenant.clientId}</Cell>
            <Cell>
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
    </CardsOrTable>
  );
}

function NameLink({ tenant, className }: { tenant: TenantView; className: string }) {
  return (
    <Link
      href={`/admin/tenants/${tenant.clientId}`}
      prefetch={false}
      className={cn("truncate font-medium text-ink hover:underline hover:underline-offset-4", className)}
    >
      {tenant.name}
    </Link>
  );
}
