/** A sentence of the contract, with what stands between backticks as code. */
export function InlineText({ text }: { text: string }) {
  return text.split("`").map((part, index) =>
    index % 2 === 1 ? (
      // The parts of a fixed sentence never change places.
      <code key={`${index}-${part}`} className="font-mono text-[0.88em] text-ink">
        {part}
      </code>
    ) : (
      part
    ),
  );
}
