import { Column, Row, Section } from "react-email";
import { colours } from "./look.ts";

export type Fact = { label: string; value: string };

/** Label and value, one pair per row, figures aligned. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <Section style={{ margin: "4px 0 20px" }}>
      {facts.map(({ label, value }) => (
        <Row key={label}>
          <Column
            className="m-muted m-rule"
            style={{
              width: "40%",
              padding: "9px 12px 9px 0",
              borderBottom: `1px solid ${colours.border}`,
              color: colours.muted,
              fontSize: "14px",
              verticalAlign: "top",
            }}
          >
            {label}
          </Column>
          <Column
            className="m-text m-rule"
            style={{
              padding: "9px 0",
              borderBottom: `1px solid ${colours.border}`,
              color: colours.text,
              fontSize: "15px",
              fontVariantNumeric: "tabular-nums",
              wordBreak: "break-word",
            }}
          >
            {value}
          </Column>
        </Row>
      ))}
    </Section>
  );
}
