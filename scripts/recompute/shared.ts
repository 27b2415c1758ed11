/** The association's copies: what the ledger says was shared, and what stands in the files. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { readBook } from "./book.ts";
import { counted, text, type Line } from "./counts.ts";

/** How a small number is hidden. */
const MASK = "*";

export async function shared(dir: string, ledger: readonly Line[]): Promise<Record<string, unknown>> {
  const folder = join(dir, "shared");
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".xlsx")) : [];
  const books = await Promise.all(files.map((name) => readBook(join(folder, name))));
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
