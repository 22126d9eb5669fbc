import { CircleCheck, CircleX, Clock, LoaderCircle, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Chip, type Tone } from "#/components/ui/chip.tsx";
import type { PaymentStatus } from "#/db/enums.ts";

const looks: Record<PaymentStatus, { tone: Tone; icon: LucideIcon }> = {
  pending: { tone: "warning", icon: Clock },
  processing: { tone: "warning", icon: LoaderCircle },
  completed: { tone: "positive", icon: CircleCheck },
  failed: { tone: "neutral", icon: CircleX },
  cancelled: { tone: "neutral", icon: CircleX },
  expired: { tone: "neutral", icon: CircleX },
};

/** Where a payment is, in a word and a sign. */
export function PaymentStatusChip({ status }: { status: PaymentStatus }) {
  const t = useTranslations("admin.paymentStatus");
  return <Chip {...looks[status]}>{t(status)}</Chip>;
}
