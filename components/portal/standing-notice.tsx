import { useTranslations } from "next-intl";
import { Alert } from "#/components/ui/alert.tsx";
import type { TenantStatus } from "#/db/enums.ts";

/** What keeps the organisation from live sending, and what can be done meanwhile (experience.md UX-14). */
export function StandingNotice({ status, reason }: { status: TenantStatus; reason: string | null }) {
  const t = useTranslations("portal.notice");
  if (status !== "pending_approval" && status !== "rejected" && status !== "suspended") return null;
  return (
    <div id="standing" className="scroll-mt-20">
      {status === "pending_approval" ? (
        <Alert tone="info" title={t("pendingTitle")}>
          {t("pendingBody")}
        </Alert>
      ) : null}
      {status === "rejected" ? (
        <Alert tone="warning" title={t("rejectedTitle")}>
          {reason ? <p>{t("rejectedBody", { reason })}</p> : null}
          <p>{t("rejectedNext")}</p>
        </Alert>
      ) : null}
      {status === "suspended" ? (
        <Alert tone="danger" title={t("suspendedTitle")}>
          {reason ? t("suspendedBody", { reason }) : null}
        </Alert>
      ) : null}
    </div>
  );
}
