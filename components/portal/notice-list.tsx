import { useTranslations } from "next-intl";
import { ActionForm } from "#/components/ui/action-form.tsx";
import { Card } from "#/components/ui/card.tsx";
import type { FormAction } from "#/components/ui/form-state.ts";
import { FormSubmit } from "#/components/ui/form-submit.tsx";
import { Time } from "#/components/ui/time.tsx";

export type NoticeView = { id: string; title: string; body: string; at: string };

type NoticeListProps = {
  notices: NoticeView[];
  /** The tenant's time zone. */
  zone: string;
  markRead: FormAction;
};

/** What happened while nobody looked, the newest first. */
export function NoticeList({ notices, zone, markRead }: NoticeListProps) {
  const t = useTranslations("portal.notices");
  return (
    <Card
      id="notices"
      title={t("title")}
      padded={false}
      action={
        <ActionForm action={markRead}>
          <input type="hidden" name="upTo" value={notices[0]?.id ?? ""} />
          <FormSubmit variant="quiet" size="small" pendingLabel={t("marking")}>
            {t("mark")}
          </FormSubmit>
        </ActionForm>
      }
    >
      <ul className="divide-y divide-line">
        {notices.map(({ id, title, body, at }) => (
          <li key={id} className="flex flex-wrap justify-between gap-x-6 gap-y-1 px-5 py-3 text-sm">
            <p className="min-w-0">
              <span className="font-medium text-ink">{title}</span> <span className="text-muted">{body}</span>
            </p>
            <span className="text-muted">
              <Time at={at} zone={zone} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
