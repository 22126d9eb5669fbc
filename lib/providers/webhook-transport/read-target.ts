import { isIP } from "node:net";

/** A webhook's address taken apart. `literal` is the host when it is an address itself. */
export type Target = { hostname: string; literal: string | null; port: number; secure: boolean };

export type ReadTarget = { ok: true; target: Target } | { ok: false; reason: string };

const longestUrl = 2_048;

/**
 * Takes a URL apart and refuses forms that exist to look like something else: userinfo, trailing dot, addresses in
 * decimal, octal or hex, percent signs and letters of other scripts in the host (trust.md TR-43).
 */
export function readTarget(text: string): ReadTarget {
  if (text.length > longestUrl) return refuse("The address is too long.");
  // A URL parser drops or turns these silently, so what is read would not be what is written.
  if (/[\s\\\p{Cc}]/u.test(text)) return refuse("The address has spaces, backslashes or control characters.");
  const authority = /^https?:\/\/([^/?#]+)/i.exec(text)?.[1];
  if (authority === undefined || !URL.canParse(text))
    return refuse("This is not an address that begins with https://.");
  if (authority.includes("@")) return refuse("The address must not hold a user name or password.");
  const url = new URL(text);
  const written = authority.replace(/:\d*$/, "").toLowerCase();
  const { hostname } = url;
  if (hostname.endsWith(".")) return refuse("The host must not end with a dot.");
  const bracketed = /^\[(.+)\]$/.exec(hostname)?.[1];
  if (bracketed === undefined && written !== hostname)
    return refuse("Write the host in plain letters, or as a dotted address.");
  const secure = url.protocol === "https:";
  const literal = bracketed ?? (isIP(hostname) === 0 ? null : hostname);
  const port = url.port === "" ? (secure ? 443 : 80) : Number(url.port);
  return { ok: true, target: { hostname: bracketed ?? hostname, literal, port, secure } };
}

function refuse(reason: string): ReadTarget {
  return { ok: false, reason };
}
