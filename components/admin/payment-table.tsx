import { useTranslations } from "next-intl";
import { Money } from "#/components/ui/money.tsx";
import { CardsOrTable, Cell, HeadCell } from "#/components/ui/table.tsx";
import { Time } from "#/components/ui/time.tsx";
import type { PaymentMethod, PaymentStatus } from "#/db/enums.ts";
import { PaymentStatusChip } from "./payment-status.tsx";

export type PaymentView = {
  id: string;
  /** TXN-YYYYMMDD-NNNN. */
  reference: string;
  method: PaymentMethod;
  /** KES. */
  amount: number;
  status: PaymentStatus;
  receipt: string | null;
  at: string;
};

/** Payments, rows on a wide screen, cards on a phone. */
export function PaymentTable({ payments }: { payments: PaymentView[] }) {
  const t = useTranslations("admin.tenant");
  const roads = useTranslations("admin.roads");
  return (
    <CardsOrTable
      cards={payments.map((payment) => (
        <li key={payment.id} className="grid gap-1.5 px-5 py-3 text-sm">
          <div className="flex items-center justify-between gap-3">
            <Money kes={payment.amount} className="font-medium text-ink" />
            <PaymentStatusChip status={payment.status} />
          </div>
          <div className="flex flex-wrap items-center justify-between gap-x-3 text-muted">
            <span>{roads(payment.method)}</span>
            <Time at={payment.at} />
          </div>
          <p className="figures flex flex-wrap gap-x-3 text-xs text-muted">
            <span>{payment.reference}</span>
            <span>{payment.receipt}</span>
          </p>
        </li>
      ))}
    >
      <thead>
        <tr>
          <HeadCell>{t("reference")}</HeadCell>
          <HeadCell>{t("status")}</HeadCell>
          <HeadCell className="hidden lg:table-cell">{t("receipt")}</HeadCell>
          <HeadCell className="text-right">{t("amount")}</HeadCell>
          <HeadCell className="text-right">{t("when")}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {payments.map((payment) => (
          <tr key={payment.id}>
            <Cell className="py-2">
              <span className="figures block whitespace-nowrap text-ink">{payment.reference}</span>
              <span className="block text-xs text-muted">{roads(payment.method)}</span>
            </Cell>
            <Cell>
              <PaymentStatusChip status={payment.status} />
            </Cell>
            <Cell className="figures hidden text-muted lg:table-cell">{payment.receipt}</Cell>
            <Cell className="text-right">
              <Money kes={payment.amount} />
            </Cell>
            <Cell className="text-right text-muted">
              <Time at={payment.at} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </CardsOrTable>
  );
}
