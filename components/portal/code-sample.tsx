import { useTranslations } from "next-intl";
import { Card } from "#/components/ui/card.tsx";
import { CopyButton } from "#/components/ui/copy-button.tsx";

type CodeSampleProps = { apiUrl: string; testKey: string };

/** A number that always delivers in test mode (product.md D18). */
const magicRecipient = "0700000000";

export function sampleCall(apiUrl: string, key: string): string {
  return [
    `curl ${apiUrl}/sms/send \\`,
    `  -H "X-API-Key: ${key}" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -d '{"recipient": "${magicRecipient}", "message": "Hello from my first call"}'`,
  ].join("\n");
}

/** A call that works when pasted: it carries the reader's own test key. */
export function CodeSample({ apiUrl, testKey }: CodeSampleProps) {
  const t = useTranslations("portal.sample");
  const call = sampleCall(apiUrl, testKey);
  return (
    <Card
      id="sample"
      title={t("title")}
      description={t("text")}
      action={<CopyButton text={call} label={t("copy")} copiedLabel={t("copied")} showLabel />}
    >
      <pre className="rounded-md bg-code px-4 py-3.5 font-mono text-[13px] leading-6 wrap-anywhere whitespace-pre-wrap text-code-ink">
        {call}
      </pre>
    </Card>
  );
}
