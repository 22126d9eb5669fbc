"use server";

import { createHash } from "node:crypto";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { SentMessages } from "#/components/send/sent-note.tsx";
import { readRecipients } from "#/components/send/recipient-list.ts";
import { toKes } from "#/lib/core/money.ts";
import { type ActionResult, runAction } from "#/lib/http/action.ts";
import type { AcceptedRequest } from "#/lib/messaging/accepted-request.ts";
import { sendMessage } from "#/lib/messaging/send-message.ts";
import { callOf } from "#/lib/session/action-call.ts";
import { requireMember } from "#/lib/session/require-member.ts";

const SendFields = z.object({
  recipients: z.string("Enter a phone number.").trim().min(1, "Enter a phone number.").max(40_000),
  sender: z.string("Choose a sender ID.").min(1, "Choose a sender ID.").max(11),
  message: z.string("Write a message.").min(1, "Write a message.").max(5000),
  idempotency_key: z.string().min(8).max(100),
});

const Sent = z.object({
  accepted: z.number(),
  rejected: z.number(),
  cost: z.number(),
  leavesAt: z.string().nullable(),
  held: z.boolean(),
});

function toSent({ messages, cost, scheduledAt, held }: AcceptedRequest): SentMessages {
  const accepted = messages.filter(({ status }) => status !== "rejected").length;
  const leavesAt = scheduledAt?.toISOString() ?? null;
  return { accepted, rejected: messages.length - accepted, cost: toKes(cost), leavesAt, held };
}

/** Accepts the messages of one form, once, however often it is pressed. */
export async function submitMessages(_previous: unknown, form: FormData): Promise<ActionResult<SentMessages>> {
  const { ctx } = await requireMember();
  const result = await runAction(callOf("send-message", ctx), SendFields, form, async (input) => {
    const { good, bad } = readRecipients(input.recipients);
    const recipients = [...good, ...bad.map(({ text }) => text)];
    const asked = JSON.stringify([recipients, input.sender, input.message]);
    const accepted = await sendMessage(ctx, {
      recipients,
      single: recipients.length === 1,
      text: input.message,
      sender: input.sender,
      reference: null,
      perMinute: null,
      idempotency: {
        claim: {
          tenantId: ctx.tenantId,
          mode: ctx.mode,
          key: `portal:${input.idempotency_key}`,
          operation: "portal.send",
          requestHash: createHash("sha256").update(asked).digest("hex"),
        },
        answer: (answer) => ({ status: 202, body: JSON.stringify(toSent(answer)) }),
      },
    });
    return accepted.kind === "accepted" ? toSent(accepted) : Sent.parse(JSON.parse(accepted.answer.body));
  });
  if (result.ok) revalidatePath("/dashboard", "layout");
  return result;
}
