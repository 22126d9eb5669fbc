import { describe, expect, test } from "vitest";
import { z } from "zod";
import { invalid } from "#/lib/core/errors.ts";
import { createLog } from "#/lib/core/log.ts";
import { runAction } from "./action.ts";

const call = { name: "test", requestId: "rid_1", log: createLog("silent") };
const schema = z.object({ email: z.email("Enter an e-mail address."), name: z.string("Enter your name.") });

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

const good = { email: "asha@clinic.example", name: "Asha" };

describe("runAction", () => {
  test("what the verb gives is the answer, and the framework's own fields don't reach it", async () => {
    const result = await runAction(
      call,
      z.strictObject(schema.shape),
      form({ ...good, $ACTION_ID_1: "x" }),
      async (input) => ({ input }),
    );
    expect(result).toEqual({ ok: true, input: good });
  });

  test("each wrong field has its own sentence, and the verb does not run", async () => {
    const result = await runAction(call, schema, form({ email: "asha" }), () => Promise.reject(new Error("ran")));
    expect(result).toMatchObject({
      ok: false,
      code: "http.invalid_request",
      fields: { email: "Enter an e-mail address." },
    });
    expect(result).toHaveProperty("fields.name");
  });

  test("a refusal of the verb is told with its field", async () => {
    const result = await runAction(call, schema, form(good), () =>
      Promise.reject(invalid("room.reason", "No phone.", "phone")),
    );
    expect(result).toEqual({ ok: false, message: "No phone.", code: "room.reason", fields: { phone: "No phone." } });
  });

  test("an unexpected error tells nothing but the request id", async () => {
    const result = await runAction(call, schema, form(good), () =>
      Promise.reject(new Error("select secret from users")),
    );
    expect(result).toMatchObject({ ok: false, code: "platform.internal_error", requestId: "rid_1" });
    expect(JSON.stringify(result)).not.toContain("secret");
  });
});
