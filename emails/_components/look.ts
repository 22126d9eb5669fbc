import type { CSSProperties } from "react";

/** The colours of the product, light. Dark ones override them by class in `darkStyles` (mail programs ignore CSS variables). */
export const colours = {
  background: "#f7f6f2",
  surface: "#ffffff",
  border: "#e3e1d9",
  text: "#17211c",
  muted: "#5a645e",
  accent: "#0d5c3d",
  accentText: "#ffffff",
  inset: "#f3f2ed",
} as const;

export const fonts = {
  sans: "Geist, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif",
  mono: "'Geist Mono', ui-monospace, SFMono-Regular, Menlo, Consolas, monospace",
} as const;

export const darkStyles = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .m-background { background-color: #111513 !important; }
  .m-surface { background-color: #191e1b !important; border-color: #2d342f !important; }
  .m-text { color: #eceee9 !important; }
  .m-muted { color: #a3ada6 !important; }
  .m-accent { background-color: #43b083 !important; color: #08130d !important; }
  .m-link { color: #6cc9a0 !important; }
  .m-inset { background-color: #212724 !important; border-color: #2d342f !important; color: #eceee9 !important; }
  .m-rule { border-color: #2d342f !important; }
}
@media (max-width: 480px) { .m-padding { padding: 24px 20px !important; } }
`;

export const paragraphStyle: CSSProperties = {
  margin: "0 0 16px",
  color: colours.text,
  fontSize: "16px",
  lineHeight: "25px",
};

export const mutedStyle: CSSProperties = {
  ...paragraphStyle,
  color: colours.muted,
  fontSize: "14px",
  lineHeight: "21px",
};
