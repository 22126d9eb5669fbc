import { useTranslations } from "next-intl";
import { Card } from "#/components/ui/card.tsx";
import { CopyButton } from "#/components/ui/copy-button.tsx";

/** The other road: from any phone, by the two numbers (experience.md UX-73). */
export function PaybillBox({ business, account }: { business: string; account: string }) {
  const t = useTranslations("wallet.paybill");
  const lines = [
    { label: t("business"), value: business, copy: t("copyBusiness") },
    { label: t("account"), value: account, copy: t("copyAccount") },
  ];
  return (
    <Card id="paybill" title={t("title")} description={t("text")}>
      <dl className="divide-y divide-line">
        {lines.map(({ label, value, copy }) => (
          <div key={label} className="flex items-center justify-between gap-3 py-2">
            <dt className="text-sm text-muted">{label}</dt>
            <dd className="flex items-center gap-1">
              <span className="figures text-lg font-semibold tracking-[-0.01em] text-ink">{value}</span>
              <CopyButton text={value} label={copy} copiedLabel={t("copied")} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-sm text-muted">{t("steps")}</p>
    </Card>
  );
}
