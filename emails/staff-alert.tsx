import { Action } from "./_components/action.tsx";
import { Frame, type Letter } from "./_components/frame.tsx";
import { Paragraph } from "./_components/paragraph.tsx";
import { mailTexts } from "./_components/translator.ts";
import type { Draft, MailProperties } from "./letter.ts";

/** Tells staff that something needs them. */
export function staffAlert({ cause, message, url }: MailProperties<"staff-alert">, letter: Letter): Draft {
  const t = mailTexts(letter.language, "staff-alert");
  return {
    subject: t("subject", { cause }),
    body: (
      <Frame letter={letter} preview={t("preview", { message })} heading={t("heading", { cause })}>
        <Paragraph>{message}</Paragraph>
        <Action letter={letter} url={url} label={t("action")} />
      </Frame>
    ),
  };
}
