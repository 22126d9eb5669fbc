import type { SampleCall } from "./sample-call.ts";

/** The call for a shell; quotes in texts are safe to paste. */
export function curlSnippet({ method, url, headers, body }: SampleCall): string {
  const implied = body === undefined ? "GET" : "POST";
  const parts = [
    `curl ${method === implied ? "" : `-X ${method} `}${/[?&{}]/.test(url) ? `"${url}"` : url}`,
    ...Object.entries(headers).map(([name, value]) => `  -H "${name}: ${value}"`),
    ...(body === undefined ? [] : [`  -d '${JSON.stringify(body, null, 2).replaceAll("'", `'\\''`)}'`]),
  ];
  return parts.join(" \\\n");
}
