import { llmsText } from "./llms-text.ts";
import { openApiDocument } from "./openapi.ts";
import { postmanCollection } from "./postman.ts";
import { typescriptClient } from "./typescript-client.ts";
import { operations } from "./v1/index.ts";

/** Every file that is derived from the contract, by its path from the root. */
export async function generatedFiles(): Promise<Record<string, string>> {
  const contract = operations.map(({ operation }) => operation);
  const document = openApiDocument(contract);
  return {
    "public/openapi.json": json(document),
    "public/postman.json": json(await postmanCollection(document)),
    "public/llms.txt": llmsText(contract),
    "public/jumbe.ts": typescriptClient(contract, document),
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}
