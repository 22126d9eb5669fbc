import { headers } from "next/headers";
import { newId } from "#/lib/core/ids.ts";
import { clientAddressHeader } from "#/lib/http/client-address-header.ts";

export type BrowserCaller = { ip: string | null; userAgent: string | null; requestId: string };

/** The browser behind this request. */
export async function browserCaller(): Promise<BrowserCaller> {
  const list = await headers();
  return {
    ip: list.get(clientAddressHeader) || null,
    userAgent: list.get("user-agent"),
    requestId: newId("httpRequest"),
  };
}
