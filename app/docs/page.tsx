import type { Metadata } from "next";
import { docsHome } from "#/components/docs/guides.ts";
import { findGuide } from "#/components/docs/read-guide.ts";
import { GuidePage } from "./guide-page.tsx";
import { pageMetadata } from "./page-metadata.ts";

export async function generateMetadata(): Promise<Metadata> {
  const guide = await findGuide(docsHome);
  return guide ? pageMetadata(guide.title, guide.description, "/docs") : {};
}

export default function DocsHomePage() {
  return <GuidePage name={docsHome} />;
}
