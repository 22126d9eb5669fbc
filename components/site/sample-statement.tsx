import { useTranslations } from "next-intl";
import { Money } from "#/components/ui/money.tsx";

const rows = [
  { key: "code", when: "14:02", kes: -1, balance: 590 },
  { key: "refund", when: "09:41", kes: 3, balance: 591 },
  { key: "send", when: "09:40", kes: -412, balance: 588 },
  { key: "topup", when: "09:32", kes: 1000, balance: 1000 },
] as const;

/** Four lines of a statement as the portal shows them. */
export function SampleStatement() {
  const t = useTranslations("site.ledger");
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-surface">
      <table className="w-full text-left text-sm">
        <thead>
          <tr className="text-xs text-muted [&>th]:h-10 [&>th]:border-b [&>th]:border-line [&>th]:px-3 [&>th]:font-medium sm:[&>th]:px-5">
            <th scope="col" className="hidden sm:table-cell">
              {t("when")}
            </th>
            <th scope="col">{t("what")}</th>
            <th scope="col" className="text-right">
              {t("amount")}
            </th>
            <th scope="col" className="hidden text-right sm:table-cell">
              {t("balance")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, when, kes, balance }) => (
            <tr
              key={key}
              className="[&>td]:h-12 [&>td]:border-b [&>td]:border-line/70 [&>td]:px-3 last:[&>td]:border-b-0 sm:[&>td]:px-5"
            >
              <td className="figures hidden text-muted sm:table-cell">{when}</td>
              <td className="text-ink">{t(`rows.${key}`)}</td>
              <td className="text-right">
                <Money kes={kes} signed className={kes > 0 ? "font-medium text-positive" : "text-ink"} />
              </td>
              <td className="hidden text-right sm:table-cell">
                <Money kes={balance} className="text-muted" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
