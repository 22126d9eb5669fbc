import { z } from "zod";

/** One field of a request or an answer, as a reader needs it. */
export type SchemaField = {
  name: string;
  type: string;
  required: boolean;
  description: string | null;
  /** The values it may have; empty when it is free. */
  values: string[];
  fallback: string | null;
  fields: SchemaField[];
};

type JsonSchema = z.core.JSONSchema.JSONSchema;

/** The fields of a schema in order; `io` says whether we read it or write it. */
export function fieldsOfSchema(schema: z.ZodType, io: "input" | "output"): SchemaField[] {
  return fieldsOf(z.toJSONSchema(schema, { io, unrepresentable: "any", reused: "inline" }));
}

function fieldsOf(schema: JsonSchema): SchemaField[] {
  const inner = innerObject(schema);
  return Object.entries(inner?.properties ?? {}).map(([name, property]) =>
    fieldOf(name, toSchema(property), inner?.required?.includes(name) ?? false),
  );
}

function fieldOf(name: string, schema: JsonSchema, required: boolean): SchemaField {
  return {
    name,
    type: typeOf(schema),
    required,
    description: schema.description ?? null,
    values: valuesOf(schema),
    fallback: schema.default === undefined ? null : JSON.stringify(schema.default),
    fields: fieldsOf(schema),
  };
}

function toSchema(schema: JsonSchema | boolean | undefined): JsonSchema {
  return typeof schema === "object" ? schema : {};
}

/** The object whose fields stand below a field: itself, its rows or its one form that isn't null. */
function innerObject(schema: JsonSchema): JsonSchema | null {
  if (schema.properties) return schema;
  if (schema.items && !Array.isArray(schema.items)) return innerObject(toSchema(schema.items));
  const forms = formsOf(schema)
    .map(innerObject)
    .filter((form) => form !== null);
  return forms.length === 0 ? null : mergeForms(forms);
}

function mergeForms(forms: JsonSchema[]): JsonSchema {
  const required = forms
    .map((form) => form.required ?? [])
    .reduce((all, own) => all.filter((name) => own.includes(name)));
  return { properties: Object.assign({}, ...forms.map(({ properties }) => properties)), required };
}

function formsOf(schema: JsonSchema): JsonSchema[] {
  return (schema.anyOf ?? schema.oneOf ?? []).map(toSchema);
}

function typeOf(schema: JsonSchema): string {
  const forms = formsOf(schema);
  if (forms.length > 0) return [...new Set(forms.map(typeOf))].join(" or ");
  if (schema.const !== undefined) return typeof schema.const;
  if (schema.enum) return "string";
  if (schema.format === "date-time") return "time";
  if (schema.format === "date") return "date";
  if (schema.type === "array" && !Array.isArray(schema.items))
    return `array of ${plural(typeOf(toSchema(schema.items)))}`;
  return Array.isArray(schema.type) ? schema.type.join(" or ") : (schema.type ?? "any");
}

function plural(type: string): string {
  return type
    .split(" or ")
    .map((word) => `${word}s`)
    .join(" or ");
}

function valuesOf(schema: JsonSchema): string[] {
  if (schema.enum) return schema.enum.map(String);
  if (schema.const !== undefined) return [String(schema.const)];
  const items = toSchema(Array.isArray(schema.items) ? undefined : schema.items);
  return [...formsOf(schema).flatMap(valuesOf), ...(schema.items ? valuesOf(items) : [])];
}
