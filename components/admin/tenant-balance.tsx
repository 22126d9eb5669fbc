import { useTranslations } from "next-intl";
import { Card } from "#/components/ui/card.tsx";
import { Money } from "#/components/ui/money.tsx";

export type TenantBalanceView = {
  /** KES. */
  balance: number;
  units: number;
  /** KES beside the balance, never in it. */
  reserved: number;
};

/** What the tenant can spend, as its own ledger says. */
export function TenantBalance({ balance }: { balance: TenantBalanceView }) {
  const t = useTranslations("admin.tenant");
  return (
    <Card id="balance" title={t("balance")}>
      <p className="text-3xl">
        <Money kes={balance.balance} size="display" />
      </p>
      <p className="figures mt-1 text-sm text-muted">{t("units", { count: balance.units })}</p>
      <dl className="mt-4 flex justify-between gap-4 border-t border-line pt-3 text-sm">
        <dt className="text-muted">{t("reserved")}</dt>
        <dd className="text-ink">
          <Money kes={balance.reserved} />
        </dd>
      </dl>
    </Card>
  );
}
