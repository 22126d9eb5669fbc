import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { CodeBlock } from "#/components/docs/code-block.tsx";
import { InlineText } from "#/components/docs/inline-text.tsx";
import { operationUrl } from "#/components/docs/operation-pages.ts";
import { PageFrame } from "#/components/docs/page-frame.tsx";
import { problemExample } from "#/components/docs/problem-example.ts";
import { errorCatalogue } from "#/lib/api/error-catalogue.ts";
import { readEnv } from "#/lib/core/env.ts";
import { contract } from "../../contract.ts";
import { pageMetadata } from "../../page-metadata.ts";

type Props = { params: Promise<{ code: string }> };

function findError(code: string) {
  return errorCatalogue.find((error) => error.code === decodeURIComponent(code));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const error = findError((await params).code);
  if (!error) return {};
  return pageMetadata(error.code, `${error.title}: ${error.cause}`, `/docs/errors/${error.code}`);
}

/** One error code: what it means, why it comes and what to do. Every problem document's doc_url leads to one. */
export default async function ErrorCodePage({ params }: Props) {
  const error = findError((await params).code);
  if (!error) notFound();
  const sources = contract.filter(({ errors }) => errors.includes(error.code));
  const heading = "mt-10 text-xl font-semibold text-ink";
  const link = "text-accent underline decoration-accent/40 underline-offset-4 hover:decoration-accent";
  return (
    <PageFrame
      above={
        <p className="mb-3 flex flex-wrap gap-x-3 text-sm text-muted">
          <Link href="/docs/errors" prefetch={false} className={link}>
            Errors
          </Link>
          <span className="figures">HTTP {error.status}</span>
        </p>
      }
      title={<span className="font-mono text-[0.8em] break-words">{error.code}</span>}
      lead={error.title}
    >
      <h2 className={`${heading} mt-0`}>Cause</h2>
      <p className="mt-3 leading-7">
        <InlineText text={error.cause} />
      </p>
      <h2 className={heading}>Fix</h2>
      <p className="mt-3 leading-7">
        <InlineText text={error.fix} />
      </p>
      <h2 className={`${heading} mb-3`}>Example</h2>
      <CodeBlock
        code={JSON.stringify(problemExample(error, `${readEnv().appUrl}/docs`), null, 2)}
        language="json"
        title={`${error.status} application/problem+json`}
      />
      {sources.length > 0 ? (
        <>
          <h2 className={heading}>Where it comes from</h2>
          <ul className="mt-3 grid gap-1.5">
            {sources.map((operation) => (
              <li key={operation.id}>
                <Link href={operationUrl(operation)} prefetch={false} className={link}>
                  {operation.summary}
                </Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </PageFrame>
  );
}
