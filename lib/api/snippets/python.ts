import { literal, type Notation } from "./literal.ts";
import type { SampleCall } from "./sample-call.ts";

const notation: Notation = {
  text: (value) => JSON.stringify(value),
  word: { true: "True", false: "False", null: "None" },
  list: ["[", "]"],
  map: ["{", "}"],
  colon: ": ",
  indent: "    ",
};

/** The call for Python 3 with nothing but its own library. */
export function pythonSnippet({ method, url, headers, body, answers }: SampleCall): string {
  return [
    "import json",
    "import urllib.request",
    "",
    "request = urllib.request.Request(",
    `    ${notation.text(url)},`,
    `    method=${notation.text(method)},`,
    `    headers=${literal(headers, notation, 1)},`,
    ...(body === undefined ? [] : [`    data=json.dumps(${literal(body, notation, 1)}).encode(),`]),
    ")",
    "with urllib.request.urlopen(request) as answer:",
    `    print(answer.status${answers ? ", json.load(answer)" : ""})`,
  ].join("\n");
}
