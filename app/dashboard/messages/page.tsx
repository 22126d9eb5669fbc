import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { MessageFilter } from "#/components/portal/message-filter.tsx";
import { MessageList } from "#/components/portal/message-list.tsx";
import { MessageTotals, type Totals } from "#/components/portal/message-totals.tsx";
import { PageTitle } from "#/components/portal/page-title.tsx";
import { Pager } from "#/components/portal/pager.tsx";
import { Button } from "#/components/ui/button.tsx";
import { Card } from "#/components/ui/card.tsx";
import { EmptyState } from "#/components/ui/empty-state.tsx";
import { toKes } from "#/lib/core/money.ts";
import { listMessages } from "#/lib/messaging/list-messages.ts";
import { type MessageSummary, summariseMessages } from "#/lib/messaging/summarise-messages.ts";
import { requireMember } from "#/lib/session/require-member.ts";
import { readParam, type SearchParams } from "../../search-params.ts";
import { toMessageView } from "../message-view.ts";
import { type MessageQuery, messagesHref, readMessageQuery, toMessageFilter } from "./message-query.ts";
import { periodsOf } from "./periods.ts";

const pageSize = 50;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("portal.messages");
  return { title: t("title") };
}

function toTotals({ total, cost, sent, delivered, failed }: MessageSummary, { status }: MessageQuery): Totals {
  const mixed = status === undefined || status === "sent";
  return { count: total, cost: toKes(cost), outcome: mixed ? { sent, delivered, failed } : null };
}

export default async function MessagesPage({ searchParams }: { searchParams: SearchParams }) {
  const { ctx, tenant } = await requireMember();
  const query = readMessageQuery(await searchParams);
  const before = await readParam(searchParams, "before");
  const filter = toMessageFilter(query, tenant.timeZone);
  const isChosen = Object.values(query).some((value) => value !== undefined);
  const isBackwards = filter.from !== null && filter.to !== null && filter.from >= filter.to;
  const [t, ui, chosen, { messages, next }, summary] = await Promise.all([
    getTranslations("portal.messages"),
    getTranslations("ui"),
    getTranslations("portal.filter"),
    listMessages(ctx, { limit: pageSize, before: before ?? null, filter }),
    isChosen ? summariseMessages(ctx, filter) : null,
  ]);
  const day = new Intl.DateTimeFormat("en-CA", { timeZone: tenant.timeZone }).format(ctx.clock.now());
  const days = periodsOf(day);
  return (
    <>
      <PageTitle title={t("title")} />
      <Card padded={false}>
        {messages.length > 0 || isChosen ? (
          <MessageFilter
            list={messagesHref({})}
            chosen={query}
            isChosen={isChosen}
            periods={(["today", "thisMonth"] as const).map((key) => ({
              key,
              href: messagesHref({ ...query, ...days[key] }),
              current: query.from === days[key].from && query.to === days[key].to,
            }))}
          />
        ) : null}
        {summary && messages.length > 0 ? <MessageTotals totals={toTotals(summary, query)} /> : null}
        {messages.length > 0 ? (
          <MessageList messages={messages.map(toMessageView)} zone={tenant.timeZone} />
        ) : isChosen ? (
          <EmptyState
            title={chosen(isBackwards ? "noPeriod" : "none")}
            action={
              <Button asChild variant="secondary">
                <Link href={messagesHref({})}>{ui("filter.clear")}</Link>
              </Button>
            }
          >
            {chosen(isBackwards ? "noPeriodText" : "noneText")}
          </EmptyState>
        ) : (
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
        )}
      </Card>
      <Pager
        newest={before ? { href: messagesHref(query), label: t("newest") } : null}
        older={next ? { href: messagesHref(query, next), label: t("older") } : null}
      />
    </>
  );
}
