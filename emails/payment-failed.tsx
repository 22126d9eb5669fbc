import { Action } from "./_components/action.tsx";
import { Frame, type Letter } from "./_components/frame.tsx";
import { Paragraph, Quote } from "./_components/paragraph.tsx";
import { mailTexts } from "./_components/translator.ts";
import type { Draft, MailProperties } from "./letter.ts";

/** Says that a top-up came to nothing, why, and that no money is lost. */
export function paymentFailed(properties: MailProperties<"payment-failed">, letter: Letter): Draft {
  const { name, organisation, amount, outcome, advice, byMpesa, url } = properties;
  const t = mailTexts(letter.language, "payment-failed");
  return {
    subject: t("subject", { amount }),
    body: (
      <Frame letter={letter} preview={t("preview", { outcome })} heading={t("heading", { amount })} name={name}>
        <Quote>{outcome}</Quote>
        <Paragraph>{advice}</Paragraph>
        <Paragraph>{t(byMpesa ? "safe" : "notAdded", { organisation })}</Paragraph>
        <Action letter={letter} url={url} label={t("action")} />
      </Frame>
    ),
  };
}
