import { Action } from "./_components/action.tsx";
import { Frame, type Letter } from "./_components/frame.tsx";
import { Paragraph, Quote } from "./_components/paragraph.tsx";
import { mailTexts } from "./_components/translator.ts";
import type { Draft, MailProperties } from "./letter.ts";

/** Tells the tenant why live sending stays closed, and what to change. */
export function tenantRejected(
  { name, organisation, reason, url }: MailProperties<"tenant-rejected">,
  letter: Letter,
): Draft {
  const t = mailTexts(letter.language, "tenant-rejected");
  return {
    subject: t("subject", { organisation }),
    body: (
      <Frame letter={letter} preview={t("preview")} heading={t("heading", { organisation })} name={name}>
        <Paragraph>{t("body")}</Paragraph>
        <Quote>{reason}</Quote>
        <Paragraph>{t("next")}</Paragraph>
        <Action letter={letter} url={url} label={t("action")} />
      </Frame>
    ),
  };
}
