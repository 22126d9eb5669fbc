import type { InngestClient } from "./client.ts";
import { applyReports } from "./functions/apply-delivery-reports.ts";
import { confirmTopUp } from "./functions/confirm-top-up.ts";
import { deliverWebhooks } from "./functions/deliver-webhooks.ts";
import { fetchSandboxReports } from "./functions/fetch-sandbox-reports.ts";
import { forgetOld } from "./functions/forget-old.ts";
import { mailAlertToStaff } from "./functions/mail-staff-alert.ts";
import { notifyOfFailingEndpoint } from "./functions/notify-failing-endpoint.ts";
import { notifyOfLowBalance } from "./functions/notify-low-balance.ts";
import { notifyPayment } from "./functions/notify-payment.ts";
import { releaseScheduledMessages } from "./functions/release-scheduled.ts";
import { sealChains } from "./functions/seal-chains.ts";
import { sendEmails } from "./functions/send-emails.ts";
import { settleCallbacks } from "./functions/settle-callbacks.ts";
import { submitMessages } from "./functions/submit-messages.ts";
import { syncProviderBalances } from "./functions/sync-balances.ts";
import { sweepDueWork } from "./functions/sweep-due-work.ts";
import { sweepMessages } from "./functions/sweep-messages.ts";
import { sweepPendingPayments } from "./functions/sweep-pending-payments.ts";

/** Every durable function, on this client. */
export function functionsOf(inngest: InngestClient) {
  return [
    submitMessages(inngest),
    fetchSandboxReports(inngest),
    applyReports(inngest),
    releaseScheduledMessages(inngest),
    sweepMessages(inngest),
    syncProviderBalances(inngest),
    confirmTopUp(inngest),
    settleCallbacks(inngest),
    sweepPendingPayments(inngest),
    notifyPayment(inngest),
    deliverWebhooks(inngest),
    sendEmails(inngest),
    notifyOfLowBalance(inngest),
    notifyOfFailingEndpoint(inngest),
    mailAlertToStaff(inngest),
    sweepDueWork(inngest),
    sealChains(inngest),
    forgetOld(inngest),
  ];
}
