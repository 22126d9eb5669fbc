import Link from "next/link";
import type { ReactNode } from "react";
import type { z } from "zod";
import type { ApiError } from "#/lib/api/error-catalogue.ts";
import type { OperationShape } from "#/lib/api/operation.ts";
import { CodeBlock } from "./code-block.tsx";
import { ErrorTable } from "./error-table.tsx";
import { Explorer } from "./explorer.tsx";
import { explorerFields } from "./explorer-fields.ts";
import { FieldList } from "./field-list.tsx";
import { InlineText } from "./inline-text.tsx";
import { Method } from "./method.tsx";
import type { Reader } from "./reader.ts";
import { Sample } from "./sample.tsx";
import { fieldsOfSchema } from "./schema-fields.ts";

type OperationPageProps = { operation: OperationShape; reader: Reader; errors: readonly ApiError[] };

const heading = "scroll-mt-24 text-xl font-semibold text-ink";

/** One operation: what it does, its fields and errors, and beside them samples and the answer. */
export function OperationPage({ operation, reader, errors }: OperationPageProps) {
  const { method, path, response } = operation;
  const own = errors.filter(({ code }) => operation.errors.includes(code));
  return (
    <article className="grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-10 xl:grid-cols-[minmax(0,1fr)_minmax(0,29rem)]">
      <header className="min-w-0">
        <h1 className="text-3xl font-semibold tracking-[-0.03em] text-ink">{operation.summary}</h1>
        <p className="mt-3 flex flex-wrap items-baseline gap-x-3 font-mono text-sm break-all text-ink">
          <Method method={method} className="text-sm" />
          {path}
        </p>
        <p className="mt-5 max-w-[44rem] text-lg leading-relaxed text-muted">
          <InlineText text={operation.description} />
        </p>
        <Facts operation={operation} />
      </header>
      <aside aria-label="Sample and answer" className="min-w-0 xl:row-span-2">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 xl:sticky xl:top-24">
          <Sample operation={operation} reader={reader} />
          <CodeBlock
            code={
              response.example === undefined || response.status === 204 ? "" : JSON.stringify(response.example, null, 2)
            }
            language="json"
            title={`Answer ${response.status}`}
            copy={response.status !== 204}
          />
        </div>
      </aside>
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-10">
        <Explorer
          call={{ method, path, fields: explorerFields(operation, reader.sender) }}
          testKey={reader.ownKey ? reader.apiKey : null}
        />
        <Fields title="Path" schema={operation.parameters} io="input" />
        <Fields title="Query" schema={operation.query} io="input" />
        <Fields title="Body" schema={operation.body} io="input" />
        <Fields title="Answer" schema={response.schema} io="output" />
        <Section id="errors" title="Errors">
          {own.length > 0 ? <ErrorTable errors={own} /> : null}
          <p className="mt-3 text-sm text-muted">
            {own.length > 0 ? "Beside these, " : ""}
            <Link
              href="/docs/errors"
              prefetch={false}
              className="text-accent underline decoration-accent/40 underline-offset-4 hover:decoration-accent"
            >
              {own.length > 0 ? "the codes that any call may answer" : "The codes that any call may answer"}
            </Link>
            .
          </p>
        </Section>
      </div>
    </article>
  );
}

function Facts({ operation: { scope, idempotent } }: { operation: OperationShape }) {
  const facts: [string, ReactNode][] = [];
  if (scope)
    facts.push([
      "Permission",
      <code key="scope" className="font-mono text-[13px]">
        {scope}
      </code>,
    ]);
  if (idempotent) {
    facts.push([
      "Repeats",
      <Link
        key="repeats"
        href="/docs/idempotency"
        prefetch={false}
        className="underline decoration-line-strong underline-offset-4"
      >
        safe with an Idempotency-Key
      </Link>,
    ]);
  }
  if (facts.length === 0) return null;
  return (
    <dl className="mt-5 flex flex-wrap gap-x-8 gap-y-2 text-sm">
      {facts.map(([name, value]) => (
        <div key={name} className="flex gap-2">
          <dt className="text-muted">{name}</dt>
          <dd className="text-ink">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section>
      <h2 id={id} className={`${heading} mb-3`}>
        {title}
      </h2>
      {children}
    </section>
  );
}

function Fields({ title, schema, io }: { title: string; schema: z.ZodType; io: "input" | "output" }) {
  const fields = fieldsOfSchema(schema, io);
  if (fields.length === 0) return null;
  return (
    <Section id={title.toLowerCase()} title={title}>
      <FieldList fields={fields} showRequired={io === "input"} />
    </Section>
  );
}
