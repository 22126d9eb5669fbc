"use client";

import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

type Option<Value extends string> = { value: Value; label: ReactNode };

type SegmentedControlProps<Value extends string> = {
  name: string;
  legend: string;
  value: Value;
  options: Option<Value>[];
  onChange: (value: Value) => void;
  className?: string;
};

/** A choice of few, all in sight: radio buttons drawn as one bar. */
export function SegmentedControl<Value extends string>({
  name,
  legend,
  value,
  options,
  onChange,
  className,
}: SegmentedControlProps<Value>) {
  return (
    <fieldset className={cn("inline-flex rounded-md border border-line bg-inset p-0.5", className)}>
      <legend className="sr-only">{legend}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className="touch inline-flex h-8 grow cursor-pointer items-center justify-center rounded-sm px-3 text-sm font-medium text-muted has-checked:bg-surface has-checked:text-ink has-checked:shadow-[0_0_0_1px_var(--border)] has-focus-visible:outline-2 has-focus-visible:outline-focus"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
            className="sr-only"
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
