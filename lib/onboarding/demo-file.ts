import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

export type DemoTenant = {
  client_id: number;
  owner: { email: string; password: string };
  sender_id: string;
  live_key: string;
  test_key: string;
  account_number: string;
};

/** What `$DATA_DIR/demo.json` holds for scripts and people who try the product. */
export type Demo = {
  staff: { email: string; password: string; totp_secret?: string };
  tenant: DemoTenant;
  second_tenant: DemoTenant;
  callbacks: {
    onfon_dlr_url: string;
    onfon_inbound_url: string;
    c2b_validation_url: string;
    c2b_confirmation_url: string;
  };
  simulators: Record<string, string>;
};

/** The demo as it was written, or null when there is no file or it holds something else. */
export async function readDemo(file: string): Promise<Demo | null> {
  try {
    const demo: unknown = JSON.parse(await readFile(file, "utf8"));
    return isDemo(demo) ? demo : null;
  } catch {
    return null;
  }
}

function isDemo(value: unknown): value is Demo {
  return (
    typeof value === "object" && value !== null && "staff" in value && "tenant" in value && "second_tenant" in value
  );
}

/** The file holds this demo, whole, readable by its owner only. */
export async function writeDemo(file: string, demo: Demo): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
  await chmod(draft, 0o600);
  await rename(draft, file);
}
