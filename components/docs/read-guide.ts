import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { getTableOfContents } from "fumadocs-core/content/toc";
import { structure } from "fumadocs-core/mdx-plugins/remark-structure";
import { guideGroups } from "./guides.ts";

export type Heading = { id: string; title: string; depth: number };

export type Guide = {
  name: string;
  title: string;
  /** The first paragraph, which also describes the page to search engines. */
  description: string;
  /** Markdown after the first paragraph. */
  body: string;
  headings: Heading[];
  /** What search reads: a paragraph and the id of the heading above it. */
  paragraphs: { heading: string | null; text: string }[];
};

/** The guide of this name, or null when there is none. */
export async function findGuide(name: string): Promise<Guide | null> {
  const known = guideGroups.some(({ guides }) => guides.some((guide) => guide === name));
  return known ? readGuide(name) : null;
}

/** A guide begins with `# Title` and one paragraph that says what it is about. */
async function readGuide(name: string): Promise<Guide> {
  const text = await readFile(join(process.cwd(), "content", "docs", `${name}.md`), "utf8");
  const [, title, description, body] = /^# (.+)\n\n((?:.+\n)+)\n([\s\S]*)$/.exec(text) ?? [];
  if (title === undefined || description === undefined || body === undefined) {
    throw new Error(`content/docs/${name}.md doesn't begin with a title and a paragraph`);
  }
  return {
    name,
    title,
    description: description.trim().replaceAll("\n", " "),
    body,
    headings: getTableOfContents(body).map(({ title: heading, url, depth }) => ({
      id: url.slice(1),
      title: String(heading),
      depth,
    })),
    paragraphs: structure(body).contents.map(({ heading, content }) => ({ heading: heading ?? null, text: content })),
  };
}
