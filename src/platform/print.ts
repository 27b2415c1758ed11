/**
 * Many letters as one Doc for the printer: each begins a page, and its address lies where the envelope has its window.
 * The Doc is a copy of the first letter (so faces, paper and margins are the letters' own), emptied and filled anew. Only
 * when all is in place it is marked as done: what a broken run left behind is emptied again, so that no letter doubles.
 */
import { OfficeError } from "../core/errors.ts";
import { driveFiles, findMarked, MARK as TEMPLATE_MARK } from "./files.ts";
import { MARK as NOTICE_MARK } from "./letters.ts";
import { copyLetter, type CopiedPage } from "./print-copy.ts";
import { FIELDS, placingRequests } from "./print-page.ts";
import { roomFor, type EnvelopeWindow, type Room, type Sheet } from "./print-room.ts";
import { POINTS_PER_MM } from "./paper-units.ts";
import { docsService } from "./templates.ts";

export type { EnvelopeWindow } from "./print-room.ts";

/** Properties of a print: which one it is, and, once it is whole, the same again. */
const MARK = "zaitakuPrint";
const DONE = "zaitakuPrintDone";
/** So many letters fit into one run: each is opened, and copied piece by piece, in about three seconds. */
export const LETTERS_PER_PRINT = 90;

export interface PrintSpec {
  readonly name: string;
  readonly folder: string;
  /** Which print this is; two prints of one mark are one. At most 100 bytes: Google keeps it as a file's property. */
  readonly mark: string;
  /** In the order in which they are to come out. `addresseeLine`: the line that ends the address: 「見本 太郎　様」. */
  readonly letters: readonly { readonly fileId: string; readonly addresseeLine: string }[];
  readonly window: EnvelopeWindow;
}

/**
 * Makes the print and answers its file id. Where `again` says that an earlier run may have begun it, a whole one is left
 * as it is and a broken one is made whole. OfficeError when a letter has no address to be found, or when the letters'
 * papers differ.
 */
export function assembleLetters(spec: PrintSpec, again: boolean): string {
  const done = again ? findMarked(DONE, spec.mark) : undefined;
  if (done !== undefined) return done;
  const id = (again ? findMarked(MARK, spec.mark) : undefined) ?? copyOfFirst(spec);
  const { pages, room } = fill(id, spec);
  const printed = docsService().get(id, { fields: FIELDS });
  docsService().batchUpdate({ requests: placingRequests(printed, pages, room, spec.window) }, id);
  driveFiles().update({ appProperties: { [DONE]: spec.mark } }, id);
  return id;
}

function copyOfFirst({ letters, mark, name, folder }: PrintSpec): string {
  const first = letters[0];
  if (letters.length > LETTERS_PER_PRINT)
    throw new OfficeError(
      `一つの印刷用文書にできるのは${LETTERS_PER_PRINT}通までです（${letters.length}通）`,
      {},
      "文書を分けて印刷してください",
    );
  if (!first) throw new OfficeError("印刷する文書がありません", { sheet: "通知" }, "文書を作った通知を選んでください");
  // The print must be taken neither for the letter nor for its template.
  const appProperties = { [TEMPLATE_MARK]: null, [NOTICE_MARK]: null, [DONE]: null, [MARK]: mark };
  const resource = { name, parents: [folder], appProperties: appProperties as unknown as Record<string, string> };
  return driveFiles().copy(resource, first.fileId, { fields: "id" }).id ?? "";
}

/** Empties the print and copies every letter into it. */
function fill(id: string, { letters, window }: PrintSpec): { pages: CopiedPage[]; room: Room } {
  const print = DocumentApp.openById(id);
  const body = print.getBody();
  const sheet = sheetOf(DocumentApp.openById(letters[0]?.fileId ?? ""));
  const room = roomFor(sheet, window);
  body.clear();
  const pages = letters.map(({ fileId, addresseeLine }) => {
    const letter = DocumentApp.openById(fileId);
    checkSheet(letter, sheet);
    return copyLetter(letter, addresseeLine, body, room);
  });
  print.saveAndClose();
  return { pages, room };
}

/** What the letters of one print must have in common, since it has but one of each; lengths in millimetres. */
interface LetterSheet extends Sheet {
  readonly height: number;
  readonly bottom: number;
  /** Words of header and footer. */
  readonly rims: string;
}

function sheetOf(letter: GoogleAppsScript.Document.Document): LetterSheet {
  const body = letter.getBody();
  // Null where there is none; the types leave that out.
  const rims = [letter.getHeader(), letter.getFooter()] as (GoogleAppsScript.Document.HeaderSection | null)[];
  return {
    width: body.getPageWidth() / POINTS_PER_MM,
    height: body.getPageHeight() / POINTS_PER_MM,
    top: body.getMarginTop() / POINTS_PER_MM,
    bottom: body.getMarginBottom() / POINTS_PER_MM,
    left: body.getMarginLeft() / POINTS_PER_MM,
    right: body.getMarginRight() / POINTS_PER_MM,
    rims: rims.map((rim) => rim?.getText() ?? "").join("\n"),
  };
}

function checkSheet(letter: GoogleAppsScript.Document.Document, first: LetterSheet): void {
  const sheet = sheetOf(letter);
  const lengths = ["width", "height", "top", "bottom", "left", "right"] as const;
  const differs = lengths.some((side) => Math.abs(sheet[side] - first[side]) > 1);
  if (!differs && sheet.rims === first.rims) return;
  throw new OfficeError(
    `「${letter.getName()}」は、${differs ? "用紙の大きさか余白" : "ヘッダーかフッターの文言"}がほかの文書と違うため、一つにまとめて印刷できません`,
    { sheet: "通知" },
    "同じ体裁の文書だけを選ぶか、この文書を開いて1通だけ印刷してください",
  );
}
