import { serve } from "#/lib/http/serve.ts";
import { channelNotAvailable } from "#/lib/messaging/errors.ts";
import { runtime } from "#/lib/wiring.ts";
import { messagesSend as operation } from "../operations/messages-send.ts";
import { acceptSms } from "../send/accept-sms.ts";

/** POST /api/v1/messages/send */
export const messagesSend = serve(
  operation,
  () => runtime().edge,
  async (call) => {
    if (call.body.channel !== "sms") throw channelNotAvailable(call.body.channel);
    return acceptSms(call, { transport: runtime().ports.webhookTransport });
  },
);
