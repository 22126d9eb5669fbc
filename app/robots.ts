import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { readEnv } from "#/lib/core/env.ts";

/** Search engines read the public pages, and nothing of tenants. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  await connection();
  const { appUrl } = readEnv();
  const closed = [
    "/dashboard",
    "/admin",
    "/api/",
    "/x/",
    "/invite/",
    "/verify-email",
    "/reset-password",
    "/docs/search",
  ];
  return { rules: { userAgent: "*", allow: "/", disallow: closed }, sitemap: `${appUrl}/sitemap.xml` };
}
