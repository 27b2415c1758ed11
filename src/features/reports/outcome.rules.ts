/** What the judged reports write: rows of 要確認, days and states of cases, and last the rows themselves. Pure. */
import type { Day, Moment } from "../../core/calendar.ts";
import { timeOf } from "../../core/clock-time.ts";
import { blankRow, type Patch } from "../../core/table.ts";
import type { Case, CaseState, cases } from "../../tables/cases.ts";
import { reviews, type Review } from "../../tables/desk.ts";
import type { Notice, notices } from "../../tables/notices.ts";
import type { InstructorReport } from "../../tables/reports.ts";
import { SIDES, type Side } from "../../tables/words.ts";
import { stepsAhead, type Taken } from "./progress.rules.ts";
import type { Judged, Taking } from "./reflect.rules.ts";
import type { ReportRow, ReportRows } from "./sides.rules.ts";

export type CasePatch = Patch<typeof cases>;
/** A change of a row of either report. */
export interface RowPatch {
  readonly side: Side;
  readonly key: string;
  readonly values: Partial<Pick<ReportRow, "state" | "stateNote" | "caseId" | "fiscalYear">>;
}

/** Days of receipt and of the visit, as the reports say them. */
export function caseDays(judged: readonly Judged[], today: Day): CasePatch[] {
  const patches = new Map<string, Partial<Case>>();
  for (const taking of takings(judged)) {
    const { kind, row, match, byStaff } = taking;
    const before = patches.get(match.caseId) ?? {};
    const received = byStaff || row.receivedAt === "" ? today : row.receivedAt.slice(0, 10);
    const first = isLater(taking) ? (before[kind.reportedOn] ?? match[kind.reportedOn]) : "";
    patches.set(match.caseId, { ...before, ...visitOf(taking, before), [kind.reportedOn]: first || received });
  }
  return [...patches].map(([key, values]) => ({ key, values }));
}

/**
 * It takes the place of another one, or goes on where a run was cut off, which may have let that one go already: the day
 * of the first receipt stays, since what is paid was fixed on it (確定日).
 */
const isLater = ({ replaces, row, match }: Taking): boolean =>
  replaces !== undefined || row.stateNote.startsWith(takenWords(match));

/** The report's day, where the case has none or staff let another one through. */
const visitOf = ({ row, match }: Taking, before: Partial<Case>): Partial<Case> =>
  (before.visitOn ?? match.visitOn) === row.visitedOn ? {} : reportedVisit(row);

/** The day and the start of a visit, as a report says them. */
export function reportedVisit({ visitedOn, from }: ReportRow): Pick<Case, "visitOn" | "visitHalf" | "visitFrom"> {
  const start = timeOf(from);
  const half = start === "" ? "" : start < "12:00:00" ? "午前" : "午後";
  return { visitOn: visitedOn, visitHalf: half, visitFrom: from };
}

/** How cases move on, first to 実施済 and then to 報告済. `rows`: as they stand before the judged ones are written. */
export function caseSteps(
  all: readonly Case[],
  rows: ReportRows,
  judged: readonly Judged[],
  gate: string,
): CasePatch[][] {
  const taken = takenSides(rows, judged);
  const steps = all.map((row) => ({ key: row.caseId, way: stepsAhead(row, taken.get(row.caseId) ?? NONE, gate) }));
  const at = (turn: number): CasePatch[] =>
    steps.flatMap(({ key, way }) => {
      const state: CaseState | undefined = way[turn];
      return state === undefined ? [] : [{ key, values: { state } }];
    });
  return [at(0), at(1)];
}

const NONE: Taken = new Set();

/** Sides whose report stands once the judged ones are written. */
export function takenSides(rows: ReportRows, judged: readonly Judged[]): Map<string, Set<Side>> {
  const taken = new Map<string, Set<Side>>();
  const add = (caseId: string, side: Side): void => void taken.set(caseId, new Set(taken.get(caseId)).add(side));
  for (const side of SIDES)
    for (const row of rows[side]) if (row.state === "反映済" && row.caseId !== "") add(row.caseId, side);
  for (const { kind, match } of takings(judged)) add(match.caseId, kind.side);
  return taken;
}

