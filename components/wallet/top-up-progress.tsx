"use client";

import { Share2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent } from "react";
import { Alert } from "#/components/ui/alert.tsx";
import { Button } from "#/components/ui/button.tsx";
import { formatAmount } from "#/components/ui/money.tsx";
import { maskPhone } from "#/components/ui/phone.tsx";
import { type Step, Steps } from "#/components/ui/steps.tsx";
import { promptLastsMs, type TopUpOutcome } from "#/lib/payments/top-up-outcome.ts";
import type { TopUpView } from "./top-up-view.ts";
import { isOpenOutcome, useAge, useTopUp } from "./use-top-up.ts";

type TopUpProgressProps = {
  initial: TopUpView;
  urls: { events: string; status: string };
  /** The money has arrived: the page's other figures are old. */
  onPaid?: () => void;
  onAgain: () => void;
};

const stillCheckingSeconds = 120;
const promptSeconds = promptLastsMs / 1000;

/** Ends after which M-Pesa's message may say otherwise. */
const mayBePaid: ReadonlySet<TopUpOutcome> = new Set(["no_answer", "expired", "undecided", "failed"]);

/** Not every browser opens what an address within the page leads into. */
function openMissingMoney(): void {
  document.getElementById("missing-money")?.closest("details")?.setAttribute("open", "");
}

function useSteps(topUp: TopUpView, age: number): Step[] {
  const t = useTranslations("wallet.progress");
  const outcomes = useTranslations("wallet.outcomes");
  const amount = `KES ${formatAmount(topUp.amount)}`;
  const phone = topUp.phone ? maskPhone(topUp.phone) : "";
  const { outcome, pushed } = topUp;
  const ended = !isOpenOutcome(topUp) && outcome !== "paid";
  const reachedPhone = pushed || outcome !== "waiting";
  const waiting = outcome === "waiting";
  const checking = outcome === "checking";
  const longChecking = checking && age >= stillCheckingSeconds;
  const failure = ended ? outcomes(`${outcome}.title`) : null;
  return [
    { key: "sent", state: reachedPhone ? "done" : "now", label: t(reachedPhone ? "sent" : "sending", { phone }) },
    {
      key: "pin",
      state: ended ? "failed" : !waiting ? "done" : reachedPhone ? "now" : "todo",
      label: failure ?? t(outcome === "paid" ? "pinDone" : "pin"),
      detail:
        waiting && reachedPhone ? t("pinDetail", { phone, seconds: Math.max(0, promptSeconds - age) }) : undefined,
    },
    {
      key: "confirming",
      state: outcome === "paid" ? "done" : !checking ? "todo" : longChecking ? "held" : "now",
      label: t("confirming"),
      detail: checking ? t(longChecking ? "stillChecking" : "confirmingDetail") : undefined,
    },
    {
      key: "done",
      state: outcome === "paid" ? "done" : "todo",
      label: t("done"),
      detail: outcome === "paid" ? t("doneDetail", { amount }) : undefined,
    },
  ];
}

/** A top-up on its way, step by step, with what to do at each (experience.md UX-71, UX-72). */
export function TopUpProgress({ initial, urls, onPaid, onAgain }: TopUpProgressProps) {
  const t = useTranslations("wallet.progress");
  const outcomes = useTranslations("wallet.outcomes");
  const topUp = useTopUp(initial, urls);
  const open = isOpenOutcome(topUp);
  const age = useAge(initial, open);
  const steps = useSteps(topUp, age);
  const paid = topUp.outcome === "paid";
  const tellPaid = useEffectEvent(() => onPaid?.());
  useEffect(() => {
    if (paid) tellPaid();
  }, [paid]);
  const amount = `KES ${formatAmount(topUp.amount)}`;
  const words = outcomes(`${topUp.outcome}.title`);
  return (
    <div className="grid gap-5" data-outcome={topUp.outcome}>
      <p className="figures text-2xl font-semibold tracking-[-0.03em] text-ink">{t("title", { amount })}</p>
      <Steps steps={steps} />
      {!open && !paid ? <Alert tone="warning">{outcomes(`${topUp.outcome}.advice`)}</Alert> : null}
      {paid && topUp.receipt ? (
        <p className="figures text-sm text-muted">{t("receipt", { receipt: topUp.receipt })}</p>
      ) : null}
      {open ? null : (
        <div className="flex flex-wrap gap-3">
          <Button variant={paid ? "secondary" : "primary"} onClick={onAgain}>
            {t(paid ? "another" : "again")}
          </Button>
          {mayBePaid.has(topUp.outcome) ? (
            <Button asChild variant="quiet">
              <a href="#missing-money" onClick={openMissingMoney}>
                {t("missing")}
              </a>
            </Button>
          ) : null}
          {paid && topUp.receipt ? (
            <Button asChild variant="quiet">
              <a
                href={`https://wa.me/?text=${encodeURIComponent(t("shareText", { amount, receipt: topUp.receipt, reference: topUp.reference }))}`}
                target="_blank"
                rel="noreferrer"
              >
                <Share2 aria-hidden />
                {t("share")}
              </a>
            </Button>
          ) : null}
        </div>
      )}
      <output className="sr-only">
        {words}. {outcomes(`${topUp.outcome}.advice`)}
      </output>
    </div>
  );
}
