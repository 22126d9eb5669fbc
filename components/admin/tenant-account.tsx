import { useTranslations } from "next-intl";
import { Card } from "#/components/ui/card.tsx";
import { Money } from "#/components/ui/money.tsx";
import { Phone } from "#/components/ui/phone.tsx";
import { Time } from "#/components/ui/time.tsx";
import type { Tier } from "#/db/enums.ts";

export type AccountView = {
  publicId: string;
  accountNumber: string;
  statusReason: string | null;
  tier: Tier;
  rateLimitPerMinute: number;
  /** KES per segment. */
  price: number;
  timeZone: string;
  contactName: string;
  email: string;
  phone: string;
  since: string;
  approvedAt: string | null;
};

/** Who the tenant is, and on which terms. */
export function TenantAccount({ account }: { account: AccountView }) {
  const t = useTranslations("admin.tenant");
  const facts = [
    ...(account.statusReason ? [{ label: t("reason"), value: account.statusReason }] : []),
    { label: t("contact"), value: account.contactName },
    { label: t("email"), value: account.email },
    { label: t("phone"), value: <Phone digits={account.phone} /> },
    {
      label: t("tier"),
      value: (
        <>
          <span className="capitalize">{account.tier}</span>, {t("rateLimit", { count: account.rateLimitPerMinute })}
        </>
      ),
    },
    { label: t("price"), value: <Money kes={account.price} /> },
    { label: t("accountNumber"), value: <span className="figures">{account.accountNumber}</span> },
    { label: t("timeZone"), value: account.timeZone },
    { label: t("since"), value: <Time at={account.since} /> },
    ...(account.approvedAt ? [{ label: t("approvedAt"), value: <Time at={account.approvedAt} /> }] : []),
    { label: t("publicId"), value: <span className="figures">{account.publicId}</span> },
  ];
  return (
    <Card id="account" title={t("account")}>
      <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
        {facts.map(({ label, value }) => (
          <div key={label} className="min-w-0">
            <dt className="text-xs text-muted">{label}</dt>
            <dd className="text-sm wrap-anywhere text-ink">{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
