import { CircleCheck, CircleX, Clock } from "lucide-react";
import { useTranslations } from "next-intl";
import { Card } from "#/components/ui/card.tsx";
import { Chip } from "#/components/ui/chip.tsx";
import type { FormAction } from "#/components/ui/form-state.ts";
import type { SenderStatus } from "#/db/enums.ts";
import { SenderForm } from "./sender-form.tsx";

export type SenderView = { id: string; name: string; status: SenderStatus; reason: string | null };

function SenderStatusChip({ status }: { status: SenderStatus }) {
  const t = useTranslations("portal.sender");
  if (status === "approved")
    return (
      <Chip tone="positive" icon={CircleCheck}>
        {t("approved")}
      </Chip>
    );
  if (status === "rejected" || status === "suspended")
    return (
      <Chip tone="danger" icon={CircleX}>
        {t("rejected")}
      </Chip>
    );
  return <Chip icon={Clock}>{t("waiting")}</Chip>;
}

/** The sender IDs of the organisation, and the form for the next one (experience.md UX-15). */
export function SenderCard({ senders, request }: { senders: SenderView[]; request: FormAction | null }) {
  const t = useTranslations("portal.sender");
  const isWanted = senders.every(({ status }) => status === "rejected");
  return (
    <Card id="sender" title={t("title")} description={t("text")}>
      <ul className="grid gap-2 not-last:mb-4 empty:hidden">
        {senders.map((sender) => (
          <li key={sender.id} className="grid gap-1 rounded-md border border-line px-3.5 py-2.5">
            <span className="flex items-center justify-between gap-3">
              <span className="font-medium text-ink">{sender.name}</span>
              <SenderStatusChip status={sender.status} />
            </span>
            {sender.reason ? <span className="text-sm text-muted">{sender.reason}</span> : null}
          </li>
        ))}
      </ul>
      {request && isWanted ? <SenderForm request={request} /> : null}
      {request && !isWanted ? (
        <details>
          <summary className="touch inline-flex items-center text-sm text-accent underline underline-offset-4">
            {t("another")}
          </summary>
          <div className="mt-4">
            <SenderForm request={request} />
          </div>
        </details>
      ) : null}
    </Card>
  );
}
