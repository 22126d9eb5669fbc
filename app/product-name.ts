import { cache } from "react";
import { readEnv } from "#/lib/core/env.ts";

/** What the product is called here: the brand is a setting. */
export const productName = cache((): string => readEnv().APP_NAME);
