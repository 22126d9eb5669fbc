"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "./button.tsx";

type CopyButtonProps = { text: string; label: string; copiedLabel: string; showLabel?: boolean; className?: string };

/** Puts a text into the clipboard and says so, also to a screen reader. */
export function CopyButton({ text, label, copiedLabel, showLabel = false, className }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <>
      <Button
        variant={showLabel ? "secondary" : "quiet"}
        size={showLabel ? "small" : "icon"}
        className={className}
        aria-label={showLabel ? undefined : label}
        onClick={copy}
      >
        {copied ? <Check className="text-positive" aria-hidden /> : <Copy aria-hidden />}
        {showLabel ? (copied ? copiedLabel : label) : null}
      </Button>
      <output className="sr-only">{copied && !showLabel ? copiedLabel : ""}</output>
    </>
  );
}
