/** A letter as it is read for the print: its elements, parted by where its address begins and ends. */
import { OfficeError } from "../core/errors.ts";

type Document = GoogleAppsScript.Document.Document;
type Paragraph = GoogleAppsScript.Document.Paragraph;

export interface Piece {
  readonly element: GoogleAppsScript.Document.Element;
  readonly type: GoogleAppsScript.Document.ElementType;
  /** Of what was looked at. */
  readonly text?: string;
}

/** The parts of a letter, in their order. */
export interface LetterParts {
  /** Number and date, as a rule. */
  readonly before: readonly Piece[];
  readonly address: readonly Piece[];
  /** What stands flush right below the address. */
  readonly sender: readonly Piece[];
  readonly rest: readonly Piece[];
}

const HONORIFIC = /(様|殿|先生|御中|各位)$/;
/** The address begins among so many elements, and has no more lines. */
const LONGEST = 12;

/** The address: from the paragraph that begins with 〒 to the one that ends with `line`, or with an honorific. */
export function readLetter(letter: Document, line: string): LetterParts {
  const pieces = piecesOf(letter);
  const top = pieces.slice(0, 2 * LONGEST).map(withText);
  const from = top.findIndex(({ text }) => bare(text ?? "").startsWith("〒"));
  const lines = top.slice(Math.max(0, from), Math.max(0, from) + LONGEST).map(({ text }) => bare(text ?? ""));
  const last = lines.findIndex((text) => text.endsWith(bare(line)));
  const length = 1 + (last >= 0 ? last : lines.findIndex((text) => HONORIFIC.test(text)));
  if (from < 0 || length === 0) throw noAddress(letter, line);
  const to = from + length;
  const sender = senderAt(top, to);
  return {
    before: top.slice(0, from),
    address: top.slice(from, to),
    sender: top.slice(to, sender),
    rest: pieces.slice(sender),
  };
}

/** Where the paragraphs that stand flush right end; blank ones between them count, blank ones after them do not. */
function senderAt(pieces: readonly Piece[], from: number): number {
  let end = from;
  for (let at = from; at < pieces.length; at++) {
    const piece = pieces[at];
    if (!piece || piece.type !== DocumentApp.ElementType.PARAGRAPH) break;
    if (bare(piece.text ?? "") === "") continue;
    if ((piece.element as Paragraph).getAlignment() !== DocumentApp.HorizontalAlignment.RIGHT) break;
    end = at + 1;
  }
  return end;
}

function piecesOf(letter: Document): Piece[] {
  const body = letter.getBody();
  const { PARAGRAPH, LIST_ITEM, TABLE } = DocumentApp.ElementType;
  return Array.from({ length: body.getNumChildren() }, (_, index) => {
    const element = body.getChild(index);
    const type = element.getType();
    if (type !== PARAGRAPH && type !== LIST_ITEM && type !== TABLE) throw cannotCopy(letter, type);
    return { element, type };
  });
}

const withText = (piece: Piece): Piece => ({ ...piece, text: (piece.element as Paragraph).getText() });
const bare = (text: string): string => text.replace(/\s/g, "");

function noAddress(letter: Document, line: string): OfficeError {
  return new OfficeError(
    `「${letter.getName()}」に、宛先の欄（「〒」で始まる行から「${line}」まで）が見つかりません`,
    { sheet: "通知" },
    "文書を開き、宛先を表の外に、〒、機関、氏名の順に1行ずつ書いてから、もう一度印刷してください",
  );
}

function cannotCopy(letter: Document, type: unknown): OfficeError {
  return new OfficeError(
    `「${letter.getName()}」に、まとめて印刷できないもの（${String(type)}）が入っています`,
    { sheet: "通知" },
    "文書を開き、目次などを取り除いてから、もう一度印刷してください",
  );
}
