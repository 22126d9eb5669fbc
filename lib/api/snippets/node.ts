import { javascriptNotation, literal } from "./literal.ts";
import type { SampleCall } from "./sample-call.ts";

/** The call for Node.js 20 or later, as a module. */
export function nodeSnippet({ method, url, headers, body, answers }: SampleCall): string {
  return [
    `const response = await fetch(${JSON.stringify(url)}, {`,
    `  method: ${JSON.stringify(method)},`,
    `  headers: ${literal(headers, javascriptNotation, 1)},`,
    ...(body === undefined ? [] : [`  body: JSON.stringify(${literal(body, javascriptNotation, 1)}),`]),
    "});",
    `console.log(response.status${answers ? ", await response.json()" : ""});`,
  ].join("\n");
}
