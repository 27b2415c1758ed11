/**
 * Copies of the template Docs inside the script itself. Under drive.file no account sees another's files, and a deleted
 * account takes its files along, so what the next account is to go on with must lie where the workbook is. A template of
 * some ten thousand bytes fits into a few of the script's properties (9 KB a value, 500 KB in all).
 */
import { driveFiles } from "./files.ts";
import { wordOf } from "./letters.ts";

/** Below 9 KB with room for the name. */
const PIECE = 8_000;
/** Base64 characters; a longer template (with pictures) is not kept, and is named. */
export const LONGEST_KEPT = 60_000;

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

interface Kept {
  readonly changedAt: string;
  readonly pieces: number;
}

const store = (): GoogleAppsScript.Properties.Properties => PropertiesService.getScriptProperties();
const headOf = (kind: string): string => `template/${kind}`;
const pieceOf = (kind: string, index: number): string => `template/${kind}/${index}`;

/** Keeps a template as .docx unless it is unchanged since. Answers whether it is too long to be kept. */
export function keepTemplate(kind: string, fileId: string): { tooLong: boolean } {
  const changedAt = driveFiles().get(fileId, { fields: "modifiedTime" }).modifiedTime ?? "";
  const known = readKept(kind);
  if (known?.changedAt === changedAt) return { tooLong: false };
  const text = Utilities.base64Encode(wordOf(fileId).getBytes());
  if (text.length > LONGEST_KEPT) return { tooLong: true };
  const pieces = text.match(new RegExp(`.{1,${PIECE}}`, "g")) ?? [];
  const values = Object.fromEntries(pieces.map((piece, index) => [pieceOf(kind, index), piece]));
  // One call: the head and its pieces come to stand together or not at all.
  store().setProperties({ ...values, [headOf(kind)]: JSON.stringify({ changedAt, pieces: pieces.length }) });
  return { tooLong: false };
}

/** The kept .docx of a template, or undefined where none is kept or a piece is lost. */
export function keptTemplate(kind: string): GoogleAppsScript.Base.Blob | undefined {
  const known = readKept(kind);
  if (!known) return undefined;
  const all = store().getProperties();
  const pieces = Array.from({ length: known.pieces }, (_, index) => all[pieceOf(kind, index)]);
  if (pieces.some((piece) => piece === undefined)) return undefined;
  return Utilities.newBlob(Utilities.base64Decode(pieces.join("")), WORD, `${kind}.docx`);
}

function readKept(kind: string): Kept | undefined {
  const text = store().getProperty(headOf(kind));
  return text === null ? undefined : (JSON.parse(text) as Kept);
}
