import { getTranslations } from "next-intl/server";
import { ApprovalRow } from "#/components/admin/approval-row.tsx";
import { AssignButton } from "#/components/admin/assign-button.tsx";
import { TenantLink } from "#/components/admin/tenant-link.tsx";
import { Chip } from "#/components/ui/chip.tsx";
import { Time } from "#/components/ui/time.tsx";
import { formatKes, toKes } from "#/lib/core/money.ts";
import type { ManualRequest } from "#/lib/payments/list-manual-requests.ts";
import type { SuspenseItem } from "#/lib/payments/list-suspense.ts";
import { findAssignee, submitAssignment } from "./actions.ts";

type SuspenseRowProps = {
  item: SuspenseItem;
  /** The requests of tenants that name its receipt. */
  claims: ManualRequest[];
  age: string;
  mayDecide: boolean;
};

/** Money in suspense: what is known of it, whose it may be, and the way to its owner. */
export async function SuspenseRow({ item, claims, age, mayDecide }: SuspenseRowProps) {
  const t = await getTranslations("admin.money");
  const { creditedAs } = item;
  const [claim] = claims;
  const likely = claim && claims.length === 1 ? { tenantId: claim.tenantId, name: claim.tenantName } : item.likely;
  return (
    <ApprovalRow
      title={formatKes(item.amount)}
      facts={[
        { label: t("account"), value: <span className="figures">{item.account}</span> },
        ...(item.payerName ? [{ label: t("payer"), value: item.payerName }] : []),
        { label: t("receipt"), value: <span className="figures">{item.receipt}</span> },
        { label: t("shortcode"), value: <span className="figures">{item.shortcode}</span> },
        {
          label: t("age"),
          value: (
            <>
              <Time at={item.createdAt.toISOString()} /> ({age})
            </>
          ),
        },
      ]}
      warning={
        creditedAs ? (
          <Chip tone="warning" className="h-auto min-h-6 py-0.5 whitespace-normal">
            {t("creditedAs", { id: creditedAs })}
          </Chip>
        ) : claims.length > 0 ? (
          <span className="grid gap-1">
            {claims.map(({ paymentId, tenantId, tenantName, amount, reference }) => (
              <TenantLink key={paymentId} clientId={tenantId}>
                <span className="text-sm">
                  {t("claimed", { name: tenantName, id: String(tenantId), amount: formatKes(amount), reference })}
                </span>
              </TenantLink>
            ))}
          </span>
        ) : likely ? (
          <TenantLink clientId={likely.tenantId}>
            <span className="text-sm">{t("likely", { name: likely.name, id: String(likely.tenantId) })}</span>
          </TenantLink>
        ) : null
      }
      decision={
        mayDecide && creditedAs === null ? (
          <div>
            <AssignButton
              suspenseId={item.id}
              amount={toKes(item.amount)}
              receipt={item.receipt}
              likely={likely ? { clientId: likely.tenantId, name: likely.name } : null}
              find={findAssignee}
              assign={submitAssignment}
            />
          </div>
        ) : null
      }
    />
  );
}
