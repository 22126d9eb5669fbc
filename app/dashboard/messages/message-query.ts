import { isId } from "#/lib/core/ids.ts";
import { anyMessage, type MessageFilter } from "#/lib/messaging/message-filter.ts";
import { parseMsisdn } from "#/lib/messaging/msisdn.ts";
import { type StatusGroup, statusGroupNames, statusGroups } from "#/lib/messaging/status-groups.ts";
import { readZonedTime } from "#/lib/tenants/zoned-time.ts";

/** What the address of the message list asks for; days are whole and of the tenant's zone. */
export type MessageQuery = {
  status?: StatusGroup | undefined;
  /** YYYY-MM-DD */
  from?: string | undefined;
  /** The last day, YYYY-MM-DD. */
  to?: string | undefined;
  /** A phone, a message's id or a reference. */
  search?: string | undefined;
};

const dayMs = 86_400_000;
const longestSearch = 100;

const isDay = (text: string | undefined) =>
  text !== undefined && text.length === 10 && readZonedTime(text, "UTC") !== null;

/** Reads the address; what it cannot mean is left out. */
export function readMessageQuery(params: Record<string, string | string[] | undefined>): MessageQuery {
  const read = (name: string) => {
    const value = params[name];
    return typeof value === "string" && value.trim() !== "" ? value.trim().slice(0, longestSearch) : undefined;
  };
  const [from, to] = [read("from"), read("to")];
  return {
    status: statusGroupNames.find((name) => name === read("status")),
    from: isDay(from) ? from : undefined,
    to: isDay(to) ? to : undefined,
    search: read("search"),
  };
}

/** The address of the list that the query means; `before` is the cursor of a later page. */
export function messagesHref({ status, from, to, search }: MessageQuery, before?: string): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ status, from, to, search, before })) {
    if (value !== undefined) params.set(name, value);
  }
  return params.size === 0 ? "/dashboard/messages" : `/dashboard/messages?${params}`;
}

/** The messages that the query means. A search that is a phone number in any form means the recipient. */
export function toMessageFilter({ status, from, to, search }: MessageQuery, timeZone: string): MessageFilter {
  return {
    ...anyMessage,
    statuses: status ? statusGroups[status] : null,
    from: from ? readZonedTime(from, timeZone) : null,
    to: to ? readZonedTime(dayAfter(to), timeZone) : null,
    ...(search ? searchFilter(search) : {}),
  };
}

function searchFilter(search: string): Partial<MessageFilter> {
  if (isId("message", search)) return { id: search };
  const phone = parseMsisdn(search);
  return phone.ok ? { recipient: phone.msisdn } : { reference: search };
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10);
}
