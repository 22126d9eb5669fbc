import { expect, test } from "vitest";
import { type Command, findCommands, isBelow, recentCommands, withRecent } from "./command.ts";

const page = (href: string, label: string): Command => ({
  id: href,
  group: "pages",
  label,
  deed: { kind: "go", href },
});
const commands: Command[] = [
  page("/admin", "Overview"),
  page("/admin/tenants", "Tenants"),
  { id: "top-up", group: "actions", label: "Top up", words: "M-Pesa money pay", deed: { kind: "go", href: "/wallet" } },
  { id: "light", group: "actions", label: "Colours: light", deed: { kind: "theme", theme: "light" } },
];
const ids = (found: Command[]) => found.map(({ id }) => id);

test("a command is found by its name, by a part of it and by what else it is called", () => {
  expect(ids(findCommands(commands, "top"))[0]).toBe("top-up");
  expect(ids(findCommands(commands, "m-pesa"))).toEqual(["top-up"]);
  expect(ids(findCommands(commands, "light"))).toEqual(["light"]);
  expect(findCommands(commands, "nothing like it")).toEqual([]);
});

test("recent things lead somewhere: what is no longer on offer, or below nothing on offer, is left out", () => {
  const recent = [
    { id: "/admin/tenants/1001", label: "Kilele School" },
    { id: "top-up", label: "Top up" },
    { id: "switch-to-live", label: "Switch to live" },
    { id: "/admin/money/7", label: "A payment" },
    { id: "/admin/tenants/1002", label: "Here" },
  ];
  expect(ids(recentCommands(commands, recent, "/admin/tenants/1002"))).toEqual(["/admin/tenants/1001", "top-up"]);
});

test("only places below a page are places of their own; the area itself holds none", () => {
  expect(isBelow(commands, "/admin/tenants/1001")).toBe(true);
  expect(isBelow(commands, "/admin/tenants")).toBe(false);
  expect(isBelow(commands, "/admin/approvals")).toBe(false);
});

test("what was used stands in front, once", () => {
  const used = withRecent(
    [
      { id: "a", label: "A" },
      { id: "b", label: "B" },
    ],
    { id: "b", label: "B now" },
  );
  expect(used).toEqual([
    { id: "b", label: "B now" },
    { id: "a", label: "A" },
  ]);
});
