import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ApprovalRow } from "#/components/admin/approval-row.tsx";
import { CreditButton } from "#/components/admin/credit-button.tsx";
import { Decision } from "#/components/admin/decision.tsx";
import { DecisionKeys } from "#/components/admin/decision-keys.tsx";
import { RejectButton } from "#/components/admin/reject-button.tsx";
import { TenantLink } from "#/components/admin/tenant-link.tsx";
import { TenantStatusChip } from "#/components/admin/tenant-status.tsx";
import { ClientTexts } from "#/components/client-texts.tsx";
import { PageTitle } from "#/components/portal/page-title.tsx";
import { Card } from "#/components/ui/card.tsx";
import { Chip } from "#/components/ui/chip.tsx";
import { EmptyState } from "#/components/ui/empty-state.tsx";
import { Phone } from "#/components/ui/phone.tsx";
import { Time } from "#/components/ui/time.tsx";
import { formatKes, toKes } from "#/lib/core/money.ts";
import { claimedReceipt } from "#/lib/payments/claim-proof.ts";
import { listManualRequests, type ManualRequest } from "#/lib/payments/list-manual-requests.ts";
import { listSubmittedSenders, type SubmittedSender } from "#/lib/senders/list-submitted-senders.ts";
import { requireStaff } from "#/lib/session/require-staff.ts";
import { scopesOfStaff } from "#/lib/staff/roles.ts";
import { listTenants, type ListedTenant } from "#/lib/tenants/list-tenants.ts";
import { submitCredit, submitTopUpRejection } from "../money/actions.ts";
import { submitSenderApproval, submitSenderRejection, submitTenantApproval, submitTenantRejection } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.approvals");
  return { title: t("title") };
}

const tenantTemplates = ["template_tenant_details", "template_tenant_duplicate", "template_tenant_use"] as const;
const topUpTemplates = ["template_top_up_missing", "template_top_up_other", "template_top_up_twice"] as const;
const senderTemplates = ["template_sender_brand", "template_sender_generic", "template_sender_promotional"] as const;

/** A client ID alone could be taken for another row's key. */
function tenantKey({ id }: ListedTenant): string {
  return `tenant:${id}`;
}

async function TenantRow({ tenant }: { tenant: ListedTenant }) {
  const t = await getTranslations("admin.approvals");
  return (
    <ApprovalRow
      id={tenantKey(tenant)}
      title={tenant.name}
      facts={[
        { label: t("contact"), value: tenant.contactName },
        { label: t("email"), value: tenant.email },
        { label: t("phone"), value: <Phone digits={tenant.phone} /> },
        { label: t("clientId"), value: <TenantLink clientId={tenant.id} /> },
        { label: t("since"), value: <Time at={tenant.createdAt.toISOString()} /> },
      ]}
      decision={
        <Decision
          field={{ name: "tenantId", value: String(tenant.id) }}
          name={tenant.name}
          templates={tenantTemplates.map((key) => t(key))}
          approve={submitTenantApproval}
          reject={submitTenantRejection}
        />
      }
    />
  );
}

async function SenderRow({ sender }: { sender: SubmittedSender }) {
  const t = await getTranslations("admin.approvals");
  const { reservedWord, lookAlikes } = sender.warnings;
  const warnings = [
    ...(reservedWord ? [t("reserved", { name: reservedWord })] : []),
    ...(lookAlikes.length > 0 ? [t("lookAlike", { names: lookAlikes.join(", ") })] : []),
  ];
  return (
    <ApprovalRow
      id={sender.id}
      title={sender.name}
      facts={[
        {
          label: t("tenant"),
          value: (
            <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
              <TenantLink clientId={sender.tenantId}>{`${sender.tenantName} (${sender.tenantId})`}</TenantLink>
              {sender.tenantStatus === "active" ? null : <TenantStatusChip status={sender.tenantStatus} />}
            </span>
          ),
        },
        { label: t("class"), value: t(sender.trafficClass) },
        ...(sender.purpose ? [{ label: t("purpose"), value: sender.purpose }] : []),
        { label: t("since"), value: <Time at={sender.createdAt.toISOString()} /> },
      ]}
      warning={
        warnings.length > 0 ? (
          <span className="flex flex-wrap gap-2">
            {warnings.map((text) => (
              <Chip key={text} tone="warning">
                {text}
              </Chip>
            ))}
          </span>
        ) : null
      }
      decision={
        <Decision
          field={{ name: "senderId", value: sender.id }}
          name={sender.name}
          templates={senderTemplates.map((key) => t(key))}
          approve={submitSenderApproval}
          reject={submitSenderRejection}
        />
      }
    />
  );
}

