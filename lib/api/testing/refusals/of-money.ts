import type { OperationShape } from "../../operation.ts";
import type { Refusal } from "../refusal.ts";
import type { Change, Stage } from "../stage.ts";

const prompt = (phone: string): Change => ({ body: { amount: 100, phone_number: phone } });
const minuteMs = 60_000;

/** Prompts one after the other, each when the one before is over. */
async function promptAll(
  operation: OperationShape,
  { ask, clock }: Stage,
  key: string,
  phones: string[],
): Promise<void> {
  for (const phone of phones) {
    const { status, text } = await ask(operation, "live", { key, ...prompt(phone) });
    if (status !== 202) throw new Error(text);
    clock.advance(4 * minuteMs);
  }
}

/** What top-ups, the wallet and accounts may be refused for. */
export const refusalsOfMoney: readonly Refusal[] = [
  {
    code: "payments.amount_out_of_range",
    change: ({ example }) => ({ body: { ...Object(example.body), amount: 99 } }),
  },
  {
    code: "payments.amount_not_whole",
    change: ({ example }) => ({ body: { ...Object(example.body), amount: 100.5 } }),
  },
  { code: "payments.phone_invalid", change: () => prompt("12") },
  {
    code: "payments.prompt_open",
    modes: ["live"],
    change: async (operation, mode, stage) => {
      const { key } = await stage.newcomer(mode);
      await stage.ask(operation, mode, { key, ...prompt("0733000100") });
      return { key, ...prompt("0733000100") };
    },
  },
  {
    code: "payments.too_many_prompts_phone",
    modes: ["live"],
    change: async (operation, mode, stage) => {
      const { key } = await stage.newcomer(mode);
      await promptAll(
        operation,
        stage,
        key,
        Array.from({ length: 5 }, () => "0733000200"),
      );
      return { key, ...prompt("0733000200") };
    },
  },
  {
    code: "payments.too_many_prompts_tenant",
    modes: ["live"],
    change: async (operation, mode, stage) => {
      const { key } = await stage.newcomer(mode);
      for (let count = 0; count < 20; count++) {
        await stage.ask(operation, mode, { key, ...prompt(`07330003${String(count).padStart(2, "0")}`) });
      }
      return { key, ...prompt("0733000399") };
    },
  },
  {
    code: "payments.too_many_manual_requests",
    change: async (operation, mode, stage) => {
      const { key } = await stage.newcomer(mode);
      for (let count = 0; count < 10; count++) await stage.ask(operation, mode, { key });
      return { key };
    },
  },
  { code: "http.invalid_amount", change: ({ example }) => ({ body: { ...Object(example.body), amount: 500.00001 } }) },
  { code: "connections.not_configured", change: () => ({}) },
];
