import type { ApiError } from "#/lib/api/error-catalogue.ts";

/** What an answer with this error looks like. */
export function problemExample({ code, status, title, cause }: ApiError, docsUrl: string): Record<string, unknown> {
  return {
    type: `${docsUrl}/errors/${code}`,
    title,
    status,
    detail: cause.replaceAll("`", ""),
    code,
    param: null,
    request_id: "rid_01k9zq3w6m8v2n4r5t7y9b1d3f",
    doc_url: `${docsUrl}/errors/${code}`,
  };
}
