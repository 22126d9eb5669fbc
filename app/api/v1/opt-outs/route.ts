import { optOutsAdd } from "#/lib/api/v1/handlers/opt-outs-add.ts";
import { optOutsList } from "#/lib/api/v1/handlers/opt-outs-list.ts";
import { webRoute } from "#/lib/http/web.ts";

export const GET = webRoute(optOutsList);
export const POST = webRoute(optOutsAdd);
