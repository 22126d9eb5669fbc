import { cookies } from "next/headers";
import { useId } from "react";
import { sampleLanguages, type SampleLanguage } from "#/lib/api/snippets.ts";
import { Code } from "./code-block.tsx";
import { CopyCode } from "./copy-code.tsx";
import { languageCookie } from "./language-cookie.ts";
import { isSampleLanguage, languageNames } from "./languages.ts";

type CodeTabsProps = { label: string; codes: Partial<Record<SampleLanguage, string>> };

/** The same code in several languages, all in the page; the reader's own is in front, on every page. */
export async function CodeTabs({ label, codes }: CodeTabsProps) {
  const chosen = (await cookies()).get(languageCookie)?.value;
  const offered = sampleLanguages.filter((language) => codes[language] !== undefined);
  const front = isSampleLanguage(chosen) && offered.includes(chosen) ? chosen : offered[0];
  return <Tabs label={label} codes={codes} offered={offered} front={front} />;
}

type TabsProps = CodeTabsProps & { offered: SampleLanguage[]; front: SampleLanguage | undefined };

/** Radio buttons choose the panel by style alone, so it works without JavaScript too. */
function Tabs({ label, codes, offered, front }: TabsProps) {
  const group = useId();
  return (
    <figure className="docs-code docs-tabs overflow-hidden rounded-lg border border-line bg-code" data-copy-scope>
      <figcaption className="sr-only">{label}</figcaption>
      <div className="flex min-h-10 items-center justify-between gap-2 border-b border-white/10 pr-1.5">
        <fieldset className="flex min-w-0 overflow-x-auto pl-1.5">
          <legend className="sr-only">Language of the sample</legend>
          {offered.map((language) => (
            <label
              key={language}
              className="touch inline-flex h-10 cursor-pointer items-center justify-center border-b-2 border-transparent px-2.5 text-xs font-medium whitespace-nowrap text-code-muted hover:text-code-ink has-checked:border-code-string has-checked:text-code-ink has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-code-string"
            >
              <input
                type="radio"
                name={group}
                value={language}
                data-language={language}
                defaultChecked={language === front}
                autoComplete="off"
                className="sr-only"
              />
              {languageNames[language]}
            </label>
          ))}
        </fieldset>
        <CopyCode />
      </div>
      {offered.map((language) => (
        <Code key={language} code={codes[language] ?? ""} language={language} panel={language} />
      ))}
    </figure>
  );
}
