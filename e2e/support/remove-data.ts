import { rmSync } from "node:fs";

/** Removes the data of the run. The servers stop after this, so what they still write goes with the second try. */
export default function removeData(): void {
  const { E2E_DATA_DIR } = process.env;
  if (E2E_DATA_DIR) process.once("exit", () => rmSync(E2E_DATA_DIR, { recursive: true, force: true, maxRetries: 5 }));
}
