import { conflict } from "#/lib/core/errors.ts";

/**
 * Never returns: tenants send through the platform's account, whose money they do not see (product.md D9). Throws
 * `connections.not_configured` (conflict).
 */
export function requireOwnAccount(): never {
  throw conflict("connections.not_configured", "You have no Onfon account of your own connected.");
}
