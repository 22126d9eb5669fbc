import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { operationSlug, operationUrl } from "#/components/docs/operation-pages.ts";
import { OperationPage } from "#/components/docs/operation-page.tsx";
import { errorCatalogue } from "#/lib/api/error-catalogue.ts";
import { contract } from "../../contract.ts";
import { pageMetadata } from "../../page-metadata.ts";
import { readReader } from "../../read-reader.ts";

type Props = { params: Promise<{ operation: string }> };

async function findOperation({ params }: Props) {
  const slug = (await params).operation;
  return contract.find((operation) => operationSlug(operation) === slug);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const operation = await findOperation(props);
  return operation ? pageMetadata(operation.summary, operation.description, operationUrl(operation)) : {};
}

export default async function ReferenceOperationPage(props: Props) {
  const operation = await findOperation(props);
  if (!operation) notFound();
  return <OperationPage operation={operation} reader={await readReader()} errors={errorCatalogue} />;
}
