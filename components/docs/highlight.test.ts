import fc from "fast-check";
import { expect, test } from "vitest";
import { highlight } from "./highlight.ts";

const characters: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };

function textOf(html: string): string {
  return html
    .replaceAll(/<\/?span[^<>]*>/g, "")
    .replaceAll(/&(lt|gt|quot|amp);/g, (entity) => characters[entity] ?? "");
}

test("colours change no character, and no text becomes markup", () => {
  const part = fc.constantFrom(
    '"',
    "'",
    "<script>",
    "&amp;",
    "\\",
    "\n",
    "// x",
    "# y",
    "const",
    "curl",
    '"a": 1',
    "`",
    "é",
  );
  fc.assert(
    fc.property(
      fc.array(part),
      fc.constantFrom("curl", "php", "python", "node", "javascript", "json", "text"),
      (parts, language) => {
        const code = parts.join("");
        const html = highlight(code, language);
        expect(textOf(html)).toBe(code);
        expect(html).not.toContain("<script");
      },
    ),
  );
});
