import { Action } from "./_components/action.tsx";
import { Frame, type Letter } from "./_components/frame.tsx";
import { Paragraph, Quote } from "./_components/paragraph.tsx";
import { mailTexts } from "./_components/translator.ts";
import type { Draft, MailProperties } from "./letter.ts";

/** Tells the tenant what became of a sender ID it asked for. */
export function senderDecided(
  { name, sender, approved, reason, url }: MailProperties<"sender-decided">,
  letter: Letter,
): Draft {
  const t = mailTexts(letter.language, "sender-decided");
  const decision = approved ? "approved" : "rejected";
  return {
    subject: t(`${decision}Subject`, { sender }),
    body: (
      <Frame
        letter={letter}
        preview={t(`${decision}Preview`, { sender })}
        heading={t(`${decision}Heading`, { sender })}
        name={name}
      >
        <Paragraph>{t(`${decision}Body`, { sender })}</Paragraph>
        {reason ? <Quote>{reason}</Quote> : null}
        {approved ? null : <Paragraph>{t("rejectedNext")}</Paragraph>}
        <Action letter={letter} url={url} label={t(`${decision}Action`)} />
      </Frame>
    ),
  };
}
