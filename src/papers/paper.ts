/** What a paper of the office is: built whole from rows when it is ordered. Pure; features/papers makes the files. */
import type { Day, Moment } from "../core/calendar.ts";
import type { Paper } from "../core/paper.ts";
import type { Sources } from "../letters/material.ts";
import type { Operation, Review, SettingRow, Staff } from "../tables/desk.ts";
import type { Opening } from "../tables/instructors.ts";
import type { Batch, LetterKind, Notice } from "../tables/notices.ts";
import type { Fee, TaxRateRow } from "../tables/payments.ts";
import type { Budget } from "../tables/programmes.ts";
import type { PaperKind, PaperOrder } from "../tables/orders.ts";
import type { Run, RunPart } from "../tables/runs.ts";

/** Everything that a paper may draw on. */
export interface PaperSources extends Sources {
  readonly settingRows: readonly SettingRow[];
  readonly staff: readonly Staff[];
  readonly openings: readonly Opening[];
  readonly notices: readonly Notice[];
  readonly batches: readonly Batch[];
  readonly reviews: readonly Review[];
  readonly operations: readonly Operation[];
  readonly runs: readonly Run[];
  /** Pieces of the runs that the order is about: those of all years are more than most papers should read. */
  readonly runParts: readonly RunPart[];
  /** What payments are reckoned from, for the orders that are about them. */
  readonly budgets: readonly Budget[];
  readonly fees: readonly Fee[];
  readonly taxRates: readonly TaxRateRow[];
  /** Text of the template of each letter kind that the order's notices need. */
  readonly templates: ReadonlyMap<LetterKind, string>;
}

/** When and by whom it was ordered. */
export interface Ordered {
  readonly order: PaperOrder;
  readonly today: Day;
  readonly at: Moment;
  readonly user: string;
}

export interface PaperDeclaration {
  readonly kind: PaperKind;
  /** Throws OfficeError where what it needs is missing. */
  build(sources: PaperSources, ordered: Ordered): Paper;
}
