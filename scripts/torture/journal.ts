import type { Simulators } from "../harness/simulator-process.ts";

/** What the providers really took, read from their journals, which no kill of ours touches. */
export type ProviderJournal = {
  /** How often each pair of number and text was accepted. */
  taken: Map<string, number>;
  /** Paid amounts in KES by receipt. */
  paid: Map<string, number>;
  /** The prompts each phone has had. */
  prompts: Map<string, Set<string>>;
  /** Reads on from where it was. */
  refresh(): Promise<void>;
};

export const pairOf = (number: string, text: string): string => `${number}\n${text}`;

export function openProviderJournal(simulators: Simulators): ProviderJournal {
  const taken = new Map<string, number>();
  const paid = new Map<string, number>();
  const prompts = new Map<string, Set<string>>();
  const cursors = { accepted: 0, payment: 0, prompt: 0 };

  async function read(
    base: string,
    kind: keyof typeof cursors,
    note: (entry: Record<string, unknown>) => void,
  ): Promise<void> {
    for (;;) {
      const path = `journal?after=${cursors[kind]}&kind=${kind}`;
      const { entries, next } = await simulators.control(base, "GET", path);
      if (!Array.isArray(entries) || typeof next !== "number") throw new Error("A journal has entries and a cursor.");
      entries.forEach(note);
      if (next === cursors[kind]) return;
      cursors[kind] = next;
    }
  }

  return {
    taken,
    paid,
    prompts,
    async refresh() {
      await read(simulators.onfon, "accepted", ({ number, text }) => {
        const pair = pairOf(String(number), String(text));
        taken.set(pair, (taken.get(pair) ?? 0) + 1);
      });
      await read(simulators.daraja, "payment", ({ payment }) => {
        const { receipt, amount } = payment as { receipt: string; amount: number };
        paid.set(receipt, amount);
      });
      await read(simulators.daraja, "prompt", ({ prompt }) => {
        const { id, phone } = prompt as { id: string; phone: string };
        prompts.set(phone, (prompts.get(phone) ?? new Set()).add(id));
      });
    },
  };
}
