/** A JSON schema as our documents have it. */
export type JsonSchema = {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema | boolean;
  additionalProperties?: JsonSchema | boolean;
  description?: string;
  $ref?: string;
};

/** The schema as a TypeScript type, indented for a place so many levels deep. */
export function typeOfSchema(schema: JsonSchema, depth = 0): string {
  if (schema.$ref) return schema.$ref.split("/").at(-1) ?? "unknown";
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return [...new Set(either.map((one) => typeOfSchema(one, depth)))].join(" | ");
  if (schema.allOf) return schema.allOf.map((one) => typeOfSchema(one, depth)).join(" & ");
  if (Array.isArray(schema.type)) {
    return schema.type.map((type) => typeOfSchema({ ...schema, type }, depth)).join(" | ");
  }
  if (schema.type === "array") {
    const item = typeof schema.items === "object" ? typeOfSchema(schema.items, depth) : "unknown";
    return `${/[|&]/.test(item) ? `(${item})` : item}[]`;
  }
  if (schema.type === "object") return typeOfObject(schema, depth);
  const plain: Record<string, string> = {
    string: "string",
    integer: "number",
    number: "number",
    boolean: "boolean",
    null: "null",
  };
  return plain[schema.type ?? ""] ?? "unknown";
}

function typeOfObject({ properties = {}, required = [], additionalProperties }: JsonSchema, depth: number): string {
  const indent = "  ".repeat(depth + 1);
  const fields = Object.entries(properties).map(([name, field]) => {
    const comment = field.description ? `${indent}/** ${field.description} */\n` : "";
    const mark = required.includes(name) ? "" : "?";
    return `${comment}${indent}${/^\w+$/.test(name) ? name : JSON.stringify(name)}${mark}: ${typeOfSchema(field, depth + 1)};\n`;
  });
  const rest = typeof additionalProperties === "object" ? typeOfSchema(additionalProperties, depth + 1) : "unknown";
  const open = additionalProperties !== undefined && additionalProperties !== false;
  if (fields.length === 0) return open ? `Record<string, ${rest}>` : "Record<string, never>";
  return `{\n${fields.join("")}${open ? `${indent}[name: string]: unknown;\n` : ""}${"  ".repeat(depth)}}`;
}
