import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { PageTitle } from "#/components/portal/page-title.tsx";
import { ActionButton } from "#/components/ui/action-button.tsx";
import { Button } from "#/components/ui/button.tsx";
import { Card } from "#/components/ui/card.tsx";
import { ThemeSwitch } from "#/components/ui/theme-switch.tsx";
import { requireMember } from "#/lib/session/require-member.ts";
import { submitSignOut } from "../actions.ts";
import { showChecklist } from "../checklist-choice.ts";
import { isChecklistHidden } from "../checklist-cookie.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("portal.more");
  return { title: t("title") };
}

/** What has no place of its own in the menu: the account, the colours, help, the way out. */
export default async function MorePage() {
  const { tenant, session, role } = await requireMember();
  const [t, ui] = await Promise.all([getTranslations("portal.more"), getTranslations("ui")]);
  return (
    <>
      <PageTitle title={t("title")} />
      <div className="grid max-w-2xl gap-5">
        <Card title={tenant.name} description={`${t("clientId")} ${tenant.id}`}>
          <p className="text-sm text-ink">{t("signedInAs", { email: session.user.email })}</p>
          <p className="mb-4 text-sm text-muted">{t("role", { role })}</p>
          <form action={submitSignOut}>
            <ActionButton variant="secondary" pendingLabel={ui("working")}>
              {ui("signOut")}
            </ActionButton>
          </form>
        </Card>
        <Card title={t("colours")}>
          <ThemeSwitch
            labels={{
              legend: ui("theme.legend"),
              system: ui("theme.system"),
              light: ui("theme.light"),
              dark: ui("theme.dark"),
            }}
          />
        </Card>
        <Card title={t("help")}>
          <p className="text-sm text-muted">{t("developersText")}</p>
          <Button asChild variant="link" className="mt-3">
            <Link href="/docs" prefetch={false}>
              {t("docs")}
            </Link>
          </Button>
          {(await isChecklistHidden()) ? (
            <form action={showChecklist} className="mt-4">
              <ActionButton variant="secondary" pendingLabel={ui("working")}>
                {t("checklist")}
              </ActionButton>
            </form>
          ) : null}
        </Card>
      </div>
    </>
  );
}
