import { useTranslations } from "next-intl";
import { Money } from "#/components/ui/money.tsx";
import { Phone } from "#/components/ui/phone.tsx";
import { CardsOrTable, Cell, HeadCell } from "#/components/ui/table.tsx";
import { formatTime, Time } from "#/components/ui/time.tsx";
import type { MessageStatus } from "#/db/enums.ts";
import { MessageStatusChip } from "./message-status.tsx";

/** A message as lists show it, in KES and ISO times. */
export type MessageView = {
  id: string;
  recipient: string;
  sender: string;
  status: MessageStatus;
  reason: string | null;
  segments: number;
  cost: number;
  at: string;
  /** Of a scheduled message. */
  leavesAt: string | null;
};

/** `absent_subscriber` as words. */
function reasonWords(reason: string): string {
  return reason.replaceAll("_", " ");
}

/** When a scheduled message leaves, or why another stands where it stands. */
function StatusNote({ message: { leavesAt, reason }, zone }: { message: MessageView; zone: string }) {
  const t = useTranslations("portal.messages");
  if (leavesAt)
    return <span className="truncate text-sm text-muted">{t("leaves", { time: formatTime(leavesAt, zone) })}</span>;
  return reason ? <span className="truncate text-sm text-muted">{reasonWords(reason)}</span> : null;
}

/** Messages, newest first: rows on a wide screen, cards on a phone. */
export function MessageList({
  messages,
  zone,
  compact = false,
  masked = false,
}: {
  messages: MessageView[];
  /** The tenant's time zone. */
  zone: string;
  /** For a narrow place: leaves sender and segments out. */
  compact?: boolean;
  /** For others than the tenant. */
  masked?: boolean;
}) {
  const t = useTranslations("portal.messages");
  return (
    <CardsOrTable
      cards={messages.map((message) => (
        <li key={message.id} className="grid gap-1.5 px-5 py-3">
          <div className="flex items-center justify-between gap-3">
            <Phone digits={message.recipient} masked={masked} className="font-medium text-ink" />
            <MessageStatusChip status={message.status} />
          </div>
          <div className="flex items-center justify-between gap-3 text-sm text-muted">
            <span className="truncate">
              {message.sender} · <Time at={message.at} zone={zone} />
            </span>
            <Money kes={message.cost} />
          </div>
          <StatusNote message={message} zone={zone} />
        </li>
      ))}
    >
      <thead>
        <tr>
          <HeadCell>{t("to")}</HeadCell>
          <HeadCell>{t("status")}</HeadCell>
          {compact ? null : (
            <>
              <HeadCell>{t("from")}</HeadCell>
              <HeadCell className="text-right">{t("segments")}</HeadCell>
            </>
          )}
          <HeadCell className="text-right">{t("price")}</HeadCell>
          <HeadCell className="text-right">{t("when")}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {messages.map((message) => (
          <tr key={message.id} className="hover:bg-inset/50">
            <Cell>
              <Phone digits={message.recipient} masked={masked} className="font-medium text-ink" />
            </Cell>
            <Cell>
              <span className="flex items-center gap-2">
                <MessageStatusChip status={message.status} />
                <StatusNote message={message} zone={zone} />
              </span>
            </Cell>
            {compact ? null : (
              <>
                <Cell className="text-muted">{message.sender}</Cell>
                <Cell className="figures text-right text-muted">{message.segments}</Cell>
              </>
            )}
            <Cell className="text-right">
              <Money kes={message.cost} />
            </Cell>
            <Cell className="text-right text-muted">
              <Time at={message.at} zone={zone} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </CardsOrTable>
  );
}
