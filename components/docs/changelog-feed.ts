const xmlEntities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

function escapeXml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (char) => xmlEntities[char] ?? char);
}

/** The changelog as RSS 2.0: one item per `## <date> · <title>`. */
export function changelogFeed(markdown: string, { name, origin }: { name: string; origin: string }): string {
  const items = markdown
    .split(/^## /m)
    .slice(1)
    .map((entry) => {
      const [heading = "", ...lines] = entry.split("\n");
      const [date = "", title = ""] = heading.split(" · ");
      const text = lines.join("\n").replaceAll(/[`*]/g, "").trim();
      return [
        "<item>",
        `<title>${escapeXml(title)}</title>`,
        `<link>${escapeXml(origin)}/docs/changelog</link>`,
        `<guid isPermaLink="false">${escapeXml(`${origin}/docs/changelog#${date}`)}</guid>`,
        `<pubDate>${new Date(`${date}T09:00:00+03:00`).toUTCString()}</pubDate>`,
        `<description>${escapeXml(text)}</description>`,
        "</item>",
      ].join("\n");
    });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0"><channel>',
    `<title>${escapeXml(name)} API changelog</title>`,
    `<link>${escapeXml(origin)}/docs/changelog</link>`,
    `<description>What changed in the API, the newest first.</description>`,
    "<language>en</language>",
    ...items,
    "</channel></rss>",
    "",
  ].join("\n");
}
