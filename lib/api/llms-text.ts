import { magicNumbers } from "#/lib/messaging/magic-numbers.ts";
import { magicProofs } from "#/lib/payments/magic-proofs.ts";
import { magicTopUps } from "#/lib/payments/magic-top-ups.ts";
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
## Test mode

With a \`sk_test_…\` key these force an outcome. Messages to a recipient:

${magicNumbers.map(({ number, meaning }) => `- \`${number}\`: ${meaning}`).join("\n")}

Top-ups by phone, or by amount on any other phone:

${magicTopUps.map((magic) => `- \`${magic.phone}\`${orAmount(magic.amountKes)}: ${magic.meaning}`).join("\n")}

Manual top-ups by a number in their proof:

${magicProofs.map(({ number, meaning }) => `- \`${number}\`: ${meaning}`).join("\n")}

## Webhook events

${webhookEventContracts.map(({ name, meaning }) => `- \`${name}\`: ${meaning}`).join("\n")}

## Errors

${errorCatalogue.map(({ code, status, cause }) => `- \`${code}\` (${status}): ${cause}`).join("\n")}
`;
}

function orAmount(amountKes: number | null): string {
  return amountKes === null ? " or any other phone and amount" : ` or amount ${amountKes}`;
}

function section(tag: string, operations: readonly OperationShape[]): string {
  const lines = operations.map(({ method, path, description, example }) => {
    const body = example.body === undefined ? "" : ` Example body: \`${JSON.stringify(example.body)}\``;
    return `- \`${method} ${path}\`: ${description}${body}`;
  });
  return `## ${tag}\n\n${lines.join("\n")}\n`;
}
