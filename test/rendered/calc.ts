/** A workbook as LibreOffice Calc opens it and writes it again: what survives in another program than ours. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import exceljs from "exceljs";
import { findSoffice } from "../../scripts/tools.ts";

/** Opens `workbook.xlsx` of a folder in Calc and answers what Calc saved; throws where there is no LibreOffice. */
export async function throughCalc(dir: string): Promise<exceljs.Workbook> {
  const soffice = findSoffice();
  if (soffice === undefined) throw new Error("LibreOffice is needed: npm run tools");
  const out = join(dir, "calc");
  const profile = `-env:UserInstallation=${pathToFileURL(join(dir, "profile")).href}`;
  const order = ["--headless", "--norestore", "--convert-to", "xlsx", "--outdir", out, join(dir, "workbook.xlsx")];
  execFileSync(soffice, [profile, ...order], { stdio: "pipe", timeout: 90_000 });
  return readBook(join(out, "workbook.xlsx"));
}

export async function readBook(path: string): Promise<exceljs.Workbook> {
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(path);
  return book;
}
