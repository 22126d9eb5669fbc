import type { TrafficClass } from "#/db/enums.ts";

/** What a caller asks to be sent, alike for sending and for rehearsing. */
export type SendInput = {
  /** As given; one, or up to 1,000. */
  recipients: readonly string[];
  /** True when the caller named one recipient: a bad number then refuses the request (product.md D31). */
  single: boolean;
  /** One text for all, or one for each recipient. */
  text: string | readonly string[];
  /** Null: the tenant's first approved sender ID, `TEST` in test mode. */
  sender: string | null;
  reference: string | null;
  /** An ISO time, without an offset in the tenant's zone; without it at once. */
  scheduleAt?: string | null;
  /** The class the caller says its message is of; without it that of the sender ID. */
  trafficClass?: TrafficClass | null;
  /** The endpoint that hears of these messages too (webhooks/open-callback-endpoint). */
  callbackEndpointId?: string | null;
  /** Requests per minute the caller may make; null where the limit is off or was asked before. */
  perMinute: number | null;
};
