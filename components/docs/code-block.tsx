import { CopyCode } from "./copy-code.tsx";
import { highlight, type CodeLanguage } from "./highlight.ts";

type CodeBlockProps = { code: string; language: CodeLanguage; title?: string; copy?: boolean };

/** Code of one language, with what it is above it and a button that copies it. */
export function CodeBlock({ code, language, title, copy = true }: CodeBlockProps) {
  return (
    <figure className="docs-code overflow-hidden rounded-lg border border-line bg-code" data-copy-scope>
      {title || copy ? (
        <figcaption className="flex min-h-10 items-center justify-between gap-3 border-b border-white/10 pr-1.5 pl-4 font-mono text-xs text-code-muted">
          <span>{title}</span>
          {copy ? <CopyCode /> : null}
        </figcaption>
      ) : null}
      <Code code={code} language={language} />
    </figure>
  );
}

/** The code itself; long lines wrap on the screen and are whole when copied. */
export function Code({ code, language, panel }: { code: string; language: CodeLanguage; panel?: string }) {
  return (
    <pre
      data-panel={panel}
      data-code
      className="px-4 py-3.5 font-mono text-[13px] leading-6 wrap-anywhere whitespace-pre-wrap text-code-ink"
    >
      <code className="font-mono" dangerouslySetInnerHTML={{ __html: highlight(code, language) }} />
    </pre>
  );
}
