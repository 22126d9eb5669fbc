import type { getTranslations } from "next-intl/server";
import type { TileProps } from "#/components/admin/tile.tsx";
import { formatTime } from "#/components/ui/time.tsx";
import { formatKes } from "#/lib/core/money.ts";
import type { PlatformState } from "#/lib/reconciliation/get-platform-state.ts";

type Texts = Awaited<ReturnType<typeof getTranslations<"admin.overview">>>;

/** A queue that waits longer than this is said to be late, and than that to need a hand (trust.md TR-92). */
const lateMinutes = 1;
const stuckMinutes = 5;

/** The figures of the platform as tiles, each with its verdict (experience.md UX-90). */
export function platformTiles(t: Texts, state: PlatformState, nowMs: number): TileProps[] {
  const { carrier, oldestDue, queued, failingEndpoints } = state;
  const minutes = oldestDue ? Math.max(0, Math.floor((nowMs - oldestDue.getTime()) / 60_000)) : 0;
  const queueState = minutes >= stuckMinutes ? "act" : minutes >= lateMinutes ? "watch" : "ok";
  const carrierState = carrier?.paused ? "act" : !carrier?.at || carrier.problem ? "watch" : "ok";
  const tiles: Omit<TileProps, "stateLabel">[] = [
    {
      title: t("liabilities"),
      value: formatKes(state.liabilities),
      text: t("liabilitiesText"),
      state: "ok",
      href: "/admin/tenants",
    },
    {
      title: t("carrier"),
      value: carrier?.balance ? formatKes(carrier.balance) : t("carrierNever"),
      text: carrierText(t, carrier),
      state: carrierState,
      href: null,
    },
    {
      title: t("mobileMoney"),
      value: formatKes(state.mobileMoneyToday),
      text: t("mobileMoneyText", { count: state.mobileMoneyCount }),
      state: "ok",
      href: "/admin/money",
    },
    {
      title: t("queue"),
      value: String(queued),
      text: queued > 0 ? t("queueText", { minutes }) : t("queueEmpty"),
      state: queueState,
      href: "/admin/jobs",
    },
    {
      title: t("reserved"),
      value: formatKes(state.reservedLong),
      text: t(state.reservedLong > 0n ? "reservedText" : "reservedNone"),
      state: state.reservedLong > 0n ? "watch" : "ok",
      href: null,
    },
    {
      title: t("failing"),
      value: String(failingEndpoints),
      text: t("failingText", { count: failingEndpoints }),
      state: failingEndpoints > 0 ? "watch" : "ok",
      href: null,
    },
  ];
  return tiles.map((tile) => ({ ...tile, stateLabel: t(`state_${tile.state}`) }));
}

function carrierText(t: Texts, carrier: PlatformState["carrier"]): string {
  if (carrier?.paused) return t("carrierPaused");
  if (carrier?.problem) return t("carrierProblem");
  return carrier?.at ? t("carrierAt", { time: formatTime(carrier.at.toISOString()) }) : t("carrierFirst");
}
