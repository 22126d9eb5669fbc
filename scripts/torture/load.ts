import { randomInt } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { ApiAnswer, ApiClient } from "../harness/api-client.ts";
import type { Simulators } from "../harness/simulator-process.ts";

/** One call with an idempotency key: what was asked, and the first answer that came. */
export type Ask = { client: ApiClient; key: string; path: string; body: object; first: ApiAnswer };

export type Load = {
  asks: Ask[];
  stop(): Promise<void>;
};

/** Endings of numbers that the simulated Onfon treats specially: refused rows and failures. */
const oddEndings = ["99021", "99022", "99004", "99009", "99013"];

/** A number whose message is refused or fails one time in thirty. */
function anyNumber(): string {
  const ending =
    randomInt(30) === 0 ? oddEndings[randomInt(oddEndings.length)] : String(randomInt(90_000)).padStart(5, "0");
  return `2547${String(randomInt(1_000)).padStart(3, "0")}${ending}`;
}

export type LoadOptions = {
  clients: ApiClient[];
  simulators: Simulators;
  /** Names this round in keys, texts and the phones that pay. */
  round: number;
};

/** Sends to one and to many, top-ups that pay themselves, and reports pushed twice, until it is stopped. */
export function startLoad({ clients, simulators, round }: LoadOptions): Load {
  const asks: Ask[] = [];
  let running = true;
  let number = 0;
  let payers = 0;

  /** Each top-up has a phone of its own, so that a second prompt for it is seen. */
  function nextPayer(): string {
    return `2547${String(round).padStart(4, "0")}${String(payers++).padStart(4, "0")}`;
  }

  async function ask(client: ApiClient, path: string, body: (name: string) => object): Promise<void> {
    const name = `r${round}-${number++}`;
    const one: Ask = { client, key: `key-${name}`, path, body: body(name), first: null };
    asks.push(one);
    one.first = await client("POST", path, { key: one.key, body: one.body });
    if (one.first === null || one.first.status >= 500) await delay(100);
  }

  async function repeat(pauseMs: number, work: () => Promise<void>): Promise<void> {
    while (running) {
      await work();
      await delay(pauseMs * (0.5 + Math.random()));
    }
  }

  const loops = clients.flatMap((client) => [
    ...Array.from({ length: 5 }, () =>
      repeat(30, () =>
        ask(client, "/api/v1/sms/send", (name) => ({
          recipient: anyNumber(),
          message: `One ${name}`,
          reference: name,
        })),
      ),
    ),
    repeat(150, () =>
      ask(client, "/api/v1/sms/send", (name) => ({
        recipients: Array.from({ length: 2 + randomInt(30) }, anyNumber),
        message: `Many ${name}`,
        reference: name,
      })),
    ),
    repeat(400, () =>
      ask(client, "/api/v1/wallet/topup", () => ({ amount: 100 + randomInt(900), phone_number: nextPayer() })),
    ),
  ]);
  const duplicates = repeat(200, () => pushReportAgain(simulators));

  return {
    asks,
    async stop() {
      running = false;
      await Promise.all([...loops, duplicates]);
    },
  };
}

/** The report of a message that was taken lately is pushed once more, with another word perhaps. */
async function pushReportAgain(simulators: Simulators): Promise<void> {
  const { messages } = await simulators.control(simulators.onfon, "GET", "messages?limit=20");
  if (!Array.isArray(messages) || messages.length === 0) return;
  const { id, number } = messages[randomInt(messages.length)] as { id: string; number: string };
  const status = randomInt(4) === 0 ? "DeliveryImpossible" : "DeliveredToTerminal";
  await simulators
    .control(simulators.onfon, "POST", "reports", { messageId: id, mobile: number.replace("+", ""), status, times: 2 })
    .catch(() => {});
}
