import type { ApiError } from "#/lib/api/error-catalogue.ts";
import type { OperationShape } from "#/lib/api/operation.ts";
import { guideUrl } from "./guides.ts";
import { operationUrl } from "./operation-pages.ts";
import type { Guide } from "./read-guide.ts";
import type { SearchEntry } from "./search-entry.ts";

type SearchSources = { guides: readonly Guide[]; operations: readonly OperationShape[]; errors: readonly ApiError[] };

/** Everything that can be found: guides with their sections, operations, error codes. */
export function searchIndex({ guides, operations, errors }: SearchSources): SearchEntry[] {
  return [
    ...guides.flatMap(entriesOfGuide),
    ...operations.map((operation): SearchEntry => ({
      url: operationUrl(operation),
      title: operation.summary,
      kind: "Operation",
      text: `${operation.id} ${operation.method} ${operation.path} ${operation.description}`,
    })),
    ...errors.map(({ code, status, title, cause }): SearchEntry => ({
      url: `/docs/errors/${code}`,
      title: code,
      kind: "Error",
      text: `${status} ${title} ${cause}`,
    })),
  ];
}

function entriesOfGuide({ name, title, description, headings, paragraphs }: Guide): SearchEntry[] {
  const url = guideUrl(name);
  const textUnder = (id: string) =>
    paragraphs
      .filter(({ heading }) => heading === id)
      .map(({ text }) => text)
      .join(" ");
  return [
    { url, title, kind: "Guide", text: description },
    ...headings.map(({ id, title: heading }): SearchEntry => ({
      url: `${url}#${id}`,
      title: `${heading} · ${title}`,
      kind: "Section",
      text: textUnder(id),
    })),
  ];
}
