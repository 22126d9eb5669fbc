import type { Metadata } from "next";
import { permanentRedirect } from "next/navigation";
import { docsHome, guideUrl } from "#/components/docs/guides.ts";
import { findGuide } from "#/components/docs/read-guide.ts";
import { GuidePage } from "../guide-page.tsx";
import { pageMetadata } from "../page-metadata.ts";

type Props = { params: Promise<{ guide: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const guide = await findGuide((await params).guide);
  return guide ? pageMetadata(guide.title, guide.description, guideUrl(guide.name)) : {};
}

export default async function DocsGuidePage({ params }: Props) {
  const { guide } = await params;
  if (guide === docsHome) permanentRedirect("/docs");
  return <GuidePage name={guide} />;
}
