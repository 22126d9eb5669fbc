import { sampleLanguages, type SampleLanguage } from "#/lib/api/snippets.ts";

export const languageNames: Record<SampleLanguage, string> = {
  curl: "cURL",
  php: "PHP",
  python: "Python",
  node: "Node.js",
  javascript: "JavaScript",
};

export function isSampleLanguage(value: string | undefined): value is SampleLanguage {
  return sampleLanguages.some((language) => language === value);
}
