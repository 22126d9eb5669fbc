import { createLegacyAnswer } from "#/lib/api/v1/legacy/answer.ts";
import { fromWebRequest, toWebResponse } from "#/lib/http/web.ts";

const answer = createLegacyAnswer();
const route = async (request: Request) => toWebResponse(await answer(fromWebRequest(request), {}));

export const GET = route;
export const POST = route;
export const PUT = route;
