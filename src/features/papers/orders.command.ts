/** 帳票, 選定過程 and 引継書: orders a paper of the year, of the selected rows, or of a run. */
import { OfficeError } from "../../core/errors.ts";
import type { Table } from "../../core/table.ts";
import { operationId, type Context, type Entry } from "../../platform/entry.ts";
import { wakeClock } from "../../platform/job.ts";
import { hiddenNote, selectedRows } from "../../platform/selection.ts";
import { confirm } from "../../platform/ui.ts";
import { applicants } from "../../tables/applicants.ts";
import { cases } from "../../tables/cases.ts";
import { operations } from "../../tables/desk.ts";
import { instructors } from "../../tables/instructors.ts";
import { orderRow, type PaperKind } from "../../tables/orders.ts";
import { newestRun, runs } from "../../tables/runs.ts";

type Ask = (context: Context) => readonly string[];

const order = (paper: PaperKind, ask: Ask = () => []): Entry<readonly string[]> => ({
  operation: paper,
  scopes: [],
  ask,
  run(context, keys) {
    const row = orderRow(
      { operationId: operationId(context), at: context.at, user: context.user, operation: paper },
      { paper, keys },
      1,
    );
    wakeClock();
    context.rows.append(operations, [row]);
    return {
      message: `「${paper}」を待ち行列に入れました。できあがると、操作記録の「結果」にリンクが載ります`,
      count: 1,
    };
  },
});

/** One selected cell is just where the cursor stands; several rows are a wish. No keys mean the whole year. */
const rowsOr =
  (paper: PaperKind, table: Table): Ask =>
  (context) =>
    askRows(context, paper, table);

function askRows(context: Context, paper: PaperKind, table: Table): readonly string[] {
  if (context.book.getActiveSheet().getName() !== table.name) return [];
  if ((context.book.getActiveSheet().getActiveRange()?.getNumRows() ?? 1) < 2) return [];
  const selection = selectedRows(context, table);
  const some = `選んだ${selection.keys.length}行だけの「${paper}」を作りますか${hiddenNote(selection)}。「いいえ」を選ぶと、年度のすべてで作ります。`;
  return confirm(paper, some) ? selection.keys : [];
}

export const orderApplicantRoster = order("申込者名簿", rowsOr("申込者名簿", applicants));
export const orderInstructorRoster = order("指導医名簿", rowsOr("指導医名簿", instructors));
export const orderCaseList = order("マッチング一覧", rowsOr("マッチング一覧", cases));
export const orderHandoverBook = order("引継書");
export const orderApplicationForm = order("様式（申込書）");
export const orderAcceptanceForm = order("様式（承諾書）");
export const orderRecommendationForm = order("様式（推薦書）");
export const orderScheduleForm = order("様式（日程連絡書）");
export const orderReplyForm = order("様式（回答書）");
export const orderInstructorReportForm = order("様式（実施報告書）");
export const orderTraineeReportForm = order("様式（受講報告書）");
export const orderSelectionProcess = order("選定過程", askRun);

/** The run selected in 選定の記録; elsewhere the newest. */
function askRun(context: Context): readonly string[] {
  if (context.book.getActiveSheet().getName() === runs.name) {
    const { keys } = selectedRows(context, runs);
    if (keys.length === 1) return keys;
    throw new OfficeError(
      `${keys.length}行が選ばれています`,
      { sheet: runs.name },
      "1つの実行の行だけを選んでください",
    );
  }
  const newest = newestRun(context.rows.read(runs, { lenient: true }));
  if (newest) return [newest.runId];
  throw new OfficeError(
    "選定の記録がまだありません",
    { sheet: runs.name },
    "「マッチング > 提案を作る」を実行してから、もう一度実行してください",
  );
}
