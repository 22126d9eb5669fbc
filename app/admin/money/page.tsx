import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { ClientTexts } from "#/components/client-texts.tsx";
import { PageTitle } from "#/components/portal/page-title.tsx";
import { Card } from "#/components/ui/card.tsx";
import { EmptyState } from "#/components/ui/empty-state.tsx";
import { claimedReceipt } from "#/lib/payments/claim-proof.ts";
import { listManualRequests } from "#/lib/payments/list-manual-requests.ts";
import { listReviews } from "#/lib/payments/list-reviews.ts";
import { listSuspense } from "#/lib/payments/list-suspense.ts";
import { requireStaff } from "#/lib/session/require-staff.ts";
import { scopesOfStaff } from "#/lib/staff/roles.ts";
import { ReviewRow } from "./review-row.tsx";
import { SuspenseRow } from "./suspense-row.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.money");
  return { title: t("title") };
}

/** Money that could not be credited by itself, and what can be done about it. */
export default async function MoneyPage() {
  const staff = await requireStaff();
  const { ctx } = staff;
  const mayDecide = scopesOfStaff(staff.role).includes("payments:decide");
  const [t, format, suspense, reviews, requests] = await Promise.all([
    getTranslations("admin.money"),
    getFormatter(),
    listSuspense(ctx),
    listReviews(ctx),
    listManualRequests(ctx),
  ]);
  const claimsOf = (receipt: string) => requests.filter(({ proof }) => claimedReceipt(proof) === receipt);
  const age = (at: Date) => format.relativeTime(at, ctx.clock.now());
  return (
    <ClientTexts of={["admin", "ui"]}>
      <PageTitle title={t("title")} lead={t("lead")} />
      <div className="grid gap-5">
        <Card id="suspense" title={t("suspense")} description={t("suspenseText")} padded={false}>
          {suspense.length > 0 ? (
            <ul className="divide-y divide-line">
              {suspense.map((item) => (
                <SuspenseRow
                  key={item.id}
                  item={item}
                  claims={claimsOf(item.receipt)}
                  age={age(item.createdAt)}
                  mayDecide={mayDecide}
                />
              ))}
            </ul>
          ) : (
            <EmptyState title={t("emptySuspense")}>{t("emptySuspenseText")}</EmptyState>
          )}
        </Card>
        <Card id="reviews" title={t("reviews")} description={t("reviewsText")} padded={false}>
          {reviews.length > 0 ? (
            <ul className="divide-y divide-line">
              {reviews.map((payment) => (
                <ReviewRow key={payment.id} payment={payment} age={age(payment.createdAt)} mayDecide={mayDecide} />
              ))}
            </ul>
          ) : (
            <EmptyState title={t("emptyReviews")}>{t("emptyReviewsText")}</EmptyState>
          )}
        </Card>
      </div>
    </ClientTexts>
  );
}
