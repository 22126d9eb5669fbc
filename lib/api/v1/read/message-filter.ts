import type { MessageStatus } from "#/db/enums.ts";
import type { MessageFilter } from "#/lib/messaging/message-filter.ts";
import { readPeriod } from "./period.ts";
import { readPhone } from "./phone.ts";

type Query = {
  from_date?: string | undefined;
  to_date?: string | undefined;
  status?: MessageStatus | undefined;
  sender?: string | undefined;
  recipient?: string | undefined;
  reference?: string | undefined;
};

/** The filter a query means; throws `http.invalid_date`, `http.empty_period`, `messaging.invalid_recipient`. */
export function readMessageFilter(query: Query, timeZone: string): MessageFilter {
  return {
    ...readPeriod(query, timeZone),
    statuses: query.status === undefined ? null : [query.status],
    sender: query.sender ?? null,
    recipient: query.recipient === undefined ? null : readPhone(query.recipient, "recipient"),
    reference: query.reference ?? null,
    id: null,
  };
}
