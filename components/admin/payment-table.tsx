import { useTranslations } from "next-intl";
import { Money } from "#/components/ui/money.tsx";
import { Cell, HeadCell, Table } from "#/components/ui/table.tsx";
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

export function PaymentTable({ payments }: { payments: PaymentView[] }) {
  const t = useTranslations("admin.tenant");
  const roads = useTranslations("admin.roads");
  return (
    <Table>
      <thead>
        <tr>
          <HeadCell>{t("reference")}</HeadCell>
          <HeadCell className="hidden sm:table-cell">{t("status")}</HeadCell>
          <HeadCell className="hidden lg:table-cell">{t("receipt")}</HeadCell>
          <HeadCell className="text-right">{t("amount")}</HeadCell>
          <HeadCell className="hidden text-right sm:table-cell">{t("when")}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {payments.map((payment) => (
          <tr key={payment.id}>
            <Cell className="py-2">
              <span className="figures block whitespace-nowrap text-ink">{payment.reference}</span>
              <span className="block text-xs text-muted">{roads(payment.method)}</span>
              <span className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 sm:hidden">
                <PaymentStatusChip status={payment.status} />
                <Time at={payment.at} className="text-xs text-muted" />
              </span>
            </Cell>
            <Cell className="hidden sm:table-cell">
              <PaymentStatusChip status={payment.status} />
            </Cell>
            <Cell className="figures hidden text-muted lg:table-cell">{payment.receipt}</Cell>
            <Cell className="text-right">
              <Money kes={payment.amount} />
            </Cell>
            <Cell className="hidden text-right text-muted sm:table-cell">
              <Time at={payment.at} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
