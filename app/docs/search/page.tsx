import type { Metadata } from "next";
import Link from "next/link";
import { PageFrame } from "#/components/docs/page-frame.tsx";
import { searchEntries } from "#/components/docs/search-entry.ts";
import { Button } from "#/components/ui/button.tsx";
import { Input } from "#/components/ui/input.tsx";
import { readSearchIndex } from "../read-search-index.ts";

export const metadata: Metadata = { title: "Search", robots: { index: false } };

type Props = { searchParams: Promise<{ q?: string | string[] }> };

/** The search for readers without JavaScript. */
export default async function SearchPage({ searchParams }: Props) {
  const { q } = await searchParams;
  const query = typeof q === "string" ? q : "";
  const found = searchEntries(await readSearchIndex(), query, 30);
  return (
    <PageFrame title="Search" lead="Guides, operations and error codes.">
      <form action="/docs/search" className="flex gap-2">
        <Input name="q" type="search" defaultValue={query} aria-label="Search the docs" />
        <Button type="submit">Search</Button>
      </form>
      {query ? <p className="mt-6 text-sm text-muted">{found.length} found</p> : null}
      <ul className="mt-2 divide-y divide-line">
        {found.map(({ url, title, kind }) => (
          <li key={url}>
            <Link
              href={url}
              prefetch={false}
              className="flex min-h-11 items-center justify-between gap-4 hover:underline"
            >
              <span className="font-medium break-all text-ink">{title}</span>
              <span className="text-sm text-muted">{kind}</span>
            </Link>
          </li>
        ))}
      </ul>
    </PageFrame>
  );
}