async function TopUpRow({ request, mayDecide }: { request: ManualRequest; mayDecide: boolean }) {
  const [t, roads] = await Promise.all([getTranslations("admin.approvals"), getTranslations("admin.roads")]);
  const { paymentId, tenantId, tenantName } = request;
  const amount = formatKes(request.amount);
  return (
    <ApprovalRow
      id={paymentId}
      title={`${amount}, ${tenantName}`}
      facts={[
        { label: t("clientId"), value: <TenantLink clientId={tenantId} /> },
        { label: t("road"), value: roads(request.method) },
        { label: t("proof"), value: request.proof ?? "" },
        { label: t("reference"), value: <span className="figures">{request.reference}</span> },
        { label: t("since"), value: <Time at={request.createdAt.toISOString()} /> },
      ]}
      decision={
        mayDecide ? (
          <div className="flex flex-wrap gap-2">
            <CreditButton
              paymentId={paymentId}
              name={tenantName}
              asked={toKes(request.amount)}
              at={claimedReceipt(request.proof) ? "mpesa" : "bank"}
              approve={submitCredit}
            />
            <RejectButton
              field={{ name: "paymentId", value: paymentId }}
              name={`${amount}, ${tenantName}`}
              templates={topUpTemplates.map((key) => t(key))}
              reject={submitTopUpRejection}
            />
          </div>
        ) : null
      }
    />
  );
}

/** The queues of decisions, the longest waiting first. */
export default async function ApprovalsPage() {
  const staff = await requireStaff();
  const { ctx } = staff;
  const mayDecide = scopesOfStaff(staff.role).includes("payments:decide");
  const [t, { tenants }, senders, topUps] = await Promise.all([
    getTranslations("admin.approvals"),
    listTenants(ctx, { statuses: ["pending_approval"], limit: 100 }),
    listSubmittedSenders(ctx),
    listManualRequests(ctx),
  ]);
  const waiting = tenants.toReversed();
  const ids = [...waiting.map(tenantKey), ...senders.map(({ id }) => id), ...topUps.map(({ paymentId }) => paymentId)];
  return (
    <ClientTexts of={["admin", "ui"]}>
      <PageTitle title={t("title")} lead={t("lead")} />
      <DecisionKeys ids={ids}>
        <Card id="organisations" title={t("organisations")} padded={false}>
          {waiting.length > 0 ? (
            <ul className="divide-y divide-line">
              {waiting.map((tenant) => (
                <TenantRow key={tenant.id} tenant={tenant} />
              ))}
            </ul>
          ) : (
            <EmptyState title={t("emptyOrganisations")}>{t("emptyText")}</EmptyState>
          )}
        </Card>
        <Card id="senders" title={t("senders")} padded={false}>
          {senders.length > 0 ? (
            <ul className="divide-y divide-line">
              {senders.map((sender) => (
                <SenderRow key={sender.id} sender={sender} />
              ))}
            </ul>
          ) : (
            <EmptyState title={t("emptySenders")}>{t("emptyText")}</EmptyState>
          )}
        </Card>
        <Card id="topUps" title={t("topUps")} padded={false}>
          {topUps.length > 0 ? (
            <ul className="divide-y divide-line">
              {topUps.map((request) => (
                <TopUpRow key={request.paymentId} request={request} mayDecide={mayDecide} />
              ))}
            </ul>
          ) : (
            <EmptyState title={t("emptyTopUps")}>{t("emptyText")}</EmptyState>
          )}
        </Card>
      </DecisionKeys>
    </ClientTexts>
  );
}
