import { Ban, CircleCheck, CircleX, Clock, type LucideIcon, Mail, Pause } from "lucide-react";
import { useTranslations } from "next-intl";
import { Chip, type Tone } from "#/components/ui/chip.tsx";
import type { TenantStatus } from "#/db/enums.ts";

const looks: Record<TenantStatus, { tone: Tone; icon: LucideIcon }> = {
  pending_verification: { tone: "neutral", icon: Mail },
  pending_approval: { tone: "warning", icon: Clock },
  active: { tone: "positive", icon: CircleCheck },
  suspended: { tone: "danger", icon: Pause },
  rejected: { tone: "danger", icon: CircleX },
  closed: { tone: "neutral", icon: Ban },
};

/** Where a tenant is, in a word and a sign. */
export function TenantStatusChip({ status, className }: { status: TenantStatus; className?: string }) {
  const t = useTranslations("admin.tenants");
  return (
    <Chip {...looks[status]} className={className}>
      {t(`status_${status}`)}
    </Chip>
  );
}
