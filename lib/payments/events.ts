import type { Mode } from "#/db/enums.ts";
import { defineEvent } from "#/lib/core/events.ts";

/** The prompt is, or may be, on the phone. `mode` tells on which schedule it is asked about. */
export const paymentPushed = defineEvent<{ paymentId: string; mode: Mode }>("payments/payment.pushed");

/** A manual top-up of test mode waits for what its proof brings; live ones wait for staff. */
export const paymentRequested = defineEvent<{ paymentId: string; mode: Mode }>("payments/payment.requested");

/** Its money is in the wallet. */
export const paymentSettled = defineEvent<{ paymentId: string }>("payments/payment.settled");

/** It ended without money. */
export const paymentEnded = defineEvent<{ paymentId: string }>("payments/payment.ended");
