import { javascriptNotation, literal } from "./literal.ts";
import type { SampleCall } from "./sample-call.ts";

/** The call for a page in a browser. It is for test keys: whoever opens a page can read what it holds. */
export function javascriptSnippet({ method, url, headers, body, answers }: SampleCall): string {
  return [
    "// Test keys only: everybody who opens your page can read its key.",
    "async function call() {",
    `  const response = await fetch(${JSON.stringify(url)}, {`,
    `    method: ${JSON.stringify(method)},`,
    `    headers: ${literal(headers, javascriptNotation, 2)},`,
    ...(body === undefined ? [] : [`    body: JSON.stringify(${literal(body, javascriptNotation, 2)}),`]),
    "  });",
    "  if (!response.ok) throw new Error((await response.json()).detail);",
    `  return ${answers ? "response.json()" : "response.status"};`,
    "}",
    "call().then(console.log, console.error);",
  ].join("\n");
}
