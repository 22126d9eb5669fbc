import { describe, expect, test } from "vitest";
import { json } from "../http.ts";
import { request, rowsOf, sendSms, until } from "../testing/client.ts";
import { startOnfonWorld } from "../testing/onfon-world.ts";

const world = await startOnfonWorld();
const { control, hello, switches } = world;

function reportsOf(id: unknown): (string | null)[] {
  const mine = world.app.calls.filter((call) => call.query.get("messageId") === id);
  return mine.map((call) => call.query.get("status"));
}

describe("reports", () => {
  test("a report is a GET with the seven parameters after the static ones", async () => {
    const id = rowsOf(await sendSms(world.onfon.url, [["254712345678", "Order 7 is ready at our shop"]]))[0]?.MessageId;
    const call = await until(() => world.app.calls[0]);
    expect([call.method, call.path, call.query.get("token")]).toEqual(["GET", "/dlr", "t"]);
    expect(Object.fromEntries(call.query)).toMatchObject({
      messageId: id,
      mobile: "254712345678",
      status: "DeliveredToTerminal",
      errorCode: "000",
    });
    expect(call.query.get("shortMessage")).toBe("'Order 7 is ready at '");
    expect(call.query.get("doneDate")).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  });

  test("number endings force the outcome", async () => {
    const expected: Record<string, string[]> = {
      "99002": ["DeliveredToNetwork", "DeliveredToTerminal"],
      "99003": ["AbsentSubscriber"],
      "99004": ["DeliveryImpossible"],
      "99005": ["SenderName Blacklisted"],
      "99006": ["InvalidMsisdn"],
      "99007": ["Unknown"],
    };
    for (const [ending, statuses] of Object.entries(expected)) {
      const id = rowsOf(await hello(`2547123${ending}`))[0]?.MessageId;
      await until(() => reportsOf(id).length === statuses.length);
      expect(reportsOf(id)).toEqual(statuses);
    }
  });

  test("a local number is accepted with an id and never reported; neither is the never ending", async () => {
    const local = rowsOf(await hello("0712345678"))[0];
    expect(local).toMatchObject({ MessageErrorCode: 0 });
    const never = rowsOf(await hello("254712399008"))[0];
    const last = rowsOf(await hello("254712345678"))[0];
    await until(() => reportsOf(last?.MessageId).length === 1);
    expect([...reportsOf(local?.MessageId), ...reportsOf(never?.MessageId)]).toEqual([]);
    expect((await control("GET", "stats")).body.reports_waiting).toBe(0);
  });

  test("duplicates, disorder and a report before the answer on demand", async () => {
    await switches({ report_duplicates: 1, report_disorder: true });
    const id = rowsOf(await hello("254712399002"))[0]?.MessageId;
    await until(() => reportsOf(id).length === 4);
    expect(reportsOf(id)).toEqual([
      "DeliveredToTerminal",
      "DeliveredToTerminal",
      "DeliveredToNetwork",
      "DeliveredToNetwork",
    ]);
    await switches({ report_duplicates: 0, report_before_answer: true });
    const early = rowsOf(await hello("254712345678"))[0]?.MessageId;
    expect(reportsOf(early)).toEqual(["DeliveredToTerminal"]);
  });

  test("any report can be pushed, also for an unknown id", async () => {
    await control("POST", "reports", { MessageId: "nobody", Status: "DELIVRD", times: 2 });
    expect(world.app.calls.map((call) => [call.query.get("MessageId"), call.query.get("Status")])).toEqual([
      ["nobody", "DELIVRD"],
      ["nobody", "DELIVRD"],
    ]);
    await control("POST", "reports", { messageId: "x", method: "POST" });
    expect([world.app.calls[2]?.method, world.app.calls[2]?.body.toString()]).toEqual(["POST", "messageId=x"]);
  });

  test("reports are tried again until the app takes them", async () => {
    world.app.answer(() => json(503, {}));
    const id = rowsOf(await hello("254712345678"))[0]?.MessageId;
    await until(() => reportsOf(id).length >= 2);
    world.app.answer(() => json(200, {}));
    await until(async () => (await control("GET", "stats")).body.reports_waiting === 0);
    const journal = await request("GET", `${world.onfon.url}/__sim/journal?kind=report`);
    expect(journal.text).toContain(String(id));
  });

  test("opted-out, switched-off and other networks' numbers, and the promo window", async () => {
    const statusOf = async (number: string) => {
      const id = rowsOf(await hello(number))[0]?.MessageId;
      await until(() => reportsOf(id).length === 1);
      return reportsOf(id)[0];
    };
    await control("POST", "inbound", { from: "254712000001", to: "UZIMA", text: "*456*9*5#" });
    await switches({ switched_off: ["254712000002"], other_networks_unknown: true, ported: ["254733000002"] });
    expect(await statusOf("254712000001")).toBe("SenderName Blacklisted");
    expect(await statusOf("254712000002")).toBe("AbsentSubscriber");
    expect(await statusOf("254733000001")).toBe("Unknown");
    expect(await statusOf("254733000002")).toBe("DeliveredToTerminal");
    await switches({ promo_senders: ["UZIMA"], promo_hour: 7 });
    expect(await statusOf("254712000003")).toBe("DeliveryImpossible");
    await switches({ promo_hour: 8 });
    expect(await statusOf("254712000003")).toBe("DeliveredToTerminal");
  });
});
