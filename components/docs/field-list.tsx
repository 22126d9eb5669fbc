import { InlineText } from "./inline-text.tsx";
import type { SchemaField } from "./schema-fields.ts";

/** The fields of a request or an answer; those inside a field stand below it, indented. */
export function FieldList({ fields, showRequired }: { fields: SchemaField[]; showRequired: boolean }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {fields.map((field) => (
        <li key={field.name} className="py-3">
          <p className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
            <code className="font-mono text-[13px] font-medium text-ink">{field.name}</code>
            <span className="text-xs text-muted">{field.type}</span>
            {showRequired && field.required ? <span className="text-xs font-medium text-warning">required</span> : null}
          </p>
          {field.description ? (
            <p className="mt-1 text-sm text-muted">
              <InlineText text={field.description} />
            </p>
          ) : null}
          {field.values.length > 1 || field.fallback ? <Values field={field} /> : null}
          {field.fields.length > 0 ? (
            <div className="mt-3 border-l-2 border-line pl-4 [&_ul]:border-y-0 [&>ul>li:first-child]:pt-0 [&>ul>li:last-child]:pb-0">
              <FieldList fields={field.fields} showRequired={showRequired} />
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Values({ field: { values, fallback } }: { field: SchemaField }) {
  return (
    <p className="mt-1.5 text-[13px] leading-6 text-muted">
      {values.length > 1 ? (
        <>
          One of{" "}
          {values.map((value, index) => (
            <span key={value}>
              {index > 0 ? ", " : ""}
              <code className="font-mono text-xs text-ink">{value}</code>
            </span>
          ))}
          {fallback ? "; " : ""}
        </>
      ) : null}
      {fallback ? (
        <>
          default <code className="font-mono text-xs text-ink">{fallback}</code>
        </>
      ) : null}
    </p>
  );
}
