import { expect, test } from "vitest";
import { newId } from "#/lib/core/ids.ts";
import { anyMessage } from "#/lib/messaging/message-filter.ts";
import { messagesHref, readMessageQuery, toMessageFilter } from "./message-query.ts";

const zone = "Africa/Nairobi";
const read = (href: string) => readMessageQuery(Object.fromEntries(new URL(href, "http://localhost").searchParams));

test("an address says all of its query again", () => {
  const query = { status: "failed", from: "2026-03-01", to: "2026-03-31", search: "visit & 7" } as const;
  expect(read(messagesHref(query))).toEqual(query);
  expect(messagesHref({})).toBe("/dashboard/messages");
  expect(messagesHref({ status: "sent" }, "msg_1")).toBe("/dashboard/messages?status=sent&before=msg_1");
});

test("what an address cannot mean is left out", () => {
  expect(readMessageQuery({ status: "lost", from: "2026-02-30", to: "2026-03-01T10:00", search: " " })).toEqual({});
  expect(readMessageQuery({ search: ["a", "b"], status: ["sent", "failed"] })).toEqual({});
});

test("days are whole and of the tenant's zone", () => {
  expect(toMessageFilter({ from: "2026-03-01", to: "2026-03-01" }, zone)).toEqual({
    ...anyMessage,
    from: new Date("2026-02-28T21:00:00Z"),
    to: new Date("2026-03-01T21:00:00Z"),
  });
  // The clocks of Berlin go forward on this day: it has 23 hours.
  expect(toMessageFilter({ from: "2026-03-29", to: "2026-03-29" }, "Europe/Berlin")).toMatchObject({
    from: new Date("2026-03-28T23:00:00Z"),
    to: new Date("2026-03-29T22:00:00Z"),
  });
});

test("a search is an id, else a phone in any form, else a reference", () => {
  const id = newId("message");
  expect(toMessageFilter({ search: id }, zone)).toEqual({ ...anyMessage, id });
  for (const search of ["0712 345 678", "+254 712 345678", "712345678"]) {
    expect(toMessageFilter({ search }, zone)).toEqual({ ...anyMessage, recipient: "254712345678" });
  }
  expect(toMessageFilter({ search: "visit-1042" }, zone)).toEqual({ ...anyMessage, reference: "visit-1042" });
});
