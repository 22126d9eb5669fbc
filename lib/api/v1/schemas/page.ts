import { z } from "zod";

export const limit = z.coerce
  .number()
  .int()
  .min(1)
  .max(100)
  .default(20)
  .meta({ description: "Rows of a page, 1 to 100.", example: 20 });

export const cursor = z
  .string()
  .max(100)
  .optional()
  .meta({ description: "The next_cursor of the page before; without it the first page." });

export const nextCursor = z.string().nullable().meta({ description: "Where the next page begins; null at the end." });
