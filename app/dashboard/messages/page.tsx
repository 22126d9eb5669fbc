import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { MessageList } from "#/components/portal/message-list.tsx";
import { PageTitle } from "#/components/portal/page-title.tsx";
import { Pager } from "#/components/portal/pager.tsx";
import { Button } from "#/components/ui/button.tsx";
import { Card } from "#/components/ui/card.tsx";
import { EmptyState } from "#/components/ui/empty-state.tsx";
import { listMessages } from "#/lib/messaging/list-messages.ts";
import { requireMember } from "#/lib/session/require-member.ts";
import { readParam, type SearchParams } from "../../search-params.ts";
import { toMessageView } from "../message-view.ts";

const pageSize = 50;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("portal.messages");
  return { title: t("title") };
}

export default async function MessagesPage({ searchParams }: { searchParams: SearchParams }) {
  const { ctx, tenant } = await requireMember();
  const before = (await readParam(searchParams, "before")) ?? null;
  const [t, { messages, next }] = await Promise.all([
    getTranslations("portal.messages"),
    listMessages(ctx, { limit: pageSize, before }),
  ]);
  return (
    <>
      <PageTitle title={t("title")} />
      <Card padded={false}>
        {messages.length === 0 ? (
          <EmptyState
            title={t("empty")}
            action={
              <Button asChild>
                <Link href="/dashboard/send">{t("emptyAction")}</Link>
              </Button>
            }
          >
            {t("emptyText")}
          </EmptyState>
        ) : (
          <MessageList messages={messages.map(toMessageView)} zone={tenant.timeZone} />
        )}
      </Card>
      <Pager
        newest={before ? { href: "/dashboard/messages", label: t("newest") } : null}
        older={next ? { href: `/dashboard/messages?before=${encodeURIComponent(next)}`, label: t("older") } : null}
      />
    </>
  );
}
