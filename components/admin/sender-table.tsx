import { CircleCheck, CircleX, Clock, type LucideIcon, Pause, Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { Chip, type Tone } from "#/components/ui/chip.tsx";
import { Cell, HeadCell, Table } from "#/components/ui/table.tsx";
import type { SenderStatus, TrafficClass } from "#/db/enums.ts";

type SenderLine = {
  id: string;
  name: string;
  trafficClass: TrafficClass;
  status: SenderStatus;
  statusReason: string | null;
};

const looks: Record<SenderStatus, { tone: Tone; icon: LucideIcon }> = {
  draft: { tone: "neutral", icon: Pencil },
  submitted: { tone: "warning", icon: Clock },
  approved: { tone: "positive", icon: CircleCheck },
  rejected: { tone: "danger", icon: CircleX },
  suspended: { tone: "danger", icon: Pause },
};

export function SenderTable({ senders }: { senders: SenderLine[] }) {
  const t = useTranslations("admin.tenant");
  const classes = useTranslations("admin.approvals");
  return (
    <Table>
      <thead>
        <tr>
          <HeadCell>{t("sender")}</HeadCell>
          <HeadCell>{t("status")}</HeadCell>
          <HeadCell className="hidden text-right sm:table-cell">{t("class")}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {senders.map(({ id, name, trafficClass, status, statusReason }) => (
          <tr key={id}>
            <Cell className="py-2 font-medium text-ink">
              {name}
              <span className="block text-xs font-normal text-muted sm:hidden">{classes(trafficClass)}</span>
            </Cell>
            <Cell className="py-2">
              <Chip {...looks[status]}>{t(`senderStatus_${status}`)}</Chip>
              {statusReason ? <span className="mt-1 block text-xs text-muted">{statusReason}</span> : null}
            </Cell>
            <Cell className="hidden text-right text-muted sm:table-cell">{classes(trafficClass)}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
