import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { MessageList, type MessageView } from "#/components/portal/message-list.tsx";
import portal from "#/messages/en/portal.json" with { type: "json" };
import send from "#/messages/en/send.json" with { type: "json" };
import { SentNote, type SentMessages } from "./sent-note.tsx";

const zone = "Africa/Lagos";

function textOf(element: React.ReactNode): string {
  const page = (
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ send, portal }}>
      {element}
    </NextIntlClientProvider>
  );
  return renderToStaticMarkup(page)
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ");
}

function noteOf(sent: Partial<SentMessages>): string {
  const usual = { accepted: 1, rejected: 0, cost: 1, leavesAt: null, held: false };
  return textOf(<SentNote sent={{ ...usual, ...sent }} zone={zone} startAgain={() => {}} />);
}

test("messages that leave at once are on their way", () => {
  expect(noteOf({})).toContain("1 message is on its way");
  expect(noteOf({ accepted: 3, rejected: 1 })).toMatch(/3 messages are on their way .*1 number was left out\./);
});

test("messages that wait are scheduled, with their time in the tenant's zone and why", () => {
  const note = noteOf({ accepted: 2, leavesAt: "2026-11-22T05:00:00.000Z", held: true });
  expect(note).toContain("2 messages are scheduled: they leave 22/11/2026 06:00");
  expect(note).toContain("from 08:00 to 18:00 in Nairobi");
  expect(note).not.toContain("on their way");
  expect(noteOf({ leavesAt: "2026-11-22T05:00:00.000Z" })).not.toContain("Promotional");
});

test("the list says when a scheduled message leaves", () => {
  const message: MessageView = {
    id: "msg_1",
    recipient: "254712345678",
    sender: "AFYACLINIC",
    status: "scheduled",
    reason: null,
    segments: 1,
    cost: 1,
    at: "2026-11-21T18:00:00.000Z",
    leavesAt: "2026-11-22T05:00:00.000Z",
  };
  expect(textOf(<MessageList messages={[message]} zone={zone} />)).toMatch(/Scheduled leaves 22\/11\/2026 06:00/);
});
