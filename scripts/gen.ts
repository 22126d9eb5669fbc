import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { generatedFiles } from "#/lib/api/generated-files.ts";

// `npm run gen`: writes every file that is derived from the API's contract.

const root = join(import.meta.dirname, "..");
for (const [path, text] of Object.entries(await generatedFiles())) {
  writeFileSync(join(root, path), text);
  process.stdout.write(`${path} (${Math.ceil(text.length / 1024)} KB)\n`);
}
