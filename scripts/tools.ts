/** The programs outside npm that the tests look at documents and pages with. */
import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

export interface Tool {
  /** Debian's package. */
  package: string;
  /** What is not tested without it. */
  for: string;
  present: () => boolean;
}

/** Full path of the first of these programs on PATH. */
export function findProgram(...names: string[]): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

export const findChromium = () => findProgram("chromium", "chromium-browser", "google-chrome");
export const findSoffice = () => findProgram("soffice", "libreoffice");

export const tools: Tool[] = [
  { package: "chromium", for: "pages in a browser", present: () => findChromium() !== undefined },
  { package: "libreoffice-calc", for: "the workbook, opened elsewhere", present: () => office("libreoffice-calc") },
  { package: "libreoffice-writer", for: "letters as PDF", present: () => office("libreoffice-writer") },
  {
    package: "poppler-utils",
    for: "what a PDF shows, and where",
    present: () => ["pdftotext", "pdftoppm"].every((name) => findProgram(name) !== undefined),
  },
  // IPA fonts lack 𠮷, so a Japanese font of any kind will not do.
  {
    package: "fonts-noto-cjk",
    for: "names with rare characters",
    present: () => output("fc-list").includes("NotoSansCJK"),
  },
];

/** LibreOffice's parts are separate packages on Debian; elsewhere soffice brings them all. */
function office(name: string): boolean {
  if (findSoffice() === undefined) return false;
  if (findProgram("dpkg-query") === undefined) return true;
  return output("dpkg-query", "-W", "-f=${Status}", name).includes("install ok installed");
}

function output(command: string, ...args: string[]): string {
  const { error, stdout } = spawnSync(command, args, { encoding: "utf8" });
  return error ? "" : stdout;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
