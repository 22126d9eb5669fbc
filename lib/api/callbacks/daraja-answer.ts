import type { ApiResponse } from "#/lib/http/api-request.ts";

/** Daraja's own calls have about 1 KB. */
export const maxCallbackBytes = 65_536;

/** An answer in Daraja's own form. */
export function darajaAnswer(resultCode: number | string, resultDesc: string): ApiResponse {
  return {
    status: 200,
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" },
    body: JSON.stringify({ ResultCode: resultCode, ResultDesc: resultDesc }),
  };
}
