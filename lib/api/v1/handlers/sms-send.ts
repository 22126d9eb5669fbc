import { serve } from "#/lib/http/serve.ts";
import { runtime } from "#/lib/wiring.ts";
import { smsSend as operation } from "../operations/sms-send.ts";
import { acceptSms } from "../send/accept-sms.ts";

/** POST /api/v1/sms/send */
export const smsSend = serve(
  operation,
  () => runtime().edge,
  (call) => acceptSms(call, { transport: runtime().ports.webhookTransport }),
);
