import Link from "next/link";
import { useTranslations } from "next-intl";
import { Alert } from "#/components/ui/alert.tsx";
import { Button } from "#/components/ui/button.tsx";
import { Card } from "#/components/ui/card.tsx";
import { formatAmount } from "#/components/ui/money.tsx";
import { formatTime } from "#/components/ui/time.tsx";

export type SentMessages = {
  accepted: number;
  rejected: number;
  /** In KES. */
  cost: number;
  /** ISO; null: at once. */
  leavesAt: string | null;
  /** They wait for the hours of promotional messages. */
  held: boolean;
};

type SentNoteProps = { sent: SentMessages; zone: string; startAgain: () => void };

/** What became of a form: how many messages leave, and when. */
export function SentNote({ sent, zone, startAgain }: SentNoteProps) {
  const t = useTranslations("send");
  const { accepted: count, rejected, leavesAt, held } = sent;
  const sentences = [
    held ? t("heldText") : "",
    t("sentText", { cost: `KES ${formatAmount(sent.cost)}` }),
    rejected > 0 ? t("sentRejected", { count: rejected }) : "",
  ];
  const title = leavesAt ? t("scheduledTitle", { count, time: formatTime(leavesAt, zone) }) : t("sentTitle", { count });
  return (
    <Card>
      <div className="grid justify-items-start gap-4">
        <output className="block w-full">
          <Alert tone="positive" title={title}>
            {sentences.filter((sentence) => sentence !== "").join(" ")}
          </Alert>
        </output>
        <div className="flex flex-wrap gap-3">
          <Button asChild>
            <Link href="/dashboard/messages">{t("seeMessages")}</Link>
          </Button>
          <Button variant="secondary" onClick={startAgain}>
            {t("another")}
          </Button>
        </div>
      </div>
    </Card>
  );
}
