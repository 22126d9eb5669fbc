import { Action } from "./_components/action.tsx";
import { Facts } from "./_components/facts.tsx";
import { Frame, type Letter } from "./_components/frame.tsx";
import { Paragraph } from "./_components/paragraph.tsx";
import { mailTexts } from "./_components/translator.ts";
import type { Draft, MailProperties } from "./letter.ts";

/** The receipt of a top-up. */
export function paymentReceived(properties: MailProperties<"payment-received">, letter: Letter): Draft {
  const { name, organisation, amount, receipt, byMpesa, reference, balance, units, when, url } = properties;
  const t = mailTexts(letter.language, "payment-received");
  return {
    subject: t("subject", { amount }),
    body: (
      <Frame letter={letter} preview={t("preview", { balance })} heading={t("heading", { amount })} name={name}>
        <Paragraph>{t("body", { organisation })}</Paragraph>
        <Facts
          facts={[
            { label: t("balance"), value: balance },
            { label: t("units"), value: t("unitsValue", { units }) },
            ...(receipt ? [{ label: t(byMpesa ? "receipt" : "bankReference"), value: receipt }] : []),
            { label: t("reference"), value: reference },
            { label: t("when"), value: when },
          ]}
        />
        <Action letter={letter} url={url} label={t("action")} />
        <Paragraph muted>{t("notInvoice")}</Paragraph>
      </Frame>
    ),
  };
}
