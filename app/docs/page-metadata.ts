import type { Metadata } from "next";

/** Title, description, canonical address and OpenGraph of a page of the docs. */
export function pageMetadata(title: string, text: string, url: string): Metadata {
  const description = text.replaceAll("`", "");
  return {
    title,
    description,
    alternates: { canonical: url },
    openGraph: { title, description, url, type: "article" },
    twitter: { card: "summary", title, description },
  };
}
