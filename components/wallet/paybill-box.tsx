import { useTranslations } from "next-intl";
import { Card } from "#/components/ui/card.tsx";
import { CopyButton } from "#/components/ui/copy-button.tsx";
import { QrCode } from "#/components/ui/qr-code.tsx";
import { Arrivals } from "./arrivals.tsx";

type PaybillBoxProps = {
  business: string;
  account: string;
  organisation: string;
  /** Where the news of money come from, and the last line of the statement that is known. */
  arrivals: { url: string; after: number };
};

const menuCode = "*334#";
const longestName = 60;

/** The other road: from any phone, by the two numbers; the page says when the money is there (experience.md UX-73). */
export function PaybillBox({ business, account, organisation, arrivals }: PaybillBoxProps) {
  const t = useTranslations("wallet.paybill");
  const lines = [
    { label: t("business"), value: business, copy: t("copyBusiness") },
    { label: t("account"), value: account, copy: t("copyAccount") },
  ];
  const dial = (words: React.ReactNode) => (
    <a
      href={`tel:${encodeURIComponent(menuCode)}`}
      className="figures whitespace-nowrap underline decoration-line-strong underline-offset-4 hover:text-ink"
    >
      {words}
    </a>
  );
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
      <ol className="mt-3 grid list-decimal gap-1 pl-5 text-sm text-muted">
        <li>{t.rich("stepMenu", { code: menuCode, dial })}</li>
        <li>{t("stepPaybill")}</li>
        <li>{t("stepNumbers", { business, account })}</li>
        <li>{t("stepPin")}</li>
      </ol>
      <figure className="mt-4 flex items-center gap-4">
        <QrCode
          text={t("qrText", { business, account, organisation: organisation.slice(0, longestName) })}
          label={t("qrLabel", { business, account })}
          className="size-28 shrink-0 border border-line"
        />
        <figcaption className="text-sm text-muted">{t("qrCaption")}</figcaption>
      </figure>
      <div className="mt-4">
        <Arrivals {...arrivals} />
      </div>
    </Card>
  );
}
