import Link from "next/link";
import type { ReactNode } from "react";
import type { Heading } from "./read-guide.ts";

type PageFrameProps = {
  /** What stands above the title in small. */
  above?: ReactNode;
  title: ReactNode;
  lead: ReactNode;
  headings?: Heading[];
  neighbours?: { previous: Neighbour | null; next: Neighbour | null };
  children: ReactNode;
};

export type Neighbour = { title: string; url: string };

/** A page of text: the text at reading width, its contents in the third column. */
export function PageFrame({ above, title, lead, headings = [], neighbours, children }: PageFrameProps) {
  return (
    <div className="xl:grid xl:grid-cols-[minmax(0,44rem)_13rem] xl:justify-between xl:gap-12">
      <article className="min-w-0 max-w-[44rem]">
        {above}
        <h1 className="text-3xl font-semibold tracking-[-0.03em] text-ink sm:text-4xl">{title}</h1>
        <p className="mt-4 text-lg leading-relaxed text-muted">{lead}</p>
        <div className="mt-9">{children}</div>
        {neighbours ? <Neighbours {...neighbours} /> : null}
      </article>
      {headings.length > 1 ? <Contents headings={headings} /> : null}
    </div>
  );
}

function Contents({ headings }: { headings: Heading[] }) {
  return (
    <nav aria-label="On this page" data-contents className="sticky top-24 hidden self-start xl:block">
      <h2 className="mb-2 text-xs font-semibold text-ink">On this page</h2>
      <ul className="border-l border-line">
        {headings.map(({ id, title, depth }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className={`-ml-px block border-l border-transparent py-1 text-sm leading-5 text-muted hover:text-ink aria-[current]:border-accent aria-[current]:text-ink ${depth > 2 ? "pl-6" : "pl-3"}`}
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Neighbours({ previous, next }: { previous: Neighbour | null; next: Neighbour | null }) {
  const box = "rounded-lg border border-line px-4 py-3 hover:border-line-strong hover:bg-surface";
  return (
    <nav aria-label="Next pages" className="mt-16 grid gap-3 sm:grid-cols-2">
      {previous ? (
        <Link href={previous.url} prefetch={false} className={box}>
          <span className="block text-xs text-muted">Before</span>
          <span className="font-medium text-ink">{previous.title}</span>
        </Link>
      ) : null}
      {next ? (
        <Link href={next.url} prefetch={false} className={`${box} sm:col-start-2 sm:text-right`}>
          <span className="block text-xs text-muted">Next</span>
          <span className="font-medium text-ink">{next.title}</span>
        </Link>
      ) : null}
    </nav>
  );
}
