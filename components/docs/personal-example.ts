import { z } from "zod";
import type { OperationShape } from "#/lib/api/operation.ts";

/** The example with this sender in it, where the operation sends and the example names none. */
export function personalExample(
  operation: Pick<OperationShape, "body" | "scope">,
  example: OperationShape["example"],
  sender: string | null,
): OperationShape["example"] {
  const { body } = example;
  if (sender === null || operation.scope !== "messages:write" || typeof body !== "object" || body === null) {
    return example;
  }
  const takesSender = operation.body instanceof z.ZodObject && "sender" in operation.body.shape;
  return takesSender && !("sender" in body) ? { ...example, body: { ...body, sender } } : example;
}
