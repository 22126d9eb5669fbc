import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The code that checks a webhook's signature, as it stands in the docs and is executed in the tests. */
export async function verificationSamples(): Promise<{ php: string; python: string; node: string }> {
  const read = async (file: string) =>
    (await readFile(join(process.cwd(), "content", "docs", "verify-webhook", file), "utf8")).trimEnd();
  const [php, python, node] = await Promise.all([read("verify.php"), read("verify.py"), read("verify.mjs")]);
  return { php, python, node };
}
