import { Action } from "./_components/action.tsx";
import { Facts } from "./_components/facts.tsx";
import { Frame, type Letter } from "./_components/frame.tsx";
import { Paragraph } from "./_components/paragraph.tsx";
import { mailTexts } from "./_components/translator.ts";
import type { Draft, MailProperties } from "./letter.ts";

/** Says that a webhook endpoint fails, or that it was switched off for it. */
export function webhookFailing(properties: MailProperties<"webhook-failing">, letter: Letter): Draft {
  const { name, organisation, endpoint, disabled, url } = properties;
  const t = mailTexts(letter.language, "webhook-failing");
  return {
    subject: disabled ? t("disabledSubject") : t("warnedSubject"),
    body: (
      <Frame
        letter={letter}
        preview={disabled ? t("disabledPreview") : t("warnedPreview")}
        heading={disabled ? t("disabledHeading") : t("warnedHeading")}
        name={name}
      >
        <Paragraph>{disabled ? t("disabledBody", { organisation }) : t("warnedBody", { organisation })}</Paragraph>
        <Facts facts={[{ label: t("endpoint"), value: endpoint }]} />
        <Action letter={letter} url={url} label={t("action")} />
      </Frame>
    ),
  };
}
