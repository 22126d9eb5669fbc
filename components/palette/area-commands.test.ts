import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import palette from "#/messages/en/palette.json" with { type: "json" };
import { commonCommands, memberCommands } from "./area-commands.ts";

const t = createTranslator({ locale: "en", messages: { palette }, namespace: "palette.commands" });
const standing = {
  clientId: 1001,
  accountNumber: "100142",
  mode: "test",
  liveOpen: false,
  maySend: true,
  mayTopUp: true,
} as const;
const ids = (changes: Partial<Parameters<typeof memberCommands>[1]>) =>
  memberCommands(t, { ...standing, ...changes }).map(({ id }) => id);

test("the palette offers no action that the member's role refuses", () => {
  expect(ids({})).toEqual(["send", "top-up", "copy-account", "copy-client"]);
  expect(ids({ maySend: false, mayTopUp: false })).toEqual(["copy-account", "copy-client"]);
});

test("it offers the other mode, and live only when live is open", () => {
  expect(ids({ liveOpen: true })).toContain("to-live");
  expect(ids({ liveOpen: true })).not.toContain("to-test");
  expect(ids({ liveOpen: true, mode: "live" })).toContain("to-test");
});

test("every command has an id and a name of its own, and the way out stands last", () => {
  const all = [...memberCommands(t, { ...standing, liveOpen: true }), ...commonCommands(t)];
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  expect(new Set(all.map(({ label }) => label)).size).toBe(all.length);
  expect(all.at(-1)?.id).toBe("sign-out");
});
