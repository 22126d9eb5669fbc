import { handlers } from "#/lib/session/auth.ts";

export const { GET, POST } = handlers;
