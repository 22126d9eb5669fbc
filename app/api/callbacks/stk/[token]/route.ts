import { stkCallback } from "#/lib/api/callbacks/stk.ts";
import { webRoute } from "#/lib/http/web.ts";

export const POST = webRoute(stkCallback);
