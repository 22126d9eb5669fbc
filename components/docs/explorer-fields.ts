import type { OperationShape } from "#/lib/api/operation.ts";
import { personalExample } from "./personal-example.ts";
import { fieldsOfSchema, type SchemaField } from "./schema-fields.ts";

/** One entry of the explorer's form. */
export type ExplorerField = {
  name: string;
  place: "path" | "query" | "body";
  /** How its text becomes a value: `json` for lists and objects. */
  kind: "text" | "number" | "boolean" | "choice" | "json";
  required: boolean;
  values: string[];
  /** What stands in it at first: the example. */
  initial: string;
};

/** The form of an operation, filled with its example; the reader's own sender where it has one. */
export function explorerFields(operation: OperationShape, sender: string | null): ExplorerField[] {
  const { parameters = {}, query = {}, body } = personalExample(operation, operation.example, sender);
  const bodyExample = typeof body === "object" && body !== null ? Object.fromEntries(Object.entries(body)) : {};
  return [
    ...fieldsOfSchema(operation.parameters, "input").map((field) => toField(field, "path", parameters[field.name])),
    ...fieldsOfSchema(operation.query, "input").map((field) => toField(field, "query", query[field.name])),
    ...fieldsOfSchema(operation.body, "input").map((field) => toField(field, "body", bodyExample[field.name])),
  ];
}

function toField(field: SchemaField, place: ExplorerField["place"], example: unknown): ExplorerField {
  const kind = kindOf(field);
  const initial = example === undefined ? "" : kind === "json" ? JSON.stringify(example) : String(example);
  return { name: field.name, place, kind, required: field.required, values: field.values, initial };
}

function kindOf({ type, values, fields }: SchemaField): ExplorerField["kind"] {
  if (type.startsWith("array") || type === "object" || fields.length > 0) return "json";
  if (type === "boolean") return "boolean";
  if (values.length > 1) return "choice";
  return type === "number" || type === "integer" ? "number" : "text";
}
