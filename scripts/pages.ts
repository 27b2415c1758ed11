/**
 * Pages: every `<name>.dialog.html` of a feature becomes `<name>.html`, complete in itself, because a page at
 * Google can load no file of ours: its `<script src="./x.ts">` is bundled in, its stylesheets are written in.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { build } from "esbuild";

const PAGE = ".dialog.html";

/** Finished pages by the name they have in the script project ("setup.html"). */
export async function buildPages(src: string): Promise<Record<string, string>> {
  const features = join(src, "features");
  if (!existsSync(features)) return {};
  const pages: Record<string, string> = {};
  const found = readdirSync(features, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(PAGE));
  for (const path of found.sort()) {
    const name = `${basename(path, PAGE)}.html`;
    if (name in pages) throw new Error(`二つのページが同じ名前です: ${name}`);
    pages[name] = await inlined(join(features, path));
  }
  return pages;
}

async function inlined(path: string): Promise<string> {
  const folder = dirname(path);
  const html = readFileSync(path, "utf8");
  const styled = html.replace(/<link\s+rel="stylesheet"\s+href="([^":]+)"\s*\/?>/g, (_, href: string) => {
    return `<style>\n${readFileSync(join(folder, href), "utf8")}</style>`;
  });
  const pieces = styled.split(/<script\s+src="([^":]+\.ts)"\s*><\/script>/);
  const written = await Promise.all(
    pieces.map(async (piece, i) => (i % 2 === 0 ? piece : script(join(folder, piece)))),
  );
  const page = written.join("");
  if (/<(script|link|img)[^>]+(src|href)="(?!data:)[^"]+"/.test(page)) {
    throw new Error(`ページが外のファイルを読み込もうとしています: ${path}`);
  }
  return page;
}

async function script(path: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2019",
    charset: "utf8",
    logLevel: "silent",
  });
  const text = outputFiles[0]?.text ?? "";
  // HtmlService reads `<?` as the start of a template's own code.
  if (text.includes("<?")) throw new Error(`ページのスクリプトに "<?" があります: ${path}`);
  return `<script>\n${text}</script>`;
}
