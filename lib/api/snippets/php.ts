import { literal, type Notation } from "./literal.ts";
import type { SampleCall } from "./sample-call.ts";

const notation: Notation = {
  text: (value) => `'${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`,
  word: { true: "true", false: "false", null: "null" },
  list: ["[", "]"],
  map: ["[", "]"],
  colon: " => ",
  indent: "    ",
};

/** The call for PHP 8 with its cURL extension. */
export function phpSnippet({ method, url, headers, body, answers }: SampleCall): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [
    "<?php",
    `$request = curl_init(${notation.text(url)});`,
    "curl_setopt_array($request, [",
    `    CURLOPT_CUSTOMREQUEST => ${notation.text(method)},`,
    "    CURLOPT_RETURNTRANSFER => true,",
    `    CURLOPT_HTTPHEADER => ${literal(lines, notation, 1)},`,
    ...(body === undefined ? [] : [`    CURLOPT_POSTFIELDS => json_encode(${literal(body, notation, 1)}),`]),
    "]);",
    "$answer = curl_exec($request);",
    `echo curl_getinfo($request, CURLINFO_RESPONSE_CODE)${answers ? ", ' ', $answer" : ""}, PHP_EOL;`,
  ].join("\n");
}
