import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { PathParameters } from "#/lib/http/api-request.ts";
import type { WebHandler } from "#/lib/http/web.ts";
import { root } from "#/lib/testing/source-files.ts";

type RouteFile = { path: string; segments: string[] };

function listRouteFiles(folder: string): RouteFile[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(join(root, path)).isDirectory()) return listRouteFiles(path);
    return name === "route.ts" ? [{ path, segments: path.split("/").slice(1, -1) }] : [];
  });
}

/** A name, `[id]`, `[...path]`, `[[...path]]`: Next prefers the first of them, at the first segment that differs. */
const kinds = [/^[^[]/, /^\[[^[.]/, /^\[\.\.\./, /^\[\[/];

function rankOf({ segments }: RouteFile): string {
  return segments.map((segment) => kinds.findIndex((kind) => kind.test(segment))).join("");
}

const files = listRouteFiles("app").sort((a, b) => rankOf(a).localeCompare(rankOf(b)));

/** The parameters of a path in this file, or null when the file is not for it. */
function match({ segments }: RouteFile, parts: readonly string[]): PathParameters | null {
  const params: PathParameters = {};
  for (const [index, segment] of segments.entries()) {
    if (segment.startsWith("[[...")) return params;
    if (segment.startsWith("[...")) return parts.length > index ? params : null;
    const part = parts[index];
    if (part === undefined) return null;
    if (segment.startsWith("[")) params[segment.slice(1, -1)] = decodeURIComponent(part);
    else if (segment !== part) return null;
  }
  return parts.length === segments.length ? params : null;
}

/** What Next would call for this path: the file's export of this method. Throws where a file or an export is missing. */
export async function findRouteFile(
  method: string,
  pathname: string,
): Promise<{ path: string; handler: WebHandler; params: PathParameters }> {
  const parts = pathname.split("/").slice(1);
  for (const file of files) {
    const params = match(file, parts);
    if (!params) continue;
    const exported: Partial<Record<string, WebHandler>> = await import(/* @vite-ignore */ join(root, file.path));
    const handler = exported[method];
    if (!handler) throw new Error(`${file.path} exports no ${method}.`);
    return { path: file.path, handler, params };
  }
  throw new Error(`No route file is for ${pathname}.`);
}
