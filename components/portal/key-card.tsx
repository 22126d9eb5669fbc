"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "#/components/ui/action-form.tsx";
import { Alert } from "#/components/ui/alert.tsx";
import { Button } from "#/components/ui/button.tsx";
import { Card } from "#/components/ui/card.tsx";
import { CopyButton } from "#/components/ui/copy-button.tsx";
import type { FormAction } from "#/components/ui/form-state.ts";
import { FormSubmit } from "#/components/ui/form-submit.tsx";

type KeyCardProps = {
  testKey: string | null;
  live: {
    /** How many live keys there are, and how the newest ends. */
    count: number;
    last4: string | null;
    /** Approved organisation and an approved sender ID. */
    open: boolean;
  };
  /** Makes a live key; its answer carries it, this once. */
  createLiveKey: FormAction<{ key: string }>;
};

function KeyLine({ text, shown }: { text: string; shown: boolean }) {
  return (
    <code className="figures min-w-0 grow truncate font-mono text-[13px] text-ink" data-testid="api-key">
      {shown ? text : `${text.slice(0, 8)}${"•".repeat(20)}${text.slice(-4)}`}
    </code>
  );
}

function TestKey({ testKey }: { testKey: string }) {
  const t = useTranslations("portal.keys");
  const [shown, setShown] = useState(false);
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2">
      <h3 className="text-sm font-medium text-ink">{t("testTitle")}</h3>
      <div className="flex items-center gap-1 rounded-md border border-line bg-inset py-1 pr-1 pl-3.5">
        <KeyLine text={testKey} shown={shown} />
        <Button
          variant="quiet"
          size="icon"
          aria-label={t(shown ? "hide" : "show")}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          {shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
        </Button>
        <CopyButton text={testKey} label={t("copy")} copiedLabel={t("copied")} />
      </div>
      <p className="text-sm text-muted">{t("testText")}</p>
    </div>
  );
}

function LiveKey({ live, createLiveKey }: Pick<KeyCardProps, "live" | "createLiveKey">) {
  const t = useTranslations("portal.keys");
  const [key, setKey] = useState<string | null>(null);
  if (key !== null) {
    return (
      <div className="grid gap-3">
        <Alert tone="warning" title={t("onceTitle")}>
          {t("onceText")}
        </Alert>
        <div className="flex items-center gap-1 rounded-md border border-line bg-inset py-1 pr-1 pl-3.5">
          <code className="min-w-0 grow font-mono text-[13px] break-all text-ink" data-testid="live-key">
            {key}
          </code>
          <CopyButton text={key} label={t("copy")} copiedLabel={t("copied")} />
        </div>
        <Button variant="secondary" size="small" className="justify-self-start" onClick={() => setKey(null)}>
          {t("stored")}
        </Button>
      </div>
    );
  }
  if (live.count > 0 && live.last4)
    return <p className="figures text-sm text-muted">{t("liveHave", { count: live.count, last4: live.last4 })}</p>;
  if (!live.open) return <p className="text-sm text-muted">{t("liveLocked")}</p>;
  return (
    <ActionForm
      action={createLiveKey}
      onDone={(answer) => setKey(answer.key)}
      className="grid justify-items-start gap-3"
    >
      <p className="text-sm text-muted">{t("liveText")}</p>
      <FormSubmit pendingLabel={t("liveCreating")}>{t("liveAction")}</FormSubmit>
    </ActionForm>
  );
}

/** The test key at any time, and the live key at the moment it is made (product.md D10, D12). */
export function KeyCard({ testKey, live, createLiveKey }: KeyCardProps) {
  const t = useTranslations("portal.keys");
  return (
    <Card id="first-key" title={t("title")}>
      <div className="grid gap-5">
        {testKey ? <TestKey testKey={testKey} /> : null}
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2 border-t border-line pt-4 first:border-t-0 first:pt-0">
          <h3 className="text-sm font-medium text-ink">{t("liveTitle")}</h3>
          <LiveKey live={live} createLiveKey={createLiveKey} />
        </div>
      </div>
    </Card>
  );
}
