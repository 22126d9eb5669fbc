import { readdirSync } from "node:fs";
import { join } from "node:path";
import { readDemo } from "./demo.ts";

export type Visitor = "nobody" | "member" | "staff";
export type Route = { path: string; visitor: Visitor };

const app = join(import.meta.dirname, "..", "..", "app");

/** An address for each page that names something. */
function samples(): Record<string, string> {
  return {
    "/docs/[guide]": "/docs/webhooks",
    "/docs/reference/[operation]": "/docs/reference/sms-send",
    "/docs/errors/[code]": "/docs/errors/wallet.insufficient_balance",
    "/admin/tenants/[id]": `/admin/tenants/${readDemo().tenant.client_id}`,
  };
}

/** Every page there is, found where it lies; one that names something needs a sample above, or this throws. */
export function listRoutes(): Route[] {
  const known = samples();
  return readdirSync(app, { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => `/${file.replace(/\/?page\.tsx$/, "")}`.replaceAll(/\/\([^)]+\)/g, "") || "/")
    .sort()
    .map((pattern) => {
      const path = pattern.includes("[") ? known[pattern] : pattern;
      if (path === undefined) throw new Error(`e2e/support/routes.ts has no sample address for ${pattern}.`);
      return { path, visitor: visitorOf(pattern) };
    });
}

function visitorOf(pattern: string): Visitor {
  if (pattern.startsWith("/dashboard")) return "member";
  return pattern.startsWith("/admin") ? "staff" : "nobody";
}
