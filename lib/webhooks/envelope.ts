/** What the envelope of an event says (product.md D19). */
export type EnvelopeFacts = {
  eventId: string;
  type: string;
  /** The integer client_id. */
  tenantId: number;
  occurredAt: Date;
  data: Record<string, unknown>;
  /** Counts the endpoint's deliveries; a larger one is a later one. */
  sequence: number;
};

/** A body larger than this is never sent (trust.md TR-45). */
export const maxBodyBytes = 256 * 1024;

/** The body of a delivery. It is built from stored facts only, so its bytes are the same at every attempt. */
export function envelope({ eventId, type, tenantId, occurredAt, data, sequence }: EnvelopeFacts): string {
  return JSON.stringify({
    id: eventId,
    event: type,
    client_id: tenantId,
    timestamp: occurredAt.toISOString(),
    data,
    sequence,
  });
}
