import { Action } from "./_components/action.tsx";
import { Frame, type Letter } from "./_components/frame.tsx";
import { Paragraph } from "./_components/paragraph.tsx";
import { mailTexts } from "./_components/translator.ts";
import type { Draft, MailProperties } from "./letter.ts";

/** Warns that the wallet runs low. */
export function lowBalance(
  { name, organisation, balance, units, url }: MailProperties<"low-balance">,
  letter: Letter,
): Draft {
  const t = mailTexts(letter.language, "low-balance");
  return {
    subject: t("subject", { balance }),
    body: (
      <Frame letter={letter} preview={t("preview")} heading={t("heading", { balance })} name={name}>
        <Paragraph>{t("body", { organisation, units })}</Paragraph>
        <Action letter={letter} url={url} label={t("action")} />
      </Frame>
    ),
  };
}
