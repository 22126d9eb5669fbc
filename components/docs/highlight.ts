import type { SampleLanguage } from "#/lib/api/snippets.ts";

export type CodeLanguage = SampleLanguage | "json" | "text";

const words: Record<CodeLanguage, string> = {
  curl: "curl",
  php: "echo|true|false|null|function|return|if|foreach|as|new",
  python: "import|from|def|return|with|as|if|not|for|in|print|True|False|None|raise",
  node: "const|await|import|from|export|function|return|if|new|true|false|null|for|of|throw",
  javascript: "async|const|await|function|return|if|throw|new|true|false|null",
  json: "true|false|null",
  text: "(?!)",
};

const comments: Record<CodeLanguage, string> = {
  curl: "^#[^\\n]*",
  php: "//[^\\n]*",
  python: "#[^\\n]*",
  node: "//[^\\n]*",
  javascript: "//[^\\n]*",
  json: "(?!)",
  text: "(?!)",
};

/** In this order, so that a mark inside a text is not taken for a comment. */
function pattern(language: CodeLanguage): RegExp {
  const key = `"[\\w.-]+"(?=\\s*:)|'[\\w.-]+'(?= =>)`;
  const single = language === "curl" || language === "json" ? "(?!)" : `'(?:\\\\.|[^'\\\\\\n])*'`;
  const string = `"(?:\\\\.|[^"\\\\\\n])*"|${single}|\`[^\`]*\``;
  return new RegExp(
    `(?<name>${key})|(?<string>${string})|(?<comment>${comments[language]})|\\b(?<word>${words[language]})\\b`,
    "gm",
  );
}

const classes = {
  name: "text-code-name",
  string: "text-code-string",
  comment: "text-code-muted",
  word: "font-semibold",
};

/** The code as HTML: everything escaped, texts, names, comments and a few words marked by class. */
export function highlight(code: string, language: CodeLanguage): string {
  if (language === "text") return escapeHtml(code);
  let html = "";
  let end = 0;
  for (const match of code.matchAll(pattern(language))) {
    const kind = (["name", "string", "comment", "word"] as const).find((group) => match.groups?.[group] !== undefined);
    html += escapeHtml(code.slice(end, match.index));
    html += kind ? `<span class="${classes[kind]}">${escapeHtml(match[0])}</span>` : escapeHtml(match[0]);
    end = match.index + match[0].length;
  }
  return html + escapeHtml(code.slice(end));
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (char) => entities[char] ?? char);
}
