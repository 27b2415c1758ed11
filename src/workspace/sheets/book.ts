/** The workbook as data, and the ledger of writes that are not flushed yet. */
import type { Kernel } from "../kernel.ts";
import { Exception } from "../kernel.ts";
import type { RangeRef } from "./rules.ts";
import { Grid } from "./grid.ts";

const CELL_LIMIT = 10_000_000;

export class Book {
  locale = "ja_JP";
  zone = "Asia/Tokyo";
  grids: Grid[] = [];
  named = new Map<string, RangeRef>();

  constructor(public name: string) {}

  /** A copy that shares every sheet until one of the two changes it. */
  copy(): Book {
    const copy = Object.assign(new Book(this.name), this);
    copy.grids = this.grids.slice();
    copy.named = new Map(this.named);
    return copy;
  }

  grid(id: number): Grid {
    const grid = this.grids.find((each) => each.id === id);
    if (!grid) throw new Exception("シートが見つかりません。削除された可能性があります。");
    return grid;
  }

  /** The sheet, as an object that this copy of the book may change. */
  edit(id: number): Grid {
    const grid = this.grid(id);
    if (grid.owner === this) return grid;
    const copy = grid.copyFor(this);
    this.grids[this.grids.indexOf(grid)] = copy;
    return copy;
  }

  byName(name: string): Grid | undefined {
    return this.grids.find((grid) => grid.name === name);
  }

  /** Throws when another sheet has the name. */
  refuseDouble(name: string, id?: number): void {
    if (name === "" || name.length > 100) throw new Exception("シート名が無効です。");
    if (this.grids.some((grid) => grid.name === name && grid.id !== id))
      throw new Exception(`「${name}」という名前のシートはすでに存在します。別の名前を入力してください。`);
  }

  /** Throws when `more` further cells would pass Google's ten million a workbook. */
  refuseOverflow(more: number): void {
    const cells = this.grids.reduce((sum, grid) => sum + grid.maxRows * grid.maxColumns, 0);
    if (cells + more > CELL_LIMIT)
      throw new Exception(`この操作を行うと、ワークブックのセル数が上限（${CELL_LIMIT} 個）を超えます。`);
  }
}

type Write = (book: Book) => unknown;

/**
 * Writes of a run wait until SpreadsheetApp.flush() or the end of the run: the run itself sees them, a run in
 * its middle and a person at the keyboard do not. They are applied again by coordinates afterwards, as Google
 * does; a write whose range has gone is dropped. A killed run loses what waits.
 */
export class Ledger {
  committed: Book;
  private working: Book | undefined;
  private waiting: Write[] = [];
  private version = 0;
  private readonly suspended: { waiting: Write[]; working: Book | undefined; version: number }[] = [];

  constructor(
    private readonly kernel: Kernel,
    book: Book,
  ) {
    this.committed = book;
  }

  /** What the code under way sees. */
  get book(): Book {
    return this.working ?? this.committed;
  }

  /** A write must leave the book as it was when it throws. */
  write<T>(act: (book: Book) => T): T {
    if (!this.kernel.run) {
      this.version++;
      return act(this.committed);
    }
    this.working ??= this.committed.copy();
    const result = act(this.working);
    this.waiting.push(act);
    return result;
  }

  /** Puts another book in place of the committed one (a reopened folder). */
  replace(book: Book): void {
    this.discard();
    this.committed = book;
    this.version++;
  }

  flush(): void {
    if (!this.working) return;
    this.committed = this.working;
    this.version++;
    this.discard();
  }

  discard(): void {
    this.working = undefined;
    this.waiting = [];
  }

  suspend(): void {
    this.suspended.push({ waiting: this.waiting, working: this.working, version: this.version });
    this.discard();
  }

  resume(): void {
    const before = this.suspended.pop();
    if (!before) return;
    this.waiting = before.waiting;
    this.working = before.working;
    if (before.version !== this.version && before.waiting.length > 0) this.applyAgain();
  }

  private applyAgain(): void {
    const book = this.committed.copy();
    this.working = book;
    this.waiting = this.waiting.filter((act) => {
      try {
        act(book);
        return true;
      } catch (error) {
        if (error instanceof Exception) return false;
        throw error;
      }
    });
  }
}
