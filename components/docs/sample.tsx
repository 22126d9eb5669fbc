import type { OperationShape } from "#/lib/api/operation.ts";
import { snippetsOf } from "#/lib/api/snippets.ts";
import { CodeTabs } from "./code-tabs.tsx";
import { personalExample } from "./personal-example.ts";
import type { Reader } from "./reader.ts";

type SampleProps = { operation: OperationShape; reader: Reader; example?: OperationShape["example"] };

/** One call in every language, with the reader's own key and sender where they are known. */
export function Sample({ operation, reader, example = operation.example }: SampleProps) {
  const codes = snippetsOf(operation, {
    baseUrl: reader.baseUrl,
    apiKey: reader.apiKey,
    example: personalExample(operation, example, reader.sender),
  });
  return <CodeTabs label={`${operation.summary}: sample`} codes={codes} />;
}