export const takings = (judged: readonly Judged[]): Taking[] =>
  judged.filter((each): each is Taking => each.is === "taken");

/** Which case a row is of, and with what it is let through: before its case, and before its state says that all is done. */
export const rowIntents = (judged: readonly Judged[]): RowPatch[] =>
  takings(judged).map((taking) => {
    const { kind, row, match } = taking;
    const { caseId, fiscalYear } = match;
    return { side: kind.side, key: row.reportId, values: { caseId, fiscalYear, stateNote: takenNote(taking) } };
  });

/** Rows that give way to another go first: never do two of one side stand. */
export const replacedRows = (judged: readonly Judged[]): RowPatch[] =>
  takings(judged).flatMap(({ kind, row, replaces }) =>
    replaces
      ? [
          {
            side: kind.side,
            key: replaces.reportId,
            values: { state: "取下げ", stateNote: `${row.reportId} に差し替えました` } as const,
          },
        ]
      : [],
  );

/** The word that says that all is done; rows that say it already are left alone. */
export function rowStates(judged: readonly Judged[], replaced: readonly RowPatch[]): RowPatch[] {
  const gone = new Set(replaced.map(({ key }) => key));
  return judged.flatMap((each) => {
    const { kind, row } = each;
    // Of two that staff let through at once the later one stays.
    if (gone.has(row.reportId)) return [];
    const values = wordsOf(each);
    return row.state === values.state && row.stateNote === values.stateNote
      ? []
      : [{ side: kind.side, key: row.reportId, values }];
  });
}

function wordsOf(each: Judged): Pick<ReportRow, "state" | "stateNote"> {
  if (each.is === "withdrawn") return { state: "取下げ", stateNote: "職員が取り下げました" };
  if (each.is === "held") return { state: "保留", stateNote: each.why };
  return { state: "反映済", stateNote: takenNote(each) };
}

const takenWords = ({ caseId }: Case): string => `案件 ${caseId} に反映しました`;

/** One that was cut off after its intent was written has lost some of what spoke against it, and keeps what it said then. */
function takenNote({ row, match, letThrough }: Taking): string {
  const done = takenWords(match);
  if (row.stateNote.startsWith(done)) return row.stateNote;
  return letThrough.length === 0
    ? done
    : [`${done}（職員の判断）`, ...letThrough.map((line) => `・${line}`)].join("\n");
}

const INCIDENT = "あり";

/** Reports that tell of an accident or a near miss and have not been taken in: whoever looks at nothing else sees it in 要確認. */
export const incidents = (rows: readonly ReportRow[]): InstructorReport[] =>
  rows.filter(
    (row): row is InstructorReport =>
      "incident" in row && row.incident === INCIDENT && (row.state === "未反映" || row.state === "保留"),
  );

export const incidentRow = ({ reportId, caseId, receivedAt }: InstructorReport, at: Moment): Review =>
  blankRow(reviews, {
    reviewId: `事故/${reportId}`,
    foundAt: at,
    kind: "その他",
    state: "未処理",
    receivedAt,
    reason: `実施報告 ${reportId}${caseId === "" ? "" : `（案件 ${caseId}）`}に、事故・ヒヤリハット「あり」とあります。指導医に電話で確かめ、記録してください。済んだら「処理」で「取り下げる」を選び、「受付 > 要確認を取り込む」を実行してください`,
  });

/** 報告のお願い that have not left and need not any more. */
export function needless(
  all: readonly Notice[],
  judged: readonly Judged[],
  making: ReadonlySet<string>,
): Patch<typeof notices>[] {
  const done = new Set(
    takings(judged).map(
      ({ kind, match }) => `${match.caseId} ${kind.side === "受講者" ? match.applicationId : match.instructorId}`,
    ),
  );
  return all
    .filter(
      (row) =>
        row.letter === "報告のお願い" &&
        (row.state === "待ち" || row.state === "不備") &&
        !making.has(row.noticeId) &&
        done.has(`${row.subjectId} ${row.addresseeId}`),
    )
    .map(({ noticeId: key }) => ({ key, values: { state: "取消", fault: "報告書を受け付けたため、取りやめました" } }));
}
