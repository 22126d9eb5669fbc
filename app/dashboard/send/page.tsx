import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ClientTexts } from "#/components/client-texts.tsx";
import { PageTitle } from "#/components/portal/page-title.tsx";
import { draftKey } from "#/components/send/draft-key.ts";
import { ComposeForm } from "#/components/send/compose-form.tsx";
import { Button } from "#/components/ui/button.tsx";
import { Card } from "#/components/ui/card.tsx";
import { EmptyState } from "#/components/ui/empty-state.tsx";
import { toKes } from "#/lib/core/money.ts";
import { testSender } from "#/lib/messaging/choose-sender.ts";
import { getOptOutText } from "#/lib/messaging/get-opt-out-text.ts";
import { listSenders } from "#/lib/senders/list-senders.ts";
import { requireMember } from "#/lib/session/require-member.ts";
import { may } from "../may.ts";
import { readBalance } from "../read-balance.ts";
import { submitMessages } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("send");
  return { title: t("title") };
}

export default async function SendPage() {
  const member = await requireMember();
  const { ctx, tenant } = member;
  const [t, own, optOutText, balance] = await Promise.all([
    getTranslations("send"),
    listSenders(ctx),
    getOptOutText(ctx),
    may(member, "wallet:read") ? readBalance(ctx) : null,
  ]);
  const usable = own.filter(({ status }) => status === "approved");
  const approved = usable.map(({ name }) => name);
  const promotional = usable.filter(({ trafficClass }) => trafficClass === "promotional");
  const senders = ctx.mode === "test" ? [...approved, testSender] : approved;
  return (
    <>
      <PageTitle title={t("title")} />
      {senders.length === 0 ? (
        <Card padded={false}>
          <EmptyState
            title={t("noSender")}
            action={
              <Button asChild>
                <Link href="/dashboard#sender">{t("noSenderAction")}</Link>
              </Button>
            }
          />
        </Card>
      ) : (
        <ClientTexts of={["send", "ui"]}>
          <ComposeForm
            key={ctx.mode}
            senders={senders}
            optOutTexts={Object.fromEntries(promotional.map(({ name }) => [name, optOutText]))}
            price={toKes(tenant.price)}
            zone={tenant.timeZone}
            balance={balance?.balance ?? null}
            draftKey={draftKey(tenant.id, ctx.mode)}
            idempotencyKey={randomUUID()}
            send={submitMessages}
          />
        </ClientTexts>
      )}
    </>
  );
}
