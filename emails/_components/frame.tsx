import type { ReactNode } from "react";
import { Body, Container, Head, Heading, Hr, Html, Preview, Section, Text } from "react-email";
import { colours, darkStyles, fonts, mutedStyle, paragraphStyle } from "./look.ts";
import { mailTexts } from "./translator.ts";

/** What every template knows besides its own properties. */
export type Letter = { appName: string; appUrl: string; language: string };

type FrameProps = { letter: Letter; preview: string; heading: string; name?: string; children: ReactNode };

/** The paper every mail is written on: name of the product, heading, greeting, content, footer. */
export function Frame({ letter, preview, heading, name, children }: FrameProps) {
  const t = mailTexts(letter.language, "frame");
  return (
    <Html lang={letter.language} dir="ltr">
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{darkStyles}</style>
      </Head>
      <Preview>{preview}</Preview>
      <Body
        className="m-background"
        style={{ margin: 0, padding: "32px 12px", backgroundColor: colours.background, fontFamily: fonts.sans }}
      >
        <Container style={{ maxWidth: "560px", margin: "0 auto" }}>
          <Text
            className="m-text"
            style={{
              margin: "0 0 16px 4px",
              color: colours.text,
              fontSize: "16px",
              fontWeight: 600,
              letterSpacing: "-0.01em",
            }}
          >
            <span
              className="m-accent"
              style={{
                display: "inline-block",
                width: "9px",
                height: "9px",
                borderRadius: "2px",
                backgroundColor: colours.accent,
                marginRight: "9px",
              }}
            />
            {letter.appName}
          </Text>
          <Section
            className="m-surface m-padding"
            style={{
              backgroundColor: colours.surface,
              border: `1px solid ${colours.border}`,
              borderRadius: "8px",
              padding: "32px 36px",
            }}
          >
            <Heading
              as="h1"
              className="m-text"
              style={{
                margin: "0 0 20px",
                color: colours.text,
                fontSize: "24px",
                lineHeight: "31px",
                fontWeight: 600,
                letterSpacing: "-0.02em",
              }}
            >
              {heading}
            </Heading>
            {name ? (
              <Text className="m-text" style={paragraphStyle}>
                {t("greeting", { name })}
              </Text>
            ) : null}
            {children}
          </Section>
          <Hr className="m-rule" style={{ borderColor: "transparent", margin: "8px 0" }} />
          <Text
            className="m-muted"
            style={{ ...mutedStyle, fontSize: "13px", lineHeight: "19px", margin: "0 4px 4px" }}
          >
            {t("footer", { appName: letter.appName })}
          </Text>
          <Text className="m-muted" style={{ ...mutedStyle, fontSize: "13px", lineHeight: "19px", margin: "0 4px" }}>
            {t("noReply")}
          </Text>
        </Container>
      </Body>
    </Html>
  );
}
