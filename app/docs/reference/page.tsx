import type { Metadata } from "next";
import Link from "next/link";
import { Method } from "#/components/docs/method.tsx";
import { groupOperations, operationUrl } from "#/components/docs/operation-pages.ts";
import { PageFrame } from "#/components/docs/page-frame.tsx";
import { contract } from "../contract.ts";
import { pageMetadata } from "../page-metadata.ts";

const description = "Every operation of the API: its fields, answers, errors and samples in five languages.";

export function generateMetadata(): Metadata {
  return pageMetadata("API reference", description, "/docs/reference");
}

export default function ReferencePage() {
  const groups = groupOperations(contract).map((group) => ({
    ...group,
    id: group.title.toLowerCase().replaceAll(" ", "-"),
  }));
  return (
    <PageFrame
      title="API reference"
      lead={description}
      headings={groups.map(({ id, title }) => ({ id, title, depth: 2 }))}
    >
      {groups.map((group) => (
        <section key={group.id} className="mt-10 first:mt-0">
          <h2 id={group.id} className="scroll-mt-24 text-xl font-semibold text-ink">
            {group.title}
          </h2>
          <ul className="mt-3 divide-y divide-line border-y border-line">
            {group.operations.map((operation) => (
              <li key={operation.id}>
                <Link
                  href={operationUrl(operation)}
                  prefetch={false}
                  className="grid gap-x-6 gap-y-0.5 py-3 hover:bg-inset sm:grid-cols-[13rem_minmax(0,1fr)]"
                >
                  <span className="font-medium text-ink">{operation.summary}</span>
                  <span className="font-mono text-[13px] break-all text-muted">
                    <Method method={operation.method} className="inline-block w-14" />
                    {operation.path}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </PageFrame>
  );
}
