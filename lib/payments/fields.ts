import { z } from "zod";

export const topUpAmount = z.number().meta({ description: "Whole shillings from 100 to 50,000.", example: 1000 });

export const phoneNumber = z
  .union([z.string().trim().min(1).max(32), z.number().int().positive().transform(String)])
  .meta({ description: "The phone that gets the M-Pesa prompt, in any usual form.", example: "0712345678" });
