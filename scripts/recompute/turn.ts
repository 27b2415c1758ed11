/** The turn of the years, reckoned again: the count of 1 January from the days of each case, and what came of it. */
import { column, counted, number, text, type Line, type Sheets } from "./counts.ts";

const LIVE = ["決定", "日程確定", "実施済", "報告済", "支払済"];

export function turn(sheets: Sheets): Record<string, unknown> {
  const [applications, cases] = [sheets("申込者"), sheets("マッチング")];
  const asked = sheets("通知").filter((line) => text(line, "種類") === "繰越の確認" && text(line, "状態") === "完了");
  return {
    snapshot: snapshot(cases, sheets("年次判定")[0]),
    exception: {
      decided: seconds(applications, cases),
      stopped: applications.filter((line) => text(line, "状態") === "年度内受講済").length,
    },
    carried: {
      asked: asked.length,
      answers: counted(applications, "繰越の意向"),
      carried: applications.filter((line) => text(line, "繰越元") !== "").length,
    },
    years: sheets("年度").map((line) => ({
      year: number(line, "年度"),
      state: text(line, "状態"),
      planned: number(line, "実施予定数"),
      applications: number(line, "申込み"),
      decided: number(line, "決定"),
      held: number(line, "実施"),
      carried: number(line, "繰越"),
    })),
    indicators: sheets("指標").length,
  };
}

/** R40: what was decided before the day and not taken back by then; of these, those whose visit was before it are held. */
function snapshot(cases: readonly Line[], count: Line | undefined): Record<string, unknown> {
  const asOf = text(count, "基準日");
  const standing = cases.filter((line) => {
    const [decided, ended] = [text(line, "決定日時"), text(line, "取消日時")];
    return decided !== "" && decided < asOf && (ended === "" || ended >= asOf);
  });
  const held = standing.filter((line) => text(line, "実施日") !== "" && text(line, "実施日") < asOf).length;
  const planned = number(count, "実施予定数");
  return {
    asOf,
    planned,
    decided: standing.length - held,
    held,
    result: standing.length < planned ? "適用する" : "適用しない",
    seats: Math.max(0, planned - standing.length),
  };
}

/** Live decisions beyond the first of each person. */
function seconds(applications: readonly Line[], cases: readonly Line[]): number {
  const ids = new Set(
    column(
      cases.filter((line) => LIVE.includes(text(line, "状態"))),
      "受付番号",
    ),
  );
  const people = applications.filter((line) => ids.has(text(line, "受付番号"))).map((line) => text(line, "人物番号"));
  return people.length - new Set(people).size;
}
