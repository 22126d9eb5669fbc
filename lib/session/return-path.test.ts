import { expect, test } from "vitest";
import { returnPath } from "./return-path.ts";

test.each(["/dashboard", "/dashboard/wallet?tab=statement", "/admin/approvals", "/dashboard#first-key"])(
  "%s is a way back",
  (path) => {
    expect(returnPath(path)).toBe(path);
  },
);

test.each([
  null,
  undefined,
  "",
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "/dashboardx",
  "/login",
  "/dashboard/\\x",
  "/dashboard\n",
])("%j is none", (path) => {
  expect(returnPath(path)).toBeNull();
});
