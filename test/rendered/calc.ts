/** A workbook as LibreOffice Calc opens it and writes it again: what survives in another program than ours. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import exceljs from "exceljs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { findSoffice } from "../../scripts/tools.ts";

/** Opens a workbook of a folder in Calc and answers what Calc saved; throws where there is no LibreOffice. */
export async function throughCalc(dir: string, file = "workbook.xlsx"): Promise<exceljs.Workbook> {
  const soffice = findSoffice();
  if (soffice === undefined) throw new Error("LibreOffice is needed: npm run tools");
  const out = join(dir, "calc");
  const profile = `-env:UserInstallation=${pathToFileURL(join(dir, "profile")).href}`;
  const order = ["--headless", "--norestore", "--convert-to", "xlsx", "--outdir", out, join(dir, file)];
  execFileSync(soffice, [profile, ...order], { stdio: "pipe", timeout: 90_000 });
  return readBook(join(out, basename(file)));
}

/** Calc writes "false" where exceljs knows only "0"; both are allowed by the format. */
function plainBooleans(bytes: Uint8Array): Uint8Array {
  const files = Object.entries(unzipSync(bytes)).map(([name, content]) => {
    if (!name.endsWith(".xml")) return [name, content] as const;
    const text = strFromU8(content).replace(
      /(locked|sheet)="(true|false)"/g,
      (_, key: string, value: string) => `${key}="${value === "true" ? "1" : "0"}"`,
    );
    return [name, strToU8(text)] as const;
  });
  return zipSync(Object.fromEntries(files));
}

export async function readBook(path: string): Promise<exceljs.Workbook> {
  const book = new exceljs.Workbook();
  const bytes = plainBooleans(readFileSync(path));
  await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  return book;
}
