import { CircleX, Clock, LoaderCircle, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Chip } from "#/components/ui/chip.tsx";
import { Money } from "#/components/ui/money.tsx";
import { CardsOrTable, Cell, HeadCell } from "#/components/ui/table.tsx";
import { Time } from "#/components/ui/time.tsx";
import type { Direction, TransactionStatus } from "#/db/enums.ts";

/** A line of the statement, in KES and ISO times. */
export type TransactionView = {
  id: string;
  reference: string;
  description: string;
  direction: Direction;
  amount: number;
  /** Null while it is not booked. */
  balanceAfter: number | null;
  status: TransactionStatus;
  receipt: string | null;
  at: string;
};

const icons = {
  pending: Clock,
  processing: LoaderCircle,
  failed: CircleX,
  cancelled: CircleX,
  expired: CircleX,
  reversed: Undo2,
} as const;

function Status({ status }: { status: TransactionStatus }) {
  const t = useTranslations("wallet.transactions");
  if (status === "completed") return null;
  const open = status === "pending" || status === "processing";
  return (
    <Chip tone={open ? "warning" : "neutral"} icon={icons[status]}>
      {t(`status_${status}`)}
    </Chip>
  );
}

function Amount({ line, className }: { line: TransactionView; className?: string }) {
  const counts = line.status === "completed";
  const kes = line.direction === "credit" ? line.amount : -line.amount;
  const colour = !counts
    ? "text-muted line-through decoration-line-strong"
    : kes > 0
      ? "font-medium text-positive"
      : "text-ink";
  const open = line.status === "pending" || line.status === "processing";
  return <Money kes={kes} signed className={`${open ? "text-muted" : colour} ${className ?? ""}`} />;
}

/** The statement: every movement, with the balance after it. */
export function TransactionList({ lines, zone }: { lines: TransactionView[]; zone: string }) {
  const t = useTranslations("wallet.transactions");
  return (
    <CardsOrTable
      cards={lines.map((line) => (
        <li key={line.id} className="grid gap-1 px-5 py-3">
          <div className="flex items-baseline justify-between gap-3">
            <span className="text-sm font-medium text-ink">{line.description}</span>
            <Amount line={line} className="text-sm" />
          </div>
          <div className="flex items-center justify-between gap-3 text-sm text-muted">
            <Time at={line.at} zone={zone} />
            {line.balanceAfter === null ? (
              <Status status={line.status} />
            ) : (
              <span>
                <span className="sr-only">{t("balance")} </span>
                <Money kes={line.balanceAfter} />
              </span>
            )}
          </div>
          {line.receipt ? (
            <span className="figures text-xs text-muted">{t("receipt", { receipt: line.receipt })}</span>
          ) : null}
        </li>
      ))}
    >
      <thead>
        <tr>
          <HeadCell>{t("when")}</HeadCell>
          <HeadCell>{t("what")}</HeadCell>
          <HeadCell className="hidden lg:table-cell print:table-cell">{t("reference")}</HeadCell>
          <HeadCell className="text-right">{t("amount")}</HeadCell>
          <HeadCell className="text-right">{t("balance")}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id} className="hover:bg-inset/50">
            <Cell className="text-muted">
              <Time at={line.at} zone={zone} />
            </Cell>
            <Cell>
              <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
                <span className="text-ink">{line.description}</span>
                {line.receipt ? (
                  <span className="figures text-xs text-muted">{t("receipt", { receipt: line.receipt })}</span>
                ) : null}
                <Status status={line.status} />
              </span>
            </Cell>
            <Cell className="figures hidden whitespace-nowrap text-muted lg:table-cell print:table-cell">
              {line.reference}
            </Cell>
            <Cell className="text-right">
              <Amount line={line} />
            </Cell>
            <Cell className="text-right text-muted">
              {line.balanceAfter === null ? null : <Money kes={line.balanceAfter} />}
            </Cell>
          </tr>
        ))}
      </tbody>
    </CardsOrTable>
  );
}
