import type { ReactNode } from "react";
import { Text } from "react-email";
import { colours, fonts, mutedStyle, paragraphStyle } from "./look.ts";

/** A paragraph of running text; `muted` for small print. */
export function Paragraph({ muted = false, children }: { muted?: boolean; children: ReactNode }) {
  return (
    <Text className={muted ? "m-muted" : "m-text"} style={muted ? mutedStyle : paragraphStyle}>
      {children}
    </Text>
  );
}

/** Words of a person (a reason, an outcome), set apart from ours. */
export function Quote({ children }: { children: ReactNode }) {
  return (
    <Text
      className="m-inset"
      style={{
        ...paragraphStyle,
        backgroundColor: colours.inset,
        borderLeft: `3px solid ${colours.accent}`,
        padding: "12px 16px",
      }}
    >
      {children}
    </Text>
  );
}

/** Text to copy, line by line as given. */
export function Code({ children }: { children: string }) {
  return (
    <pre
      className="m-inset"
      style={{
        margin: "0 0 20px",
        padding: "14px 16px",
        backgroundColor: colours.inset,
        border: `1px solid ${colours.border}`,
        borderRadius: "6px",
        color: colours.text,
        fontFamily: fonts.mono,
        fontSize: "13px",
        lineHeight: "20px",
        whiteSpace: "pre-wrap",
        wordBreak: "break-word",
      }}
    >
      {children}
    </pre>
  );
}
