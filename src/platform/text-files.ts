/** Files of plain text in the charset of the city's own systems: born whole by Drive in their folder, under a mark. */
import { driveFiles, findMarked } from "./files.ts";

/**
 * The charset of CSV files, by the name that Blob takes. Google does not say which names it knows (?); 動作確認 tries this
 * one. A system that reads Microsoft's extensions as well (髙, ①) would take "windows-31j".
 */
export const CSV_CHARSET = "Shift_JIS";
const CSV = "text/csv";

/** The property of a file that says which one it is; as papers have it. */
const MARK = "zaitakuPaper";

/** A text as it comes back from the charset: what it cannot hold has become something else, and nobody is told. */
export const roundTrip = (text: string): string => blobOf(text, "").getDataAsString(CSV_CHARSET);

/** Makes the file and answers its id. Where `again` says that an earlier run may have made it, that one is taken. */
export function makeCsv(name: string, text: string, folder: string, mark: string, again: boolean): string {
  const found = again ? findMarked(MARK, mark) : undefined;
  if (found !== undefined) return found;
  const resource = { name, mimeType: CSV, parents: [folder], appProperties: { [MARK]: mark } };
  return driveFiles().create(resource, blobOf(text, name)).id ?? "";
}

/** Where a person opens a file that is none of Google's own. */
export const fileUrl = (id: string): string => `https://drive.google.com/file/d/${id}/view`;

export const blobOf = (text: string, name: string): GoogleAppsScript.Base.Blob =>
  Utilities.newBlob("", CSV, name).setDataFromString(text, CSV_CHARSET);
