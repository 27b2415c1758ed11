/** A spreadsheet while one batch is applied to it: a copy that takes the original's place, or is forgotten. */
import type { Book } from "../book.ts";

export interface WorkingCopy {
  /** Sheets are copied when they are first changed. */
  book: Book;
  /** Name of the file; Drive has it. */
  title: string;
  /** How many ids the spreadsheet has given to sheets. */
  ids: number;
}

/** An id that no sheet of this spreadsheet had before. Google's are random; these can be told again. */
export function nextSheetId(copy: WorkingCopy): number {
  for (;;) {
    const id = 1_000_003 + 7919 * ++copy.ids;
    if (copy.book.grids.every((grid) => grid.id !== id)) return id;
  }
}
