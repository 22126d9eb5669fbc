import { randomInt } from "node:crypto";
import { json, type Reply } from "../http.ts";

/** An id of the shape `11223-445566-1`. */
export function requestId(): string {
  return `${randomInt(10_000, 99_999)}-${randomInt(1_000_000, 99_999_999)}-${randomInt(1, 9)}`;
}

/** Daraja's error envelope. */
export function refusal(status: number, errorCode: string, errorMessage: string): Reply {
  return json(status, { requestId: requestId(), errorCode, errorMessage });
}

export function invalidField(field: string): Reply {
  return refusal(400, "400.002.02", `Bad Request - Invalid ${field}`);
}
