/** Where the parts of a letter's head lie on the page, given the window of the envelope. Pure; lengths in millimetres. */

/** `left` and `top` from the top left corner of the page. */
export interface EnvelopeWindow {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Paper and margins of a letter. */
export interface Sheet {
  readonly width: number;
  readonly top: number;
  readonly left: number;
  readonly right: number;
}

export interface Room {
  /** The print's own upper margin. */
  readonly top: number;
  /** Height of the row above the window; 0 where there is none. */
  readonly above: number;
  /** Height of the row of the window; what follows stands clear of it. */
  readonly height: number;
  /** Widths of the two columns: up to the window's right edge, and beside it. */
  readonly address: number;
  readonly beside: number;
  /** How far the address begins inside its column, and how wide it may be. */
  readonly indent: number;
  readonly measure: number;
}

/** The address stays so far from each edge of the window: paper slides in its envelope. */
export const AIR = 2;
/** Size of type (points) of the line that begins a page, and about how high it is. */
export const THIN_SIZE = 1;
const THIN_LINE = 0.5;
/** A row that is lower than this is not worth having. */
const LEAST_ROW = 2;
/** Number, date and sender need this much beside the window; else they stand above and below it. */
const LEAST_BESIDE = 45;

/** Where the letter's own margins leave no room for the window, the print's give way. */
export function roomFor(sheet: Sheet, window: EnvelopeWindow): Room {
  const begin = window.top + AIR - THIN_LINE;
  const above = begin - Math.min(sheet.top, begin);
  const row = above < LEAST_ROW ? 0 : above;
  const left = Math.max(sheet.left, window.left + AIR);
  const right = Math.min(window.left + window.width - AIR, sheet.width - sheet.right);
  return {
    top: Math.max(0, begin - row),
    above: row,
    height: window.height - AIR + 1,
    address: right - sheet.left,
    beside: sheet.width - sheet.right - right,
    indent: left - sheet.left,
    measure: right - left,
  };
}

/** Whether number, date and sender have room beside the window. */
export const hasRoomBeside = (room: Room): boolean => room.beside >= LEAST_BESIDE;

/** Size of type of a letter, in millimetres a point, and the height of a line of the tallest faces. */
const POINT = 25.4 / 72;
const LINE = 1.5;

/** Height of paragraphs of a size of type (points) in a measure: never less than they will need. */
export function heightOf(paragraphs: readonly string[], size: number, measure: number): number {
  const em = size * POINT;
  // One em is lost to the indent of the lines after the first.
  const perLine = Math.max(1, Math.floor(measure / em) - 1);
  const parts = paragraphs.flatMap((text) => text.split(/[\n\v]/));
  const lines = parts.reduce((sum, text) => sum + Math.max(1, Math.ceil(widthOf(text) / perLine)), 0);
  return lines * em * LINE;
}

/** In ems: letters and digits are narrower than kanji. */
function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter <= "\u00ff" ? 0.6 : 1), 0);
}
