import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { ClientTexts } from "#/components/client-texts.tsx";
import { BalanceCard } from "#/components/portal/balance-card.tsx";
import { Checklist, type ChecklistItem } from "#/components/portal/checklist.tsx";
import { CodeSample } from "#/components/portal/code-sample.tsx";
import { KeyCard } from "#/components/portal/key-card.tsx";
import { MessageList } from "#/components/portal/message-list.tsx";
import { NoticeList } from "#/components/portal/notice-list.tsx";
import { PageTitle } from "#/components/portal/page-title.tsx";
import { SenderCard } from "#/components/portal/sender-card.tsx";
import { StandingNotice } from "#/components/portal/standing-notice.tsx";
import { UsageCards } from "#/components/portal/usage-cards.tsx";
import { WebhookForm } from "#/components/portal/webhook-form.tsx";
import { QueryProvider } from "#/components/query-provider.tsx";
import { Button } from "#/components/ui/button.tsx";
import { Card } from "#/components/ui/card.tsx";
import type { Mode } from "#/db/enums.ts";
import { findTestKey } from "#/lib/api-keys/find-test-key.ts";
import { listApiKeys } from "#/lib/api-keys/list-api-keys.ts";
import { toKes } from "#/lib/core/money.ts";
import { listMessages } from "#/lib/messaging/list-messages.ts";
import { listUnread } from "#/lib/notifications/list-unread.ts";
import { type ChecklistStep, getChecklist } from "#/lib/onboarding/get-checklist.ts";
import { listSenders } from "#/lib/senders/list-senders.ts";
import { requireMember, type SignedInMember } from "#/lib/session/require-member.ts";
import { getDailyCost } from "#/lib/usage/get-daily-cost.ts";
import { summariseUsage } from "#/lib/usage/summarise-usage.ts";
import { getWebhookConfig } from "#/lib/webhooks/get-webhook-config.ts";
import { runtime } from "#/lib/wiring.ts";
import { geistMono } from "../mono-font.ts";
import { createLiveKey, submitSenderRequest } from "./actions.ts";
import { hideChecklist } from "./checklist-choice.ts";
import { isChecklistHidden } from "./checklist-cookie.ts";
import { may } from "./may.ts";
import { toMessageView } from "./message-view.ts";
import { markNoticesRead } from "./notice-actions.ts";
import { readBalance } from "./read-balance.ts";
import { UsageSection } from "./usage-section.tsx";
import { saveWebhook } from "./webhook-actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("portal.home");
  return { title: t("title") };
}

const stepPages: Record<ChecklistStep, string | null> = {
  verify_email: null,
  send_test_sms: "/dashboard/send",
  request_sender: "#sender",
  get_approved: "#standing",
  top_up: "/dashboard/wallet",
  send_live_sms: "/dashboard/send",
};

/** In which mode a step is taken; null: in either. */
const stepModes: Partial<Record<ChecklistStep, Mode>> = {
  send_test_sms: "test",
  top_up: "live",
  send_live_sms: "live",
};

function noteOn(step: ChecklistStep, { ctx, tenant, liveAllowed }: SignedInMember): ChecklistItem["note"] {
  if (step === "get_approved") return tenant.status === "rejected" ? "refused" : null;
  const mode = stepModes[step];
  return mode && mode !== ctx.mode && liveAllowed ? `switch_${mode}` : null;
}

async function readChecklist(member: SignedInMember): Promise<ChecklistItem[] | null> {
  if (await isChecklistHidden()) return null;
  const steps = await getChecklist(member.ctx);
  if (steps.every(({ done }) => done)) return null;
  return steps.map(({ step, done }) => ({ step, done, href: stepPages[step], note: noteOn(step, member) }));
}

async function readKeys(member: SignedInMember, senderApproved: boolean) {
  const live = await listApiKeys({ ...member.ctx, mode: "live" });
  const usable = live.filter(({ revokedAt }) => revokedAt === null);
  return {
    testKey: await findTestKey({ ...member.ctx, mode: "test" }),
    live: { count: usable.length, last4: usable.at(-1)?.last4 ?? null, open: member.liveAllowed && senderApproved },
  };
}

export default async function HomePage() {
  const member = await requireMember();
  const { ctx, tenant } = member;
  const usage = summariseUsage(ctx, tenant.timeZone);
  // It is awaited below; when the page fails before, nobody does.
  usage.catch(() => null);
  // Without its estimate the card is whole.
  const dailyCost = getDailyCost(ctx).then(toKes, () => 0);
  const [t, messages, senders, balance, checklist, webhook, notices] = await Promise.all([
    getTranslations("portal"),
    listMessages(ctx, { limit: 5, before: null }),
    listSenders(ctx),
    may(member, "wallet:read") ? readBalance(ctx) : null,
    readChecklist(member),
    may(member, "webhooks:manage") ? getWebhookConfig(ctx) : null,
    listUnread(ctx, { limit: 3 }),
  ]);
  const keys = may(member, "keys:manage")
    ? await readKeys(
        member,
        senders.some(({ status }) => status === "approved"),
      )
    : null;
  const isEmpty = messages.messages.length === 0;
  return (
    <ClientTexts of={["portal", "ui"]}>
      <PageTitle title={tenant.name} />
      <div className={`grid gap-5 ${geistMono.variable}`}>
        <StandingNotice status={tenant.status} reason={tenant.statusReason} />
        {balance ? (
          <QueryProvider>
            <BalanceCard
              key={ctx.mode}
              mode={ctx.mode}
              initial={balance}
              zone={tenant.timeZone}
              dailyCost={dailyCost}
              url="/dashboard/balance"
              topUpHref={may(member, "wallet:write") ? "/dashboard/wallet" : null}
            />
          </QueryProvider>
        ) : null}
        {notices.length > 0 ? (
          <NoticeList
            notices={notices.map(({ createdAt, ...notice }) => ({ ...notice, at: createdAt.toISOString() }))}
            zone={tenant.timeZone}
            markRead={markNoticesRead}
          />
        ) : null}
        {isEmpty ? null : (
          <Suspense fallback={<UsageCards usage={null} />}>
            <UsageSection reading={usage} />
          </Suspense>
        )}
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="grid gap-5 max-lg:contents">
            {isEmpty ? null : (
              <Card
                title={t("messages.latest")}
                padded={false}
                action={
                  <Button asChild variant="link" size="small">
                    <Link href="/dashboard/messages">{t("messages.all")}</Link>
                  </Button>
                }
              >
                <MessageList messages={messages.messages.map(toMessageView)} zone={tenant.timeZone} compact />
              </Card>
            )}
            {keys?.testKey && (isEmpty || ctx.mode === "test") ? (
              <CodeSample apiUrl={`${runtime().env.appUrl}/api/v1`} testKey={keys.testKey} />
            ) : null}
            {keys ? <KeyCard {...keys} createLiveKey={createLiveKey} /> : null}
            {webhook ? <WebhookForm key={ctx.mode} url={webhook.webhookUrl} save={saveWebhook} /> : null}
          </div>
          <div className="grid gap-5 max-lg:contents">
            {checklist ? (
              <div className="max-lg:order-first">
                <Checklist items={checklist} hide={hideChecklist} />
              </div>
            ) : null}
            <SenderCard
              senders={senders.map(({ id, name, status, statusReason }) => ({
                id,
                name,
                status,
                reason: statusReason,
              }))}
              request={may(member, "senders:request") ? submitSenderRequest : null}
            />
          </div>
        </div>
      </div>
    </ClientTexts>
  );
}
