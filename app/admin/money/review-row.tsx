import { getTranslations } from "next-intl/server";
import { ApprovalRow } from "#/components/admin/approval-row.tsx";
import { CreditButton } from "#/components/admin/credit-button.tsx";
import { PaymentStatusChip } from "#/components/admin/payment-status.tsx";
import { ReasonButton } from "#/components/admin/reason-button.tsx";
import { TenantLink } from "#/components/admin/tenant-link.tsx";
import { Chip } from "#/components/ui/chip.tsx";
import { Phone } from "#/components/ui/phone.tsx";
import { Time } from "#/components/ui/time.tsx";
import { formatKes, toKes } from "#/lib/core/money.ts";
import type { PaymentUnderReview } from "#/lib/payments/list-reviews.ts";
import { isByHand, mayApprove, mayClear, mayReject } from "#/lib/payments/staff-part.ts";
import { submitCredit, submitFinding, submitTopUpRejection } from "./actions.ts";

type ReviewRowProps = { payment: PaymentUnderReview; age: string; mayDecide: boolean };

const reasons = [
  "unreadable_callback",
  "unlisted_source",
  "other_request",
  "amount_mismatch",
  "contradicted",
  "never_confirmed",
  "receipt_taken",
  "second_receipt",
  "unknown_result",
  "undecided",
] as const;

/** A payment under review: its state, why staff look at it, and what may be done in that state. */
export async function ReviewRow({ payment, age, mayDecide }: ReviewRowProps) {
  const [t, roads] = await Promise.all([getTranslations("admin.money"), getTranslations("admin.roads")]);
  const { id, tenantName, receipt, phone } = payment;
  const name = `${formatKes(payment.amount)}, ${tenantName}`;
  const reason = reasons.find((known) => known === (payment.doubt ?? payment.reason)) ?? "other";
  const field = { name: "paymentId", value: id };
  return (
    <ApprovalRow
      title={name}
      facts={[
        { label: t("tenant"), value: <TenantLink clientId={payment.tenantId} /> },
        { label: t("road"), value: roads(payment.method) },
        ...(phone ? [{ label: t("phone"), value: <Phone digits={phone} masked /> }] : []),
        ...(receipt ? [{ label: t("receipt"), value: <span className="figures">{receipt}</span> }] : []),
        ...(payment.reference
          ? [{ label: t("reference"), value: <span className="figures">{payment.reference}</span> }]
          : []),
        { label: t("id"), value: <span className="figures">{id}</span> },
        {
          label: t("age"),
          value: (
            <>
              <Time at={payment.createdAt.toISOString()} /> ({age})
            </>
          ),
        },
      ]}
      warning={
        <span className="flex flex-wrap gap-2">
          <PaymentStatusChip status={payment.status} />
          <Chip tone="warning" className="h-auto min-h-6 py-0.5 whitespace-normal">
            {t(`reason_${reason}`)}
          </Chip>
        </span>
      }
      decision={
        mayDecide ? (
          <div className="flex flex-wrap gap-2">
            {mayApprove(payment) ? (
              <CreditButton
                paymentId={id}
                name={tenantName}
                asked={toKes(payment.amount)}
                at={isByHand(payment.method) ? "bank" : "mpesa"}
                approve={submitCredit}
              />
            ) : null}
            {mayReject(payment) ? (
              <ReasonButton
                field={field}
                name={name}
                templates={[t("template_close_amount"), t("template_close_missing")]}
                action={submitTopUpRejection}
                danger
                texts={{
                  open: t("close"),
                  title: t("closeTitle", { name }),
                  text: t("closeText"),
                  label: t("reasonLabel"),
                  pending: t("closing"),
                  done: t("closed", { name }),
                }}
              />
            ) : null}
            {mayClear(payment) ? (
              <ReasonButton
                field={field}
                name={name}
                templates={[t("template_clear_right"), t("template_clear_back")]}
                action={submitFinding}
                texts={{
                  open: t("clear"),
                  title: t("clearTitle", { name }),
                  text: t("clearText"),
                  label: t("finding"),
                  pending: t("clearing"),
                  done: t("cleared", { name }),
                }}
              />
            ) : null}
          </div>
        ) : null
      }
    />
  );
}
