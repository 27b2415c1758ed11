/** The association's copies: what the ledger says was shared, and what stands in the files. */
import { readBook } from "./book.ts";
import { counted, text, type Line } from "./counts.ts";

/** How a small number is hidden. */
const MASK = "*";

/** `files`: paths of the copies, also of those that were replaced. */
export async function shared(files: readonly string[], ledger: readonly Line[]): Promise<Record<string, unknown>> {
  const books = await Promise.all(files.map((path) => readBook(path)));
  const cells = books.map((book) => [...book.values()].flat(2).filter((cell) => cell === MASK).length);
  return {
    shares: {
      total: ledger.length,
      byWay: counted(ledger, "渡し方"),
      byState: counted(ledger, "状態"),
      replaced: ledger.filter((line) => text(line, "作り直しの理由") !== "").length,
      files: files.length,
      masked: cells.reduce((total, n) => total + n, 0),
    },
  };
}
