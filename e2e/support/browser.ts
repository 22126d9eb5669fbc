import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Never the package's own arguments: they turn web security off and crash on the second page. */
const args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"];

const installed = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export type Browser = { executablePath: string; args: string[]; env: Record<string, string> };

/** A Chromium that needs no download: CHROMIUM_PATH, an installed one, or the one that came with npm. */
export async function findBrowser(): Promise<Browser> {
  const path = process.env.CHROMIUM_PATH ?? installed.find((candidate) => existsSync(candidate));
  const own = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  if (path !== undefined) return { executablePath: path, args, env: own };
  const place = await unpackBrowser();
  writeFileSync(join(place, "fonts", "fonts.conf"), fontSettings(place));
  const libraries = join(place, "al2023", "lib");
  const env = {
    ...own,
    FONTCONFIG_PATH: join(place, "fonts"),
    LD_LIBRARY_PATH: [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(":"),
  };
  return { executablePath: join(place, "chromium"), args, env };
}

/**
 * Unpacks the browser once per version and renames it into place when whole. The package looks for a cloud
 * function's environment when it is imported, and only then brings the libraries that a bare machine lacks; what it
 * changes in our environment is put back, as other programs must not load those libraries.
 */
async function unpackBrowser(): Promise<string> {
  const modules = join(import.meta.dirname, "..", "..", "node_modules");
  const manifest = readFileSync(join(modules, "@sparticuz", "chromium", "package.json"), "utf8");
  const { version }: { version: string } = JSON.parse(manifest);
  const place = join(modules, ".cache", `chromium-${version}`);
  if (existsSync(place)) return place;
  const partial = `${place}.${randomBytes(4).toString("hex")}`;
  mkdirSync(partial, { recursive: true });
  const before = { ...process.env };
  process.env.TMPDIR = partial;
  process.env.AWS_EXECUTION_ENV = "AWS_Lambda_nodejs24.x";
  try {
    const { default: chromium } = await import("@sparticuz/chromium");
    await chromium.executablePath();
  } finally {
    for (const name of ["TMPDIR", "AWS_EXECUTION_ENV", "LD_LIBRARY_PATH", "FONTCONFIG_PATH", "HOME"]) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
  if (existsSync(place)) rmSync(partial, { recursive: true });
  else renameSync(partial, place);
  return place;
}

/** The package's own settings name a fixed place. */
function fontSettings(place: string): string {
  const [fonts, cache] = [join(place, "fonts"), join(place, "fonts-cache")];
  return `<?xml version="1.0"?><fontconfig><dir>${fonts}</dir><dir>/usr/share/fonts</dir><cachedir>${cache}</cachedir></fontconfig>\n`;
}
