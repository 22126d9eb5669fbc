import type { z } from "zod";
import type { Answer } from "#/lib/http/respond.ts";
import type { Call } from "#/lib/http/serve.ts";
import { rehearseMessage } from "#/lib/messaging/rehearse-message.ts";
import type { SendInput } from "#/lib/messaging/send-input.ts";
import { sendMessage } from "#/lib/messaging/send-message.ts";
import { openCallbackEndpoint } from "#/lib/webhooks/open-callback-endpoint.ts";
import { requireCallbackUrl } from "#/lib/webhooks/require-callback-url.ts";
import type { WebhookTransport } from "#/lib/webhooks/transport.ts";
import type { smsSend } from "../operations/sms-send.ts";
import { presentAcceptedRequest } from "../present/accepted-request.ts";

type Body = z.output<typeof smsSend.body>;
type SendCall = Omit<Call<typeof smsSend>, "body"> & { body: Body };

/** Recipients and texts of whichever form the body has. */
function formOf(body: Body): Pick<SendInput, "recipients" | "single" | "text"> {
  if (body.messages) {
    const { messages } = body;
    return {
      recipients: messages.map(({ recipient }) => recipient),
      single: false,
      text: messages.map(({ message }) => message),
    };
  }
  const single = body.recipients === undefined;
  return { recipients: body.recipients ?? [body.recipient ?? ""], single, text: body.message ?? "" };
}

/** The request is accepted, or rehearsed where it asks for that, and answered in the wire's shape. */
export async function acceptSms(
  { ctx, body, claim, perMinute }: SendCall,
  ports: { transport: WebhookTransport },
): Promise<Answer<typeof smsSend>> {
  const input: SendInput = {
    ...formOf(body),
    sender: body.sender ?? null,
    trafficClass: body.traffic_class ?? null,
    reference: body.reference ?? null,
    scheduleAt: body.schedule_at ?? null,
    perMinute,
  };
  const { callback_url: url } = body;
  if (body.dry_run) {
    if (url !== undefined) await requireCallbackUrl(ctx, url, ports);
    const rehearsed = await rehearseMessage(ctx, input);
    return { body: presentAcceptedRequest(rehearsed, input.single), rate: rehearsed.rate };
  }
  const result = await sendMessage(ctx, {
    ...input,
    callbackEndpointId: url === undefined ? null : await openCallbackEndpoint(ctx, url, ports),
    idempotency: claim && {
      claim,
      answer: (accepted) => ({ status: 202, body: JSON.stringify(presentAcceptedRequest(accepted, input.single)) }),
    },
  });
  if (result.kind === "replayed") return { replayed: result.answer, rate: result.rate };
  return { body: presentAcceptedRequest(result, input.single), rate: result.rate };
}
