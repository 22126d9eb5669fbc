import { Ban, CircleCheck, CircleHelp, CircleX, Clock, type LucideIcon, Send, SendHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { Chip, type Tone } from "#/components/ui/chip.tsx";
import type { MessageStatus } from "#/db/enums.ts";

const looks: Record<MessageStatus, { tone: Tone; icon: LucideIcon }> = {
  scheduled: { tone: "neutral", icon: Clock },
  queued: { tone: "neutral", icon: Clock },
  sending: { tone: "neutral", icon: SendHorizontal },
  unconfirmed: { tone: "warning", icon: CircleHelp },
  sent: { tone: "neutral", icon: Send },
  undelivered: { tone: "danger", icon: CircleX },
  failed: { tone: "danger", icon: CircleX },
  delivered: { tone: "positive", icon: CircleCheck },
  rejected: { tone: "danger", icon: Ban },
  cancelled: { tone: "neutral", icon: Ban },
};

/** Where a message is, in a word and a sign. */
export function MessageStatusChip({ status }: { status: MessageStatus }) {
  const t = useTranslations("portal.messages");
  return (
    <Chip tone={looks[status].tone} icon={looks[status].icon}>
      {t(`status_${status}`)}
    </Chip>
  );
}
