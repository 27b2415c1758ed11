/** PDF out of .docx by LibreOffice, where the machine has it: one start for a whole batch. */
import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";

export interface PdfConverter {
  /** Shown to people: which program makes the PDFs. */
  name: string;
  /** One PDF for each document, in order; throws an Error that names the document that failed. */
  convert(docs: readonly { name: string; docx: Uint8Array }[]): Uint8Array[];
}

/** What a start costs at most, and each document on top, in ms. */
const START_MS = 60_000;
const EACH_MS = 10_000;

/** LibreOffice when `soffice` is on the PATH, else undefined. */
export function findConverter(path = process.env["PATH"] ?? ""): PdfConverter | undefined {
  const program = path
    .split(delimiter)
    .map((dir) => join(dir, "soffice"))
    .find(isProgram);
  return program === undefined ? undefined : { name: "LibreOffice", convert: (docs) => convert(program, docs) };
}

/** A profile of its own: a running LibreOffice of the same person would otherwise swallow the call. */
function convert(program: string, docs: readonly { name: string; docx: Uint8Array }[]): Uint8Array[] {
  if (docs.length === 0) return [];
  const dir = mkdtempSync(join(tmpdir(), "letters-pdf-"));
  try {
    const inputs = docs.map(({ docx }, number) => {
      const file = join(dir, `${number}.docx`);
      writeFileSync(file, docx);
      return file;
    });
    const profile = `-env:UserInstallation=${pathToFileURL(join(dir, "profile")).href}`;
    const args = [profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", dir, ...inputs];
    execFileSync(program, args, { stdio: "pipe", timeout: START_MS + EACH_MS * docs.length });
    return docs.map(({ name }, number) => {
      const file = join(dir, `${number}.pdf`);
      if (!existsSync(file)) throw new Error(`PDF に変換できませんでした: ${name}`);
      return new Uint8Array(readFileSync(file));
    });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
