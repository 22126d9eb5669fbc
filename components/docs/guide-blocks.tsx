import Link from "next/link";
import type { ReactNode } from "react";
import { tierRateLimits } from "#/db/enums.ts";
import type { ApiError } from "#/lib/api/error-catalogue.ts";
import type { OperationShape } from "#/lib/api/operation.ts";
import { webhookEventContracts } from "#/lib/api/v1/webhook-events.ts";
import { magicNumbers } from "#/lib/messaging/magic-numbers.ts";
import { magicProofs } from "#/lib/payments/magic-proofs.ts";
import { magicTopUps } from "#/lib/payments/magic-top-ups.ts";
import { CodeBlock } from "./code-block.tsx";
import { CodeTabs } from "./code-tabs.tsx";
import { ErrorTable } from "./error-table.tsx";
import type { Block } from "./markdown.tsx";
import { operationUrl } from "./operation-pages.ts";
import { readCall } from "./read-call.ts";
import type { Reader } from "./reader.ts";
import { Sample } from "./sample.tsx";
import type { verificationSamples } from "./verification-samples.ts";

type BlockSources = {
  reader: Reader;
  operations: readonly OperationShape[];
  errors: readonly ApiError[];
  verification: Awaited<ReturnType<typeof verificationSamples>>;
};

/** What guides may hold beside text: a fenced block with one of these names. */
export function guideBlocks({ reader, operations, errors, verification }: BlockSources): Record<string, Block> {
  return {
    sample: (text) => {
      const { operation, example } = readCall(operations, text);
      return <SampleWithLink operation={operation} reader={reader} example={example} />;
    },
    answer: (text) => {
      const { status, example } = readCall(operations, text).operation.response;
      return <CodeBlock code={JSON.stringify(example, null, 2)} language="json" title={String(status)} />;
    },
    key: () => <KeyNote reader={reader} />,
    "magic-numbers": () => (
      <MagicTable head="Recipient" rows={magicNumbers.map(({ number, meaning }) => [[number], meaning])} />
    ),
    "magic-top-ups": () => (
      <MagicTable
        head="Phone or amount"
        rows={magicTopUps.map(({ phone, amountKes, meaning }) => [[phone, amountText(amountKes)], meaning])}
      />
    ),
    "magic-proofs": () => (
      <MagicTable head="In the proof" rows={magicProofs.map(({ number, meaning }) => [[number], meaning])} />
    ),
    "rate-limits": () => <TierTable />,
    errors: () => <ErrorTable errors={errors} />,
    "event-data": (text) => <EventData names={text.split("\n")} />,
    "verify-webhook": () => <CodeTabs label="Verify a webhook's signature" codes={verification} />,
  };
}

type SampleWithLinkProps = { operation: OperationShape; reader: Reader; example: OperationShape["example"] };

function SampleWithLink({ operation, reader, example }: SampleWithLinkProps) {
  return (
    <div className="grid gap-2">
      <Sample operation={operation} reader={reader} example={example} />
      <p className="text-right text-sm">
        <Link
          href={operationUrl(operation)}
          prefetch={false}
          className="text-muted underline decoration-line-strong underline-offset-4 hover:text-ink"
        >
          Fields and errors of {operation.method} {operation.path.replace("/api/v1/", "")}
        </Link>
      </p>
    </div>
  );
}

/** Whose key the samples carry, and where a reader without one gets theirs. */
function KeyNote({ reader }: { reader: Reader }) {
  const link = "text-accent underline decoration-accent/40 underline-offset-4 hover:decoration-accent";
  return (
    <div className="rounded-lg border border-line bg-accent-soft px-4 py-3 text-[15px]">
      {reader.ownKey ? (
        <p>The samples on these pages carry your own test key, so they work as they stand.</p>
      ) : (
        <p>
          <a href="/login?next=%2Fdocs" className={link}>
            Sign in
          </a>{" "}
          and the samples on these pages carry your own test key. Until then put it where{" "}
          <code className="font-mono text-[0.86em]">{reader.apiKey}</code> stands.
        </p>
      )}
    </div>
  );
}

function DataTable({ head, children }: { head: string[]; children: ReactNode }) {
  return (
    <div className="overflow-x-auto rounded-lg border border-line bg-surface">
      <table className="docs-table w-full border-collapse text-left text-sm">
        <thead>
          <tr>
            {head.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** The events named, each with an example of its data to unfold. */
function EventData({ names }: { names: readonly string[] }) {
  const events = names.map((name) => {
    const known = webhookEventContracts.find((event) => event.name === name);
    if (!known) throw new Error(`A guide names the event ${name}, which is not in the contract`);
    return known;
  });
  return (
    <div className="grid gap-2">
      {events.map(({ name, data }) => (
        <details key={name} className="rounded-lg border border-line bg-surface px-4">
          <summary className="touch cursor-pointer py-2.5 font-mono text-[13px] text-ink">{name}</summary>
          <div className="pb-4">
            <CodeBlock code={JSON.stringify(data, null, 2)} language="json" />
          </div>
        </details>
      ))}
    </div>
  );
}

/** Any of the triggers forces what is meant. */
type MagicRow = readonly [triggers: readonly string[], meaning: string];

function MagicTable({ head, rows }: { head: string; rows: readonly MagicRow[] }) {
  return (
    <DataTable head={[head, "What happens"]}>
      {rows.map(([triggers, meaning]) => (
        <tr key={meaning}>
          <td className="figures font-mono text-[13px] whitespace-nowrap text-ink">
            {triggers.map((trigger) => (
              <span key={trigger} className="block">
                {trigger}
              </span>
            ))}
          </td>
          <td className="wrap-anywhere">{meaning}</td>
        </tr>
      ))}
    </DataTable>
  );
}

function amountText(amountKes: number | null): string {
  return amountKes === null ? "any other" : `KES ${amountKes.toLocaleString("en-KE")}`;
}

function TierTable() {
  return (
    <DataTable head={["Tier", "Requests per minute"]}>
      {Object.entries(tierRateLimits).map(([tier, limit]) => (
        <tr key={tier}>
          <td className="text-ink">{tier}</td>
          <td className="figures">{limit}</td>
        </tr>
      ))}
    </DataTable>
  );
}
