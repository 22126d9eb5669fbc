import { notFound } from "next/navigation";
import { guideBlocks } from "#/components/docs/guide-blocks.tsx";
import { guideUrl } from "#/components/docs/guides.ts";
import { InlineText } from "#/components/docs/inline-text.tsx";
import { Markdown } from "#/components/docs/markdown.tsx";
import { PageFrame, type Neighbour } from "#/components/docs/page-frame.tsx";
import { findGuide } from "#/components/docs/read-guide.ts";
import { verificationSamples } from "#/components/docs/verification-samples.ts";
import { errorCatalogue } from "#/lib/api/error-catalogue.ts";
import { contract } from "./contract.ts";
import { readGuides } from "./read-guides.ts";
import { readReader } from "./read-reader.ts";

/** A guide as a page, between the one before it and the next. */
export async function GuidePage({ name }: { name: string }) {
  const [guide, guides, reader, verification] = await Promise.all([
    findGuide(name),
    readGuides(),
    readReader(),
    verificationSamples(),
  ]);
  if (!guide) notFound();
  const place = guides.findIndex((other) => other.name === name);
  const neighbour = (at: number): Neighbour | null => {
    const other = guides[at];
    return other ? { title: other.title, url: guideUrl(other.name) } : null;
  };
  return (
    <PageFrame
      title={guide.title}
      lead={<InlineText text={guide.description} />}
      headings={guide.headings}
      neighbours={{ previous: place > 0 ? neighbour(place - 1) : null, next: neighbour(place + 1) }}
    >
      <Markdown
        text={guide.body}
        blocks={guideBlocks({ reader, operations: contract, errors: errorCatalogue, verification })}
      />
    </PageFrame>
  );
}
