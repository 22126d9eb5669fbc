import type { Route } from "#/lib/http/router.ts";
import type { OperationHandler } from "#/lib/http/serve.ts";
import { analyticsDaily } from "../handlers/analytics-daily.ts";
import { clientBalance } from "../handlers/client-balance.ts";
import { clientStatistics } from "../handlers/client-statistics.ts";
import { messagesSend } from "../handlers/messages-send.ts";
import { smsHistory } from "../handlers/sms-history.ts";
import { smsStatistics } from "../handlers/sms-statistics.ts";
import { walletBalance } from "../handlers/wallet-balance.ts";
import { walletCheckSufficient } from "../handlers/wallet-check-sufficient.ts";
import { walletSync } from "../handlers/wallet-sync.ts";
import { walletTestConnection } from "../handlers/wallet-test-connection.ts";
import { walletTopupManual } from "../handlers/wallet-topup-manual.ts";
import { webhookConfigGet, webhookConfigPut } from "../handlers/webhook-config.ts";
import { legacySummary } from "./analytics.ts";
import { legacyManner } from "./manner.ts";
import { legacySmsSend, legacySmsStatus } from "./messages.ts";
import { legacyTopup, legacyTopupStatus, legacyTransactions } from "./wallet.ts";

/** As v1 answers, but for status and errors. */
const sameShape = (handler: OperationHandler) => handler.spoken(legacyManner());

const ofClient = (method: string, path: string, handler: Route["handler"]): Route => ({
  method,
  path: `/api/{client_id}/${path}`,
  handler,
});

/** The paths of integrations that are older than v1, kept for good: thin aliases of v1's operations. */
export const legacyRoutes: readonly Route[] = [
  ofClient("POST", "sms/send", legacySmsSend),
  ofClient("GET", "sms/status/{id}", legacySmsStatus),
  ofClient("GET", "sms/history", sameShape(smsHistory)),
  ofClient("GET", "sms/statistics", sameShape(smsStatistics)),
  ofClient("POST", "messages/send", sameShape(messagesSend)),
  ofClient("GET", "client/balance", sameShape(clientBalance)),
  ofClient("GET", "client/statistics", sameShape(clientStatistics)),
  ofClient("GET", "wallet/balance", sameShape(walletBalance)),
  ofClient("POST", "wallet/sync", sameShape(walletSync)),
  ofClient("POST", "wallet/test-connection", sameShape(walletTestConnection)),
  ofClient("GET", "wallet/transactions", legacyTransactions),
  ofClient("POST", "wallet/check-sufficient", sameShape(walletCheckSufficient)),
  ofClient("POST", "wallet/topup", legacyTopup),
  ofClient("POST", "wallet/topup/manual", sameShape(walletTopupManual)),
  ofClient("GET", "wallet/topup/{id}", legacyTopupStatus),
  ofClient("GET", "webhooks/config", sameShape(webhookConfigGet)),
  ofClient("PUT", "webhooks/config", sameShape(webhookConfigPut)),
  ofClient("GET", "analytics/summary", legacySummary),
  ofClient("GET", "analytics/daily", sameShape(analyticsDaily)),
];
