import { findGuide } from "#/components/docs/read-guide.ts";
import { changelogFeed } from "#/components/docs/changelog-feed.ts";
import { productName } from "../../product-name.ts";
import { readEnv } from "#/lib/core/env.ts";

/** The changelog as RSS. */
export async function GET(): Promise<Response> {
  const guide = await findGuide("changelog");
  const feed = changelogFeed(guide?.body ?? "", { name: productName(), origin: readEnv().appUrl });
  return new Response(feed, {
    headers: { "Content-Type": "application/rss+xml; charset=utf-8", "Cache-Control": "public, max-age=600" },
  });
}
