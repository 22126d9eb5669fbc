import { errorCatalogue } from "./error-catalogue.ts";
import { tagOf } from "./openapi.ts";
import type { OperationShape } from "./operation.ts";
import { webhookEventContracts } from "./v1/webhook-events.ts";

/** The API on one page of plain text, for language models and people in a hurry (llmstxt.org). */
export function llmsText(operations: readonly OperationShape[]): string {
  const tags = [...new Set(operations.map(tagOf))];
  return `# Jumbe API

> Prepaid SMS for Kenya: send, top up by M-Pesa, get delivery reports and balance changes by webhook. JSON over HTTPS, snake_case, amounts in KES.

- Authentication: header \`X-API-Key: sk_live_…\` or \`Authorization: Bearer …\`. \`sk_test_…\` keys play everything through with play money and no provider.
- Idempotency: send \`Idempotency-Key\` with every POST that creates or costs; a repeat gets the first answer.
- Errors: problem documents (RFC 9457) with a stable \`code\`; each has a page at [/docs/errors](/docs/errors).
- Lists: \`limit\` and \`cursor\`, answered as \`{data, next_cursor}\`.
- Webhooks: [Standard Webhooks](https://www.standardwebhooks.com) signatures.

## Downloads

- [OpenAPI 3.1](/openapi.json)
- [Postman collection](/postman.json)
- [TypeScript client](/jumbe.ts)
- [Docs](/docs)

${tags
  .map((tag) =>
    section(
      tag,
      operations.filter((operation) => tagOf(operation) === tag),
    ),
  )
  .join("\n")}
## Webhook events

${webhookEventContracts.map(({ name, meaning }) => `- \`${name}\`: ${meaning}`).join("\n")}

## Errors

${errorCatalogue.map(({ code, status, cause }) => `- \`${code}\` (${status}): ${cause}`).join("\n")}
`;
}

function section(tag: string, operations: readonly OperationShape[]): string {
  const lines = operations.map(({ method, path, description, example }) => {
    const body = example.body === undefined ? "" : ` Example body: \`${JSON.stringify(example.body)}\``;
    return `- \`${method} ${path}\`: ${description}${body}`;
  });
  return `## ${tag}\n\n${lines.join("\n")}\n`;
}
