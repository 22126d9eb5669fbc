/** Every mail of ours, with what its template needs. Links are absolute; no secret stands in any of them but one-time links. */
export type Mail =
  | { template: "verify-email"; properties: { name: string; organisation: string; url: string; hours: number } }
  | {
      template: "welcome";
      properties: {
        name: string;
        organisation: string;
        clientId: number;
        docsUrl: string;
        apiUrl: string;
        firstKeyUrl: string;
      };
    }
  | { template: "tenant-rejected"; properties: { name: string; organisation: string; reason: string; url: string } }
  | {
      template: "sender-decided";
      properties: { name: string; sender: string; approved: boolean; reason: string | null; url: string };
    }
  | {
      template: "payment-received";
      properties: {
        name: string;
        organisation: string;
        amount: string;
        receipt: string | null;
        byMpesa: boolean;
        reference: string;
        balance: string;
        units: number;
        when: string;
        url: string;
      };
    }
  | {
      template: "payment-failed";
      properties: {
        name: string;
        organisation: string;
        amount: string;
        outcome: string;
        advice: string;
        byMpesa: boolean;
        url: string;
      };
    }
  | {
      template: "low-balance";
      properties: { name: string; organisation: string; balance: string; units: number; url: string };
    }
  | { template: "reset-password"; properties: { name: string; url: string; minutes: number } }
  | { template: "account-exists"; properties: { name: string; signInUrl: string; resetUrl: string } }
  | {
      template: "webhook-failing";
      properties: { name: string; organisation: string; endpoint: string; disabled: boolean; url: string };
    }
  | { template: "staff-alert"; properties: { cause: string; message: string; url: string } };

export type MailEnvelope = {
  to: string;
  language: string;
  mail: Mail;
  /** Same key, same mail: sent once. */ idempotencyKey: string;
};

export type MailOutcome =
  | { kind: "sent"; providerId: string }
  | { kind: "refused"; reason: string }
  | { kind: "retry"; reason: string; afterMs: number };

/** Sends one mail. An adapter never throws for what a provider does. */
export type Mailer = { send(envelope: MailEnvelope): Promise<MailOutcome> };
