/** 患者情報の疑い, kept in step with the texts and with what staff said to them (domain sections 3 and 9). Pure. */
import { freeTexts, suspicionOf, textMark } from "../../tables/shown-text.ts";
import { textIn } from "../../core/table.ts";
import type { Side } from "../../tables/words.ts";
import { KINDS, type ReportKind, type ReportRow, type ReportRows } from "./sides.rules.ts";

/** What the add-on writes beside a report's texts. */
type Checks = Pick<ReportRow, "traces" | "clearedText">;

export interface CheckPatch {
  readonly side: Side;
  readonly key: string;
  readonly values: Checks;
}

/** A row that was taken back goes nowhere. */
const isWatched = ({ state }: ReportRow): boolean => state !== "取下げ";

/** Whether anything must be looked at with the names of those who may be named: else nothing need be read for it. */
export const anySuspicious = (rows: ReportRows): boolean =>
  KINDS.some((kind) =>
    rows[kind.side].some(
      (row) =>
        isWatched(row) &&
        (row.traces !== "" ||
          (row.clearance === "問題なし") !== (row.clearedText !== "") ||
          (hasText(kind, row) && suspicionOf(kind.table, row, []) !== "")),
    ),
  );

const hasText = ({ table }: ReportKind, row: ReportRow): boolean =>
  freeTexts(table).some((name) => textIn(row, name) !== "");

/** Rows whose warning, or whose mark of what was cleared, is not what their texts deserve now. */
export function checkPatches(rows: ReportRows, allowed: (row: ReportRow) => readonly string[]): CheckPatch[] {
  return KINDS.flatMap((kind) =>
    rows[kind.side].filter(isWatched).flatMap((row) => {
      const values = checksOf(kind, row, allowed(row));
      const same = values.traces === row.traces && values.clearedText === row.clearedText;
      return same ? [] : [{ side: kind.side, key: row.reportId, values }];
    }),
  );
}

function checksOf({ table }: ReportKind, row: ReportRow, allowed: readonly string[]): Checks {
  const found = suspicionOf(table, row, allowed);
  if (row.clearance !== "問題なし") return { traces: found, clearedText: "" };
  const mark = textMark(table, row);
  const cleared = row.clearedText === "" ? mark : row.clearedText;
  return { traces: found === "" || cleared === mark ? found : `${CHANGED}\n${found}`, clearedText: cleared };
}

const CHANGED =
  "「問題なし」が選ばれた後に、文が変わりました。「患者情報の確認」を空にして「報告 > 報告を反映する」を実行し、文を確かめてから、もう一度選んでください。";
