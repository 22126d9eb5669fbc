import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { sampleLanguages, type SampleLanguage } from "#/lib/api/snippets.ts";

/** How a sample is run: its text comes on the program's input, except for a shell. */
type Program = { command: string; args: readonly string[]; before?: string };

/** For the shell: curl shows the status after the answer and is quiet about its progress. */
const shellPrelude = `curl() { command curl -sS -w '\\n%{http_code}' "$@"; }\n`;

const programs: Record<SampleLanguage, Program> = {
  curl: { command: "sh", args: ["-s"], before: shellPrelude },
  php: { command: "php", args: [] },
  python: { command: "python3", args: ["-"] },
  node: { command: process.execPath, args: ["--input-type=module", "-"] },
  javascript: { command: process.execPath, args: ["--input-type=module", "-"] },
};

export type SampleRun = { exitCode: number | null; output: string; errors: string };

/** The languages this machine can run; the others are counted as skipped. */
export function languagesHere(): SampleLanguage[] {
  return sampleLanguages.filter((language) => {
    const command = language === "curl" ? "curl" : programs[language].command;
    return spawnSync(command, ["--version"], { stdio: "ignore" }).status === 0;
  });
}

/** Runs a sample as its reader would; one that does not end within 20 s is ended, without an exit code. */
export async function runSample(language: SampleLanguage, code: string): Promise<SampleRun> {
  const { command, args, before = "" } = programs[language];
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "pipe"], timeout: 20_000 });
  let output = "";
  let errors = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
  child.stdin.end(before + code);
  const [exitCode] = await once(child, "close");
  return { exitCode: typeof exitCode === "number" ? exitCode : null, output: output.trim(), errors: errors.trim() };
}

/** The status the sample printed, or the one its error names; null when it says none. Browser samples say none. */
export function statusOf(language: SampleLanguage, { output, errors }: SampleRun): number | null {
  if (language === "javascript")
    return errors === "" ? 200 : /no account of its own|not configured/i.test(errors) ? 409 : null;
  const printed = language === "curl" ? /(?:^|\n)(\d{3})$/.exec(output) : /^(\d{3})\b/.exec(output);
  const found = printed ?? /HTTP Error (\d{3})/.exec(errors);
  return found ? Number(found[1]) : null;
}
