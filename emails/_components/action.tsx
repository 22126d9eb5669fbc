import { Button, Link, Text } from "react-email";
import type { Letter } from "./frame.tsx";
import { colours, mutedStyle } from "./look.ts";
import { mailTexts } from "./translator.ts";

/** The one thing to do: a button, and its address in clear for programs that hide buttons. */
export function Action({ letter, url, label }: { letter: Letter; url: string; label: string }) {
  const t = mailTexts(letter.language, "frame");
  return (
    <>
      <Button
        href={url}
        className="m-accent"
        style={{
          display: "inline-block",
          margin: "8px 0 20px",
          padding: "13px 22px",
          backgroundColor: colours.accent,
          borderRadius: "6px",
          color: colours.accentText,
          fontSize: "16px",
          fontWeight: 600,
          textDecoration: "none",
        }}
      >
        {label}
      </Button>
      <Text className="m-muted" style={{ ...mutedStyle, fontSize: "13px", lineHeight: "19px", wordBreak: "break-all" }}>
        {t("linkFallback")}{" "}
        <Link href={url} className="m-link" style={{ color: colours.accent }}>
          {url}
        </Link>
      </Text>
    </>
  );
}
