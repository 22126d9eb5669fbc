import { cookies } from "next/headers";
import type { Mode } from "#/db/enums.ts";
import { runtime } from "#/lib/wiring.ts";
import { cookieNames, cookieOptions } from "./cookies.ts";

const yearSeconds = 31_536_000;

/** The portal shows this mode from the next request on, as far as the tenant may use it. */
export async function switchMode(mode: Mode): Promise<void> {
  const { env } = runtime();
  (await cookies()).set(cookieNames(env).mode, mode, cookieOptions(env, yearSeconds));
}
