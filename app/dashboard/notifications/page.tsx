import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ClientTexts } from "#/components/client-texts.tsx";
import { NoticeDays } from "#/components/portal/notice-days.tsx";
import { PageTitle } from "#/components/portal/page-title.tsx";
import { Pager } from "#/components/portal/pager.tsx";
import { ActionForm } from "#/components/ui/action-form.tsx";
import { Button } from "#/components/ui/button.tsx";
import { Card } from "#/components/ui/card.tsx";
import { EmptyState } from "#/components/ui/empty-state.tsx";
import { FormSubmit } from "#/components/ui/form-submit.tsx";
import { listNotices } from "#/lib/notifications/list-notices.ts";
import { requireMember } from "#/lib/session/require-member.ts";
import { readParam, type SearchParams } from "../../search-params.ts";
import { markNoticesRead } from "../notice-actions.ts";

const pageSize = 50;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("portal.notices");
  return { title: t("all") };
}

/** What the bell told, read or not. Looking at it marks nothing: that is a press of its own. */
export default async function NotificationsPage({ searchParams }: { searchParams: SearchParams }) {
  const { ctx, tenant } = await requireMember();
  const before = (await readParam(searchParams, "before")) ?? null;
  const [t, { notices, next }] = await Promise.all([
    getTranslations("portal.notices"),
    listNotices(ctx, { limit: pageSize, before }),
  ]);
  const newest = notices.find(({ read }) => !read);
  return (
    <>
      <PageTitle
        title={t("all")}
        lead={t("lead")}
        action={
          newest && before === null ? (
            <ClientTexts of={["ui"]}>
              <ActionForm action={markNoticesRead}>
                <input type="hidden" name="upTo" value={newest.id} />
                <FormSubmit variant="secondary" pendingLabel={t("marking")}>
                  {t("markAll")}
                </FormSubmit>
              </ActionForm>
            </ClientTexts>
          ) : null
        }
      />
      {notices.length > 0 ? (
        <NoticeDays
          notices={notices.map(({ createdAt, ...notice }) => ({ ...notice, at: createdAt.toISOString() }))}
          zone={tenant.timeZone}
        />
      ) : (
        <Card padded={false}>
          <EmptyState
            title={t("empty")}
            action={
              <Button asChild variant="secondary">
                <Link href="/dashboard">{t("emptyAction")}</Link>
              </Button>
            }
          >
            {t("emptyText")}
          </EmptyState>
        </Card>
      )}
      <Pager
        newest={before ? { href: "/dashboard/notifications", label: t("newest") } : null}
        older={next ? { href: `/dashboard/notifications?before=${next}`, label: t("older") } : null}
      />
    </>
  );
}
