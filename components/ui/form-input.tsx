"use client";

import { type ComponentProps, type ReactNode, useState } from "react";
import { useSubmission } from "./action-form.tsx";
import { Field } from "./field.tsx";
import { type FieldCheck, passes } from "./field-checks.ts";
import type { FormState } from "./form-state.ts";
import { Input } from "./input.tsx";

type FormInputProps = Omit<ComponentProps<"input">, "name"> & {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  check?: FieldCheck;
  /** Said when the check fails on leaving the field. */
  problem?: string;
};

const judgeAfterMs = 250;

/** An input of an ActionForm: shows what the server refused, or at once what can't be right. */
export function FormInput({ name, label, hint, check, problem, onBlur, onChange, ...rest }: FormInputProps) {
  const { state } = useSubmission();
  const [judged, setJudged] = useState<{ error: string | undefined; after: FormState } | null>(null);
  const refused = state && !state.ok ? state.fields?.[name] : undefined;
  const error = judged && judged.after === state ? judged.error : refused;
  const judge = (value: string) =>
    setJudged({ error: check && !passes(check, value) ? problem : undefined, after: state });
  return (
    <Field name={name} label={label} hint={hint} error={error}>
      {(attributes) => (
        <Input
          {...attributes}
          {...rest}
          onBlur={(event) => {
            const { value } = event.target;
            // Later, so that a press on the button that took the focus is not lost to a field that grows.
            if (check && !refused) setTimeout(() => judge(value), judgeAfterMs);
            onBlur?.(event);
          }}
          onChange={(event) => {
            if (error) judge(event.target.value);
            onChange?.(event);
          }}
        />
      )}
    </Field>
  );
}
