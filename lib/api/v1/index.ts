import type { OperationShape } from "#/lib/api/operation.ts";
import { publicHealth } from "#/lib/api/public-health.ts";
import { openApiFile } from "#/lib/api/open-api-file.ts";
import type { ApiHandler } from "#/lib/http/api-request.ts";
import { analyticsDaily } from "./handlers/analytics-daily.ts";
import { analyticsSummary } from "./handlers/analytics-summary.ts";
import { clientBalance } from "./handlers/client-balance.ts";
import { clientProfile } from "./handlers/client-profile.ts";
import { clientStatistics } from "./handlers/client-statistics.ts";
import { eventsList } from "./handlers/events-list.ts";
import { me } from "./handlers/me.ts";
import { messagesCancel } from "./handlers/messages-cancel.ts";
import { messagesGet } from "./handlers/messages-get.ts";
import { messagesList } from "./handlers/messages-list.ts";
import { sendersList } from "./handlers/senders-list.ts";
import { sendersRequest } from "./handlers/senders-request.ts";
import { smsHistory } from "./handlers/sms-history.ts";
import { smsSend } from "./handlers/sms-send.ts";
import { smsStatistics } from "./handlers/sms-statistics.ts";
import { smsStatus } from "./handlers/sms-status.ts";
import { messagesSend } from "./handlers/messages-send.ts";
import { optOutsList } from "./handlers/opt-outs-list.ts";
import { optOutsAdd } from "./handlers/opt-outs-add.ts";
import { optOutsRemove } from "./handlers/opt-outs-remove.ts";
import { walletBalance } from "./handlers/wallet-balance.ts";
import { walletCheckSufficient } from "./handlers/wallet-check-sufficient.ts";
import { walletSync } from "./handlers/wallet-sync.ts";
import { walletTestConnection } from "./handlers/wallet-test-connection.ts";
import { walletTopup } from "./handlers/wallet-topup.ts";
import { walletTopupManual } from "./handlers/wallet-topup-manual.ts";
import { walletTopupStatus } from "./handlers/wallet-topup-status.ts";
import { walletTransactions } from "./handlers/wallet-transactions.ts";
import { webhookConfigGet, webhookConfigPut } from "./handlers/webhook-config.ts";
import { webhookDeliveriesGet } from "./handlers/webhook-deliveries-get.ts";
import { webhookDeliveriesList } from "./handlers/webhook-deliveries-list.ts";
import { webhookDeliveriesReplay } from "./handlers/webhook-deliveries-replay.ts";
import { webhookEndpointsCreate } from "./handlers/webhook-endpoints-create.ts";
import { webhookEndpointsDelete } from "./handlers/webhook-endpoints-delete.ts";
import { webhookEndpointsGet } from "./handlers/webhook-endpoints-get.ts";
import { webhookEndpointsList } from "./handlers/webhook-endpoints-list.ts";
import { webhookEndpointsRotateSecret } from "./handlers/webhook-endpoints-rotate-secret.ts";
import { webhookEndpointsTest } from "./handlers/webhook-endpoints-test.ts";
import { webhookEndpointsUpdate } from "./handlers/webhook-endpoints-update.ts";
import { health as healthOperation } from "./operations/health.ts";
import { openapi as openapiOperation } from "./operations/openapi.ts";

/** Every operation that asks for a key, in the order of the documents. */
const handlers = [
  smsSend,
  smsStatus,
  smsHistory,
  smsStatistics,
  messagesSend,
  messagesList,
  messagesGet,
  messagesCancel,
  optOutsList,
  optOutsAdd,
  optOutsRemove,
  clientBalance,
  clientStatistics,
  clientProfile,
  walletBalance,
  walletTransactions,
  walletTopup,
  walletTopupStatus,
  walletTopupManual,
  walletCheckSufficient,
  walletSync,
  walletTestConnection,
  webhookEndpointsCreate,
  webhookEndpointsList,
  webhookEndpointsGet,
  webhookEndpointsUpdate,
  webhookEndpointsDelete,
  webhookEndpointsTest,
  webhookEndpointsRotateSecret,
  webhookDeliveriesList,
  webhookDeliveriesGet,
  webhookDeliveriesReplay,
  webhookConfigGet,
  webhookConfigPut,
  eventsList,
  analyticsSummary,
  analyticsDaily,
  sendersList,
  sendersRequest,
  me,
];

/** Each operation with its handler: the one list the fast road mounts and Next's routes export. */
export const operations: readonly { operation: OperationShape; handler: ApiHandler }[] = [
  ...handlers.map((handler) => ({ operation: handler.operation, handler })),
  { operation: healthOperation, handler: publicHealth },
  { operation: openapiOperation, handler: openApiFile },
];
