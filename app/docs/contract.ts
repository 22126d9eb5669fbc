import type { OperationShape } from "#/lib/api/operation.ts";
import { operations } from "#/lib/api/v1/index.ts";

/** Every operation of the API, as the docs show them. */
export const contract: readonly OperationShape[] = operations.map(({ operation }) => operation);
