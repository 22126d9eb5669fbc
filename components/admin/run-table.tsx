import { CircleCheck, CircleX, LoaderCircle, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Chip, type Tone } from "#/components/ui/chip.tsx";
import type { FormAction } from "#/components/ui/form-state.ts";
import { Cell, HeadCell, Table } from "#/components/ui/table.tsx";
import { Time } from "#/components/ui/time.tsx";
import type { JobRun, RunStatus } from "#/lib/outbox/job-engine.ts";
import { RetryRun } from "./retry-run.tsx";

const looks: Record<RunStatus, { tone: Tone; icon: LucideIcon }> = {
  running: { tone: "neutral", icon: LoaderCircle },
  completed: { tone: "positive", icon: CircleCheck },
  failed: { tone: "danger", icon: CircleX },
};

type RunTableProps = {
  runs: JobRun[];
  /** Null: this member of staff only reads. */
  retry: FormAction | null;
};

export function RunTable({ runs, retry }: RunTableProps) {
  const t = useTranslations("admin.jobs");
  return (
    <Table>
      <thead>
        <tr>
          <HeadCell>{t("function")}</HeadCell>
          <HeadCell>{t("status")}</HeadCell>
          <HeadCell className="hidden md:table-cell">{t("event")}</HeadCell>
          <HeadCell className="hidden text-right sm:table-cell">{t("started")}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <Cell className="py-2 align-top">
              <span className="block font-medium text-ink">{run.functionId}</span>
              <span className="figures block text-xs break-all text-muted">{run.id}</span>
              {run.error ? (
                <span className="mt-1 block max-w-prose text-xs break-words text-danger">{run.error}</span>
              ) : null}
              <Time at={run.createdAt} className="mt-1 block text-xs text-muted sm:hidden" />
            </Cell>
            <Cell className="py-2 align-top">
              <span className="flex flex-wrap items-center gap-2">
                <Chip {...looks[run.status]}>{t(`status_${run.status}`)}</Chip>
                {run.status === "failed" && retry ? (
                  <RetryRun runId={run.id} name={run.functionId} retry={retry} />
                ) : null}
              </span>
              {run.attempt !== null && run.attempt > 1 ? (
                <span className="mt-1 block text-xs text-muted">{t("attempt", { number: run.attempt })}</span>
              ) : null}
            </Cell>
            <Cell className="hidden py-2 align-top text-muted md:table-cell">
              {run.eventCount > 1 ? t("events", { name: run.eventName, count: run.eventCount }) : run.eventName}
            </Cell>
            <Cell className="hidden py-2 text-right align-top text-muted sm:table-cell">
              <Time at={run.createdAt} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
