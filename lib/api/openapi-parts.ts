import { z } from "zod";

/** Every error's answer (RFC 9457). Some codes add members, such as `shortfall`. */
export const problemSchema = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string().meta({ description: "Stable; each has a page at doc_url." }),
    param: z.string().nullable().meta({ description: "The field it is about." }),
    request_id: z.string(),
    doc_url: z.string(),
    errors: z
      .array(z.strictObject({ param: z.string(), message: z.string(), code: z.string().optional() }))
      .optional()
      .meta({ description: "All wrong fields, where there are several." }),
  })
  .meta({ id: "Problem", description: "What is wrong, as a problem document (RFC 9457)." });

export const requestIdHeader = { description: "Names this request for support.", schema: { type: "string" } } as const;

const whole = { type: "integer" } as const;

export const rateHeaders = {
  "RateLimit-Limit": { description: "Requests per minute.", schema: whole },
  "RateLimit-Remaining": { description: "What is left of them.", schema: whole },
  "RateLimit-Reset": { description: "Seconds until the minute ends.", schema: whole },
} as const;

export const replayedHeader = { description: "true on a repeat.", schema: { type: "string" } } as const;

export const retryHeader = { description: "Seconds to wait.", schema: whole } as const;

export const challengeHeader = { description: "How to send the key.", schema: { type: "string" } } as const;
