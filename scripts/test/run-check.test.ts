import { expect, test } from "vitest";
import { runCheck } from "./run-check.ts";

async function run(code: string, program = process.execPath) {
  const chunks: string[] = [];
  const options = { cwd: import.meta.dirname, env: process.env, write: (chunk: string) => chunks.push(chunk) };
  return { ...(await runCheck(program, ["-e", code], options)), printed: chunks.join("") };
}

test("what a check prints is passed on as it is, and its last lines are kept without colours", async () => {
  const { succeeded, tail, printed } = await run(
    `for (let n = 1; n <= 40; n++) console.log("\\x1b[31mline " + n + "\\x1b[0m\\n"); console.error("the cause"); process.exitCode = 3;`,
  );
  expect(succeeded).toBe(false);
  expect(printed).toContain("\u001b[31mline 1\u001b[0m\n\n");
  expect(tail).toHaveLength(25);
  expect(tail).toEqual(expect.arrayContaining(["line 40", "the cause"]));
});

test("a check that ends with 0 has succeeded", async () => {
  expect(await run("console.log('fine')")).toEqual({ succeeded: true, tail: ["fine"], printed: "fine\n" });
});

test("a program that is not there has failed, and the last line says so", async () => {
  const { succeeded, tail } = await run("", "/no/such/program");
  expect(succeeded).toBe(false);
  expect(tail.join()).toContain("ENOENT");
});

test("nobody waits for what a check has left running", async () => {
  const left = `require("node:child_process").spawn(process.execPath, ["-e", "setTimeout(() => {}, 10_000)"], { stdio: "inherit", detached: true }).unref();`;
  const startedAt = performance.now();
  expect((await run(left)).succeeded).toBe(true);
  expect(performance.now() - startedAt).toBeLessThan(8_000);
});
