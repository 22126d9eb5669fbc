import { Ban, CircleCheck, CircleX, Clock, type LucideIcon, Mail, Pause } from "lucide-react";
import { useTranslations } from "next-intl";
import { Chip, type Tone } from "#/components/ui/chip.tsx";
import { Money } from "#/components/ui/money.tsx";
import { Cell, HeadCell, Table } from "#/components/ui/table.tsx";
import { Time } from "#/components/ui/time.tsx";
import type { TenantStatus, Tier } from "#/db/enums.ts";

export type TenantView = {
  clientId: number;
  name: string;
  email: string;
  status: TenantStatus;
  tier: Tier;
  /** Live, KES. */ balance: number;
  since: string;
};

const looks: Record<TenantStatus, { tone: Tone; icon: LucideIcon }> = {
  pending_verification: { tone: "neutral", icon: Mail },
  pending_approval: { tone: "warning", icon: Clock },
  active: { tone: "positive", icon: CircleCheck },
  suspended: { tone: "danger", icon: Pause },
  rejected: { tone: "danger", icon: CircleX },
  closed: { tone: "neutral", icon: Ban },
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
              <span className="block truncate font-medium text-ink">{tenant.name}</span>
              <span className="block truncate text-xs text-muted">{tenant.email}</span>
              <Chip {...looks[tenant.status]} className="mt-1 sm:hidden">
                {t(`status_${tenant.status}`)}
              </Chip>
            </Cell>
            <Cell className="figures hidden text-muted sm:table-cell">{tenant.clientId}</Cell>
            <Cell className="hidden sm:table-cell">
              <Chip {...looks[tenant.status]}>{t(`status_${tenant.status}`)}</Chip>
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
