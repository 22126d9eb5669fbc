import { expect, test } from "vitest";
import { memberRoles } from "#/db/enums.ts";
import { staffScopes, tenantScopes } from "#/lib/core/authorize.ts";
import { scopesOfStaff } from "#/lib/staff/roles.ts";
import { scopesOfMember } from "./roles.ts";

test("only owner and admin manage people and settings; finance and above touch money; viewers only read", () => {
  const having = (scope: (typeof tenantScopes)[number]) =>
    memberRoles.filter((role) => scopesOfMember(role).includes(scope));
  expect(having("team:manage")).toEqual(["owner", "admin"]);
  expect(having("settings:manage")).toEqual(["owner", "admin"]);
  expect(having("wallet:write")).toEqual(["owner", "admin", "finance"]);
  expect(having("keys:manage")).toEqual(["owner", "admin", "developer"]);
  expect(having("messages:write")).toEqual(["owner", "admin", "developer", "agent"]);
  expect(scopesOfMember("viewer").every((scope) => scope.endsWith(":read"))).toBe(true);
});

test("no member has a scope of staff, and no staff one of a tenant", () => {
  const members: readonly string[] = memberRoles.flatMap(scopesOfMember);
  expect(staffScopes.filter((scope) => members.includes(scope))).toEqual([]);
  const staff: readonly string[] = [...scopesOfStaff("admin"), ...scopesOfStaff("support")];
  expect(tenantScopes.filter((scope) => staff.includes(scope))).toEqual([]);
  expect(scopesOfStaff("support")).not.toContain("tenants:approve");
});
