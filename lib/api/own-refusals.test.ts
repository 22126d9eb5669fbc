import { afterAll, beforeAll, test } from "vitest";
import { systemClock } from "#/lib/core/clock.ts";
import { standardPushLimits } from "#/lib/payments/push-limits.ts";
import { createSandboxMobileMoney } from "#/lib/providers/mobile-money/sandbox/create-sandbox-mobile-money.ts";
import { expectRefusal } from "./testing/open-api-judge.ts";
import { rowsOf } from "./testing/refusal.ts";
import { refusalsOfMoney } from "./testing/refusals/of-money.ts";
import { refusalsOfReading } from "./testing/refusals/of-reading.ts";
import { refusalsOfSending } from "./testing/refusals/of-sending.ts";
import { refusalsOfSettings } from "./testing/refusals/of-settings.ts";
import { openStage, type Stage } from "./testing/stage.ts";

// What one operation or another may be refused for, in both modes, over HTTP, with the limits of prompts as in production.

let stage: Stage;

beforeAll(async () => {
  const sandbox = createSandboxMobileMoney({ clock: systemClock });
  const mobileMoney = { live: sandbox, test: sandbox };
  const callbackUrlOf = (token: string) => `https://jumbe.example/${token}`;
  stage = await openStage({ ports: { topUp: { mobileMoney, callbackUrlOf, limits: standardPushLimits } } });
});

afterAll(() => stage.close());

const refusals = [...refusalsOfReading, ...refusalsOfSending, ...refusalsOfMoney, ...refusalsOfSettings];

test.each(rowsOf(refusals))("%s: %s, %s", async (code, _id, mode, refusal, operation) => {
  const change = await refusal.change(operation, mode, stage);
  expectRefusal(operation, code, await stage.ask(operation, mode, change));
});
