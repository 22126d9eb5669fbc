/** The guides in the order of reading; each is `content/docs/<name>.md`. */
export const guideGroups = [
  { title: "Start", guides: ["getting-started", "authentication", "test-mode"] },
  { title: "Build", guides: ["sms", "wallet", "webhooks"] },
  { title: "Rules", guides: ["errors", "idempotency", "rate-limits"] },
  { title: "Move here", guides: ["migration", "africas-talking", "twilio"] },
  { title: "More", guides: ["downloads", "changelog"] },
] as const;

export const docsHome = "getting-started";

export function guideUrl(name: string): string {
  return name === docsHome ? "/docs" : `/docs/${name}`;
}
