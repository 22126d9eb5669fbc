import { serve } from "inngest/edge";
import { functionsOf } from "#/inngest/index.ts";
import { runtime } from "#/lib/wiring.ts";

/** Made at a call, not at import: building the site needs no environment. */
async function answer(request: Request): Promise<Response> {
  const { inngest } = runtime();
  return serve({ client: inngest, functions: functionsOf(inngest) })(request);
}

export const GET = answer;
export const POST = answer;
export const PUT = answer;
