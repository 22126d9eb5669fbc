import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RunFilter } from "#/components/admin/run-filter.tsx";
import { RunTable } from "#/components/admin/run-table.tsx";
import { ClientTexts } from "#/components/client-texts.tsx";
import { PageTitle } from "#/components/portal/page-title.tsx";
import { Pager } from "#/components/portal/pager.tsx";
import { Alert } from "#/components/ui/alert.tsx";
import { Card } from "#/components/ui/card.tsx";
import { EmptyState } from "#/components/ui/empty-state.tsx";
import { runStatuses, type JobRun, type RunStatus } from "#/lib/outbox/job-engine.ts";
import { listRuns } from "#/lib/outbox/list-runs.ts";
import { requireStaff, type SignedInStaff } from "#/lib/session/require-staff.ts";
import { scopesOfStaff } from "#/lib/staff/roles.ts";
import { runtime } from "#/lib/wiring.ts";
import { readParam, type SearchParams } from "../../search-params.ts";
import { submitRetry } from "./actions.ts";

const pageSize = 50;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.jobs");
  return { title: t("title") };
}

/** Runs of the durable functions, and a second try for those that failed (engine.md). */
export default async function JobsPage({ searchParams }: { searchParams: SearchParams }) {
  const staff = await requireStaff();
  const asked = await readParam(searchParams, "status");
  const status = runStatuses.find((known) => known === asked) ?? null;
  const before = (await readParam(searchParams, "before")) ?? null;
  const [t, runs] = await Promise.all([getTranslations("admin.jobs"), readRuns(staff, status, before)]);
  const mayRetry = scopesOfStaff(staff.role).includes("jobs:manage");
  const last = typeof runs === "object" && runs?.length === pageSize ? runs.at(-1) : null;
  return (
    <ClientTexts of={["admin", "ui"]}>
      <PageTitle title={t("title")} lead={t("lead")} />
      {runs === "unreachable" ? (
        <Alert tone="warning" title={t("unreachable")}>
          {t("unreachableText")}
        </Alert>
      ) : runs === null ? (
        <Card padded={false}>
          <EmptyState title={t("elsewhere")}>{t("elsewhereText")}</EmptyState>
        </Card>
      ) : (
        <>
          <RunFilter status={status} address={(choice) => address(choice, null)} />
          <Card padded={false}>
            {runs.length > 0 ? (
              <RunTable runs={runs} retry={mayRetry ? submitRetry : null} />
            ) : (
              <NoRuns status={status} />
            )}
          </Card>
          <Pager
            newest={before ? { href: address(status, null), label: t("first") } : null}
            older={last ? { href: address(status, last.id), label: t("older") } : null}
          />
        </>
      )}
    </ClientTexts>
  );
}

async function NoRuns({ status }: { status: RunStatus | null }) {
  const t = await getTranslations("admin.jobs");
  if (status === "failed") return <EmptyState title={t("emptyFailed")}>{t("emptyFailedText")}</EmptyState>;
  return <EmptyState title={t(status === "running" ? "emptyRunning" : "empty")}>{t("emptyText")}</EmptyState>;
}

async function readRuns(
  { ctx }: SignedInStaff,
  status: RunStatus | null,
  before: string | null,
): Promise<JobRun[] | null | "unreachable"> {
  const { engine, log } = runtime();
  return listRuns(ctx, { status, before, limit: pageSize }, { engine }).catch((error: unknown) => {
    log.warn({ error }, "the job engine does not answer");
    return "unreachable";
  });
}

function address(status: RunStatus | null, before: string | null): string {
  const query = new URLSearchParams({ ...(status ? { status } : {}), ...(before ? { before } : {}) });
  return query.size > 0 ? `/admin/jobs?${query}` : "/admin/jobs";
}
