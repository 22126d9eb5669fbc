import { Markdown as Rendered } from "fumadocs-core/content";
import { remarkHeading } from "fumadocs-core/mdx-plugins/remark-heading";
import Link from "next/link";
import { type ComponentProps, isValidElement, type ReactNode } from "react";
import { CodeBlock } from "./code-block.tsx";
import type { CodeLanguage } from "./highlight.ts";

export type Block = (text: string) => ReactNode;

const languages: Record<string, CodeLanguage> = {
  bash: "curl",
  php: "php",
  python: "python",
  js: "node",
  json: "json",
};

function linkTo({ href = "", children }: ComponentProps<"a">) {
  const className = "text-accent underline decoration-accent/40 underline-offset-4 hover:decoration-accent";
  return /^\/docs(?!.*\.(xml|json)$)/.test(href) ? (
    <Link href={href} prefetch={false} className={className}>
      {children}
    </Link>
  ) : (
    <a href={href} className={className}>
      {children}
    </a>
  );
}

function headingOf(level: 2 | 3) {
  const Tag = `h${level}` as const;
  const size = level === 2 ? "mt-12 text-xl" : "mt-8 text-base";
  return function Heading({ id, children }: { id?: string; children?: ReactNode }) {
    return (
      <Tag id={id} className={`group scroll-mt-24 font-semibold text-ink first:mt-0 ${size}`}>
        <a
          href={`#${id}`}
          className="no-underline hover:underline hover:decoration-line-strong hover:underline-offset-4"
        >
          {children}
        </a>
      </Tag>
    );
  };
}

const prose = {
  h2: headingOf(2),
  h3: headingOf(3),
  a: linkTo,
  p: (props: ComponentProps<"p">) => <p className="mt-4 leading-7 text-ink/90" {...props} />,
  ul: (props: ComponentProps<"ul">) => (
    <ul className="mt-4 grid list-disc gap-2 pl-5 leading-7 marker:text-muted" {...props} />
  ),
  ol: (props: ComponentProps<"ol">) => (
    <ol className="mt-4 grid list-decimal gap-2 pl-5 leading-7 marker:text-muted" {...props} />
  ),
  strong: (props: ComponentProps<"strong">) => <strong className="font-semibold text-ink" {...props} />,
  code: (props: ComponentProps<"code">) => (
    <code className="rounded-sm bg-inset px-1 py-0.5 font-mono text-[0.86em] text-ink wrap-anywhere" {...props} />
  ),
  blockquote: (props: ComponentProps<"blockquote">) => (
    <blockquote
      className="mt-5 rounded-lg border border-line border-l-2 border-l-accent bg-inset px-4 py-3 text-[15px] [&>p]:mt-0"
      {...props}
    />
  ),
  table: (props: ComponentProps<"table">) => (
    <div className="mt-5 overflow-x-auto rounded-lg border border-line bg-surface">
      <table className="docs-table w-full border-collapse text-left text-sm" {...props} />
    </div>
  ),
};

function fencedCode({ children }: ComponentProps<"pre">): { name: string; text: string } {
  if (!isValidElement<{ className?: string; children?: ReactNode }>(children)) return { name: "", text: "" };
  const { className = "", children: text } = children.props;
  return { name: className.replace("language-", ""), text: String(text).replace(/\n$/, "") };
}

/** A text in Markdown; a fenced block named as one of `blocks` is drawn by it, any other is code. */
export function Markdown({ text, blocks }: { text: string; blocks: Record<string, Block> }) {
  const components = {
    ...prose,
    pre: (props: ComponentProps<"pre">) => {
      const { name, text: content } = fencedCode(props);
      const block = blocks[name];
      return (
        <div className="mt-5">
          {block ? block(content) : <CodeBlock code={content} language={languages[name] ?? "text"} />}
        </div>
      );
    },
  };
  return (
    <Rendered remarkPlugins={[remarkHeading]} components={components}>
      {text}
    </Rendered>
  );
}
