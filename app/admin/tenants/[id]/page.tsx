import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { KeyTable } from "#/components/admin/key-table.tsx";
import { PaymentTable } from "#/components/admin/payment-table.tsx";
import { PeopleTable } from "#/components/admin/people-table.tsx";
import { SenderTable } from "#/components/admin/sender-table.tsx";
import { TenantAccount } from "#/components/admin/tenant-account.tsx";
import { TenantBalance } from "#/components/admin/tenant-balance.tsx";
import { TenantStatusChip } from "#/components/admin/tenant-status.tsx";
import { MessageList } from "#/components/portal/message-list.tsx";
import { PageTitle } from "#/components/portal/page-title.tsx";
import { Button } from "#/components/ui/button.tsx";
import { Card } from "#/components/ui/card.tsx";
import { EmptyState } from "#/components/ui/empty-state.tsx";
import { listKeysOfTenant } from "#/lib/api-keys/list-keys-of-tenant.ts";
import { listMessages } from "#/lib/messaging/list-messages.ts";
import { listTopUps } from "#/lib/payments/list-top-ups.ts";
import { listSenders } from "#/lib/senders/list-senders.ts";
import { requireStaff } from "#/lib/session/require-staff.ts";
import { viewTenant } from "#/lib/staff/view-tenant.ts";
import { listMembers } from "#/lib/team/list-members.ts";
import { findNamedTenant } from "#/lib/tenants/find-named-tenant.ts";
import type { Tenant } from "#/lib/tenants/tenant.ts";
import { getBalance } from "#/lib/wallet/get-balance.ts";
import { getReserved } from "#/lib/wallet/get-reserved.ts";
import { toMessageView } from "../../../dashboard/message-view.ts";
import { toAccountView, toBalanceView, toKeyView, toPaymentView } from "./views.ts";

type Params = { params: Promise<{ id: string }> };

const latest = 10;

async function readTenant({ params }: Params): Promise<{ tenant: Tenant } & Awaited<ReturnType<typeof requireStaff>>> {
  const staff = await requireStaff();
  const tenant = await findNamedTenant(staff.ctx, (await params).id);
  if (!tenant) notFound();
  return { ...staff, tenant };
}

export async function generateMetadata(props: Params): Promise<Metadata> {
  const { tenant } = await readTenant(props);
  return { title: tenant.name };
}

/** All of one tenant that staff need to answer a question; nothing can be changed here. */
export default async function TenantPage(props: Params) {
  const { ctx, tenant } = await readTenant(props);
  const live = viewTenant(ctx, tenant.id, "live");
  const [t, balance, reserved, people, senders, keys, { messages }, { topUps }] = await Promise.all([
    getTranslations("admin.tenant"),
    getBalance(live),
    getReserved(live),
    listMembers(ctx, tenant.id),
    listSenders(live),
    listKeysOfTenant(ctx, tenant.id),
    listMessages(live, { limit: latest, before: null }),
    listTopUps(live, { limit: latest, cursor: null }),
  ]);
  return (
    <>
      <PageTitle
        title={tenant.name}
        lead={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <span className="figures">{t("lead", { id: String(tenant.id) })}</span>
            <TenantStatusChip status={tenant.status} />
          </span>
        }
        action={
          <Button asChild variant="link" size="small">
            <Link href="/admin/tenants">{t("all")}</Link>
          </Button>
        }
      />
      <div className="grid gap-5">
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <TenantAccount account={toAccountView(tenant)} />
          <TenantBalance balance={toBalanceView(balance, reserved)} />
        </div>
        <Card id="messages" title={t("messages")} description={t("messagesText")} padded={false}>
          {messages.length > 0 ? (
            <MessageList messages={messages.map(toMessageView)} zone={tenant.timeZone} masked />
          ) : (
            <EmptyState title={t("emptyMessages")} />
          )}
        </Card>
        <Card id="payments" title={t("payments")} padded={false}>
          {topUps.length > 0 ? (
            <PaymentTable payments={topUps.map(toPaymentView)} />
          ) : (
            <EmptyState title={t("emptyPayments")} />
          )}
        </Card>
        <div className="grid items-start gap-5 lg:grid-cols-2">
          <Card id="people" title={t("people")} padded={false}>
            {people.length > 0 ? <PeopleTable people={people} /> : <EmptyState title={t("emptyPeople")} />}
          </Card>
          <Card id="senders" title={t("senders")} padded={false}>
            {senders.length > 0 ? <SenderTable senders={senders} /> : <EmptyState title={t("emptySenders")} />}
          </Card>
        </div>
        <Card id="keys" title={t("keys")} description={t("keysText")} padded={false}>
          {keys.length > 0 ? <KeyTable keys={keys.map(toKeyView)} /> : <EmptyState title={t("emptyKeys")} />}
        </Card>
      </div>
    </>
  );
}
