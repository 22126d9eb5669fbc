import { createLegacyAnswer } from "#/lib/api/v1/legacy/answer.ts";
import { webRoute } from "#/lib/http/web.ts";

const route = webRoute(createLegacyAnswer());

export const GET = route;
export const HEAD = route;
export const POST = route;
export const PUT = route;
export const PATCH = route;
export const DELETE = route;
export const OPTIONS = route;
