import { readFileSync } from "node:fs";
import { join } from "node:path";

export type DemoLogin = { email: string; password: string; totp_secret?: string };
export type DemoTenant = {
  client_id: number;
  owner: DemoLogin;
  sender_id: string;
  live_key: string;
  test_key: string;
  account_number: string;
};
export type Demo = {
  staff: DemoLogin;
  tenant: DemoTenant;
  second_tenant: DemoTenant;
  callbacks: Record<string, string>;
  simulators: Record<string, string>;
};

/** What the app's seed wrote for the instance under test. */
export function readDemo(): Demo {
  return JSON.parse(readFileSync(join(process.env.E2E_DATA_DIR ?? ".data", "demo.json"), "utf8"));
}
