import { type NextRequest, NextResponse } from "next/server";
import { readEnv } from "#/lib/core/env.ts";

const env = readEnv();
const isDevelopment = process.env.NODE_ENV === "development";

/** The content security policy of one answer (trust.md TR-80). React's development build needs eval; no other build does. */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "manifest-src 'self'",
    ...(env.isPublic ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

/** Gives every page its own nonce and the policy that names it. Authorisation is not here: it stands in pages, actions and verbs. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-pathname", request.nextUrl.pathname + request.nextUrl.search);
  headers.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  if (env.isPublic) response.headers.set("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
  return response;
}

export const config = {
  /** Pages only: the API, old callback addresses and files never pay for this. Pages of error codes end like files. */
  matcher: ["/((?!api/|webhooks/|_next/static|_next/image|.*\\.[a-z0-9]+$).*)", "/docs/errors/:code"],
};
