import { describe, expect, test } from "vitest";
import type { Mail } from "#/lib/notifications/mailer.ts";
import { renderMail } from "./render.tsx";

const letter = { appName: "Jumbe", appUrl: "https://app.example", language: "en" };
const url = "https://app.example/somewhere?token=abc";
const person = { name: "Asha Otieno", organisation: "Mwangaza Clinic" };

const mails: Mail[] = [
  { template: "verify-email", properties: { ...person, url, hours: 24 } },
  {
    template: "welcome",
    properties: {
      ...person,
      clientId: 1001,
      docsUrl: "https://app.example/docs",
      apiUrl: "https://app.example/api/v1",
      firstKeyUrl: url,
    },
  },
  { template: "tenant-rejected", properties: { ...person, reason: "The registration number is missing.", url } },
  {
    template: "sender-decided",
    properties: { name: person.name, sender: "MWANGAZA", approved: true, reason: null, url },
  },
  {
    template: "sender-decided",
    properties: { name: person.name, sender: "MWANGAZA", approved: false, reason: "It belongs to someone else.", url },
  },
  {
    template: "payment-received",
    properties: {
      ...person,
      amount: "KES 1,000.00",
      receipt: "UC21ABCD34",
      byMpesa: true,
      reference: "TXN-20260302-0001",
      balance: "KES 1,050.00",
      units: 1050,
      when: "02/03/2026 10:15",
      url,
    },
  },
  {
    template: "payment-failed",
    properties: {
      ...person,
      amount: "KES 1,000.00",
      outcome: "You cancelled the payment on the phone.",
      advice: "Start again when you are ready.",
      byMpesa: true,
      url,
    },
  },
  { template: "low-balance", properties: { ...person, balance: "KES 80.00", units: 80, url } },
  { template: "reset-password", properties: { name: person.name, url, minutes: 30 } },
  {
    template: "account-exists",
    properties: { name: person.name, signInUrl: url, resetUrl: "https://app.example/forgot-password" },
  },
  {
    template: "webhook-failing",
    properties: { ...person, endpoint: "https://clinic.example/hooks", disabled: false, url },
  },
  {
    template: "webhook-failing",
    properties: { ...person, endpoint: "https://clinic.example/hooks", disabled: true, url },
  },
  {
    template: "staff-alert",
    properties: { cause: "Onfon account refused", message: "The connection is paused.", url },
  },
];

describe("mails", () => {
  test.each(mails)(
    "$template has a one-line subject, a page of at most 100 KB and the same words as plain text",
    async (mail) => {
      const { subject, html, text } = await renderMail(mail, letter);
      expect(subject).toMatch(/^[^\r\n]{5,200}$/);
      expect(Buffer.byteLength(html)).toBeLessThan(100 * 1024);
      expect(html).toContain("prefers-color-scheme: dark");
      expect(html).not.toMatch(/<script|<img/);
      expect(text).toContain(url);
      expect(text).not.toMatch(/<[a-z]/);
    },
  );

  test("what people typed is text, never markup, and can't add a mail header", async () => {
    const organisation = '<img src=x onerror="alert(1)">\r\nBcc: other@example.com';
    const { subject, html } = await renderMail(
      { template: "verify-email", properties: { name: "Asha", organisation, url, hours: 24 } },
      letter,
    );
    expect(subject).not.toMatch(/[\r\n]/);
    expect(html).not.toContain("<img");
  });

  test("a language without a catalogue gets English", async () => {
    const { subject } = await renderMail(
      { template: "reset-password", properties: { name: "Asha", url, minutes: 30 } },
      { ...letter, language: "fr" },
    );
    expect(subject).toBe("Choose a new password");
  });
});
