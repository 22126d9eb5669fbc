/** Copies the code shown beside it; `PageControls` listens. Without JavaScript it isn't there. */
export function CopyCode() {
  return (
    <button
      type="button"
      data-copy
      className="docs-copy touch inline-flex h-7 shrink-0 items-center rounded-sm px-2.5 font-sans text-xs font-medium text-code-ink hover:bg-white/10 focus-visible:outline-code-string"
    >
      <span className="docs-copy-idle">Copy</span>
      <span className="docs-copy-done">Copied</span>
    </button>
  );
}
