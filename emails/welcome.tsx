import { Action } from "./_components/action.tsx";
import { Facts } from "./_components/facts.tsx";
import { Frame, type Letter } from "./_components/frame.tsx";
import { Code, Paragraph } from "./_components/paragraph.tsx";
import { mailTexts } from "./_components/translator.ts";
import type { Draft, MailProperties } from "./letter.ts";

function sampleCall(apiUrl: string): string {
  return [
    `curl ${apiUrl}/sms/send \\`,
    `  -H "X-API-Key: YOUR_LIVE_KEY" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -d '{"recipient": "0712345678", "sender": "YOUR_SENDER", "message": "Hello"}'`,
  ].join("\n");
}

/** Tells the tenant that live sending is open. Carries no key: it is made and shown at the click (product.md D12). */
export function welcome(properties: MailProperties<"welcome">, letter: Letter): Draft {
  const { name, organisation, clientId, docsUrl, apiUrl, firstKeyUrl } = properties;
  const t = mailTexts(letter.language, "welcome");
  return {
    subject: t("subject", { organisation }),
    body: (
      <Frame letter={letter} preview={t("preview")} heading={t("heading", { organisation })} name={name}>
        <Paragraph>{t("body")}</Paragraph>
        <Action letter={letter} url={firstKeyUrl} label={t("action")} />
        <Facts
          facts={[
            { label: t("clientId"), value: String(clientId) },
            { label: t("apiUrl"), value: apiUrl },
            { label: t("docsUrl"), value: docsUrl },
          ]}
        />
        <Paragraph>{t("sample")}</Paragraph>
        <Code>{sampleCall(apiUrl)}</Code>
      </Frame>
    ),
  };
}
