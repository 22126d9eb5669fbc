import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { guideGroups, guideUrl } from "#/components/docs/guides.ts";
import { operationUrl } from "#/components/docs/operation-pages.ts";
import { errorCatalogue } from "#/lib/api/error-catalogue.ts";
import { readEnv } from "#/lib/core/env.ts";
import { contract } from "./docs/contract.ts";

/** The public pages, under the address the site has when it is asked. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  await connection();
  const paths = [
    "/",
    ...guideGroups.flatMap(({ guides }) => guides.map(guideUrl)),
    "/docs/reference",
    ...contract.map(operationUrl),
    ...errorCatalogue.map(({ code }) => `/docs/errors/${code}`),
  ];
  const { appUrl } = readEnv();
  return paths.map((path) => ({ url: path === "/" ? appUrl : appUrl + path }));
}
