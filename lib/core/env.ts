import { z } from "zod";

/** Values that stand in `.env.example`; a public site refuses them. */
const sampleSecret = "c2FtcGxlLXNhbXBsZS1zYW1wbGUtc2FtcGxlLXNhbXA=";

const origin = z
  .url({ protocol: /^https?$/ })
  .refine(
    (text) => new URL(text).pathname === "/" && !text.endsWith("/"),
    "is an origin without a path, such as https://api.example.com",
  )
  .optional();

const secret32 = z
  .base64()
  .refine((text) => Buffer.from(text, "base64").length === 32, "is 32 bytes in base64")
  .optional();

const text = z.string().min(1).optional();
const list = z
  .string()
  .optional()
  .transform((value) =>
    (value ?? "")
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  );
const onOff = z.enum(["on", "off"]).optional();

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  APP_URL: origin,
  APP_NAME: z.string().min(1).max(40).default("Jumbe"),
  DATA_DIR: z.string().min(1).default(".data"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_MIGRATE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  AUTH_SECRET: secret32,
  ENCRYPTION_KEY: secret32,
  ONFON_BASE_URL: origin,
  ONFON_API_KEY: text,
  ONFON_CLIENT_ID: text,
  ONFON_ACCESS_KEY: text,
  ONFON_SENDER_ID: z.string().min(1).max(11).optional(),
  ONFON_SOURCES: list,
  DARAJA_BASE_URL: origin,
  DARAJA_CONSUMER_KEY: text,
  DARAJA_CONSUMER_SECRET: text,
  DARAJA_PASSKEY: text,
  DARAJA_SHORTCODE: z
    .string()
    .regex(/^\d{5,7}$/, "is a shortcode of 5 to 7 digits")
    .optional(),
  DARAJA_TRANSACTION_TYPE: z.enum(["CustomerPayBillOnline", "CustomerBuyGoodsOnline"]).default("CustomerPayBillOnline"),
  DARAJA_TILL: z
    .string()
    .regex(/^\d{5,7}$/, "is a till of 5 to 7 digits")
    .optional(),
  DARAJA_INITIATOR_NAME: text,
  DARAJA_INITIATOR_PASSWORD: text,
  DARAJA_CERTIFICATE: text,
  DARAJA_SOURCES: list,
  RESEND_API_KEY: text,
  RESEND_BASE_URL: origin,
  MAIL_FROM: z.string().min(3).default("Jumbe <no-reply@jumbe.example>"),
  INNGEST_BASE_URL: origin,
  INNGEST_EVENT_KEY: text,
  INNGEST_SIGNING_KEY: text,
  SIMULATORS: z
    .string()
    .regex(
      /^(auto|off|(onfon|daraja|resend)(,(onfon|daraja|resend))*)$/,
      "is auto, off or a list of onfon, daraja, resend",
    )
    .optional(),
  SEED_DEMO: onOff,
  WEBHOOK_PRIVATE_HOSTS: z.string().optional(),
  RATE_LIMITS: onOff.default("on"),
  TRUSTED_PROXIES: list,
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
  /** Set by the launcher for the app it starts: where the simulators' pages are, and which of them run. */
  SIMULATOR_PHONE_URL: z.url().optional(),
  SIMULATOR_MAILBOX_URL: z.url().optional(),
  SIMULATORS_RUNNING: list,
});

type Parsed = z.infer<typeof schema>;

/** The environment as the product knows it, checked as a whole. */
export type Env = Parsed & {
  appUrl: string;
  /** An https APP_URL that is not localhost (product.md D34). */
  isPublic: boolean;
  seedDemo: boolean;
  rateLimits: boolean;
  simulators: "auto" | "off" | string[];
};

/** Says which variables are wrong and why, one line each, without their values. */
export class EnvError extends Error {
  readonly problems: string[];
  constructor(problems: string[]) {
    super(`The environment can't be used:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
    this.name = "EnvError";
    this.problems = problems;
  }
}

function isLocalHost(hostname: string): boolean {
  return (
    hostname === "localhost" || hostname.endsWith(".localhost") || hostname === "127.0.0.1" || hostname === "[::1]"
  );
}

function publicProblems(env: Parsed): string[] {
  const problems: string[] = [];
  for (const name of ["AUTH_SECRET", "ENCRYPTION_KEY"] as const) {
    if (!env[name]) problems.push(`${name} is required on a public site (32 bytes in base64).`);
    if (env[name] === sampleSecret)
      problems.push(`${name} has the value of .env.example, which a public site refuses.`);
  }
  for (const [name, value] of Object.entries(env)) {
    if (typeof value === "string" && value.startsWith("sample-")) {
      problems.push(`${name} has the value of .env.example, which a public site refuses.`);
    }
  }
  if (env.WEBHOOK_PRIVATE_HOSTS) problems.push("WEBHOOK_PRIVATE_HOSTS is refused on a public site.");
  if (env.RATE_LIMITS === "off") problems.push("RATE_LIMITS=off is refused on a public site.");
  return problems;
}

function groupProblems(env: Parsed): string[] {
  const groups = {
    Onfon: ["ONFON_API_KEY", "ONFON_CLIENT_ID", "ONFON_ACCESS_KEY"],
    Daraja: ["DARAJA_CONSUMER_KEY", "DARAJA_CONSUMER_SECRET", "DARAJA_PASSKEY", "DARAJA_SHORTCODE"],
    Inngest: ["INNGEST_EVENT_KEY", "INNGEST_SIGNING_KEY"],
  } as const;
  const problems: string[] = [];
  for (const [group, names] of Object.entries(groups)) {
    const missing = names.filter((name) => !env[name]);
    if (missing.length > 0 && missing.length < names.length) {
      problems.push(`${missing.join(", ")}: missing; ${group} needs ${names.join(", ")} together.`);
    }
  }
  if (env.DARAJA_TRANSACTION_TYPE === "CustomerBuyGoodsOnline" && !env.DARAJA_TILL) {
    problems.push("DARAJA_TILL is required with CustomerBuyGoodsOnline.");
  }
  return problems;
}

/** Reads and checks the environment. Throws an EnvError that names every wrong variable. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    throw new EnvError(parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}.`));
  }
  const env = parsed.data;
  const appUrl = env.APP_URL ?? `http://localhost:${env.PORT}`;
  const { protocol, hostname } = new URL(appUrl);
  const isPublic = protocol === "https:" && !isLocalHost(hostname);
  const problems = [...groupProblems(env), ...(isPublic ? publicProblems(env) : [])];
  if (problems.length > 0) throw new EnvError(problems);
  const simulators = env.SIMULATORS ?? (isPublic ? "off" : "auto");
  return {
    ...env,
    appUrl,
    isPublic,
    simulators: simulators === "auto" || simulators === "off" ? simulators : simulators.split(","),
    seedDemo: env.SEED_DEMO ? env.SEED_DEMO === "on" : !isPublic && env.SIMULATORS_RUNNING.length > 0,
    rateLimits: env.RATE_LIMITS === "on",
  };
}
