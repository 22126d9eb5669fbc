import { expect, test } from "vitest";
import { groupNotices, type ListedNotice } from "./group-notices.ts";

const notice = (id: string, type: string, at: string, read = false): ListedNotice => ({
  id,
  type,
  title: id,
  body: "",
  at,
  read,
});
const dayOf = (at: string) => at.slice(0, 10);

test("notices of one kind and day stand together under their newest, days in their order", () => {
  const days = groupNotices(
    [
      notice("c", "topup_success", "2026-11-21T10:00Z"),
      notice("low", "balance.low", "2026-11-21T09:00Z"),
      notice("b", "topup_success", "2026-11-21T08:00Z"),
      notice("a", "topup_success", "2026-11-20T08:00Z"),
    ],
    dayOf,
  );
  expect(
    days.map(({ day, groups }) => [day, groups.map(({ newest, others }) => [newest.id, others.map(({ id }) => id)])]),
  ).toEqual([
    [
      "2026-11-21",
      [
        ["c", ["b"]],
        ["low", []],
      ],
    ],
    ["2026-11-20", [["a", []]]],
  ]);
});

test("what is new never hides behind what was read", () => {
  const [day] = groupNotices(
    [notice("new", "topup_success", "2026-11-21T10:00Z"), notice("old", "topup_success", "2026-11-21T09:00Z", true)],
    dayOf,
  );
  expect(day?.groups.map(({ newest }) => newest.id)).toEqual(["new", "old"]);
});
