/** Parts of the sheet 集計 about the year itself: applications, months, the plan, and what became of the decisions. Pure. */
import type { BoardCell, Line } from "../../core/board.ts";
import { lineOf as line, type SectionChart } from "../../core/board-section.ts";
import { wareki } from "../../core/calendar.ts";
import type { Found } from "./answer.rules.ts";
import { endsOf, judgedIn, placesOf } from "./counts.rules.ts";
import { monthsOf, spanText, type Month } from "./months.rules.ts";
import type { Case } from "../../tables/cases.ts";

export interface Section {
  readonly lines: readonly Line[];
  readonly charts: readonly SectionChart[];
}

export const [GREY, BLUE, ORANGE, GREEN] = ["#bdc1c6", "#1a73e8", "#e8710a", "#188038"];

export const orBlank = (value: number | undefined): BoardCell => value ?? "";
export const shareCell = (share: number | undefined): BoardCell => (share === undefined ? "" : { share });
export const rules = (...texts: string[]): Line[] => texts.map((text) => line("plain", text));

export function applicationSection({ book, tally }: Found): Section {
  const head = line("section", "1　申込みと決定");
  const { doubles, applications } = book;
  if (applications.length + doubles === 0)
    return { lines: [head, line("plain", "この年度の申込みはありません。")], charts: [] };
  const places = placesOf(book);
  const carried = applications.filter(({ row }) => row.carriedFrom !== "").length;
  const judged = judgedIn(book);
  const shareOf = (of: number): BoardCell => shareCell(of === 0 ? undefined : tally.decided / of);
  const notes = rules(
    "申込み1件を、いまの状態で、内訳のどれか1つに数えます。重複は同じ申込みなので、申込みに入れません。取下げの印は、反映する前から取下げに数えます。",
    "決定率の分母は、申込みから取下げ・取消を除いた数です（待っているものを含みます）。判断が済んだものは、決定、年度内受講済、対象外、繰越です。",
    "日数は、受付日から決定日までの日数です。繰り越した申込みは、前の年度に受け付けた日から数えます。9割の日数は、決定の9割がその日数以内であることを表します。",
  );
  const table = [
    line("heading", "内訳", "件数"),
    ...places.map(([name, count]) => line("plain", name, count)),
    line("total", "申込み", tally.applications),
    line("plain", "　うち前の年度からの繰越", carried),
    line("plain", "このほか、重複", doubles),
  ];
  const rates = [
    line("heading", "決定率", "決定", "分母", "割合"),
    line("plain", "取下げを除く申込み", tally.decided, tally.applications - tally.withdrawn, shareCell(tally.rate)),
    line("plain", "判断が済んだ申込み", tally.decided, judged, shareOf(judged)),
    line("heading", "受付から決定まで", "件数", "中央値", "9割", "最長"),
    line("plain", "日数", tally.dated, ...[tally.median, tally.ninetieth, tally.longest].map(orBlank)),
  ];
  const chart: SectionChart = {
    ...{ title: "申込みの内訳", lying: true, unit: "件", colours: [BLUE] },
    ...{ heading: 1 + notes.length, rows: places.length, columns: [[1, 2]] },
  };
  return { lines: [head, ...notes, ...table, ...rates], charts: [chart] };
}

export function monthSection({ book, pace }: Found, done: readonly Case[]): Section {
  const head = line("section", "2　月ごとの動き");
  if (book.applications.length + book.live.length === 0)
    return { lines: [head, line("plain", "申込みも決定もないので、数えるものがありません。")], charts: [] };
  const months = monthsOf(book, done);
  const notes = rules(
    `${spanText(book.fiscalYear)}の月ごとの数です。決定は、いま有効な決定を決定日の月に、実施は、実施した研修を実施日の月に数えます。`,
    "目安は、実施予定数を1年に等しく割ったときの、月末（今月は今日）までの数です。",
  );
  const sum = (of: (month: Month) => number): number => months.reduce((all, month) => all + of(month), 0);
  const heading = line("heading", "月", "申込み", "決定", "実施", "決定の累計", "目安");
  const lines = [
    head,
    ...notes,
    heading,
    ...months.map((month) =>
      line(
        "plain",
        ...[month.label, month.applications, month.decided, month.done],
        ...[orBlank(month.sum), orBlank(month.expected)],
      ),
    ),
    line("total", "計", ...[sum((each) => each.applications), sum((each) => each.decided), sum((each) => each.done)]),
  ];
  const drawn = { lying: false, unit: "件", heading: 1 + notes.length, rows: MONTHS } as const;
  const isPlanned = pace.planned !== null;
  const charts: SectionChart[] = [
    { ...drawn, title: "月ごとの申込み、決定、実施", colours: [GREY, BLUE, GREEN], columns: [[1, 4]] },
    {
      ...drawn,
      title: isPlanned ? "決定の累計と目安" : "決定の累計",
      colours: isPlanned ? [BLUE, ORANGE] : [BLUE],
      columns: [
        [1, 1],
        [5, isPlanned ? 2 : 1],
      ],
    },
  ];
  return { lines, charts };
}

/** The first of the lines; what lies outside of the year is not drawn. */
const MONTHS = 12;

export function paceSection({ book, pace }: Found): Section {
  const head = line("section", "3　実施予定数に対する進み具合");
  const { done, decided, planned, expected, missing } = pace;
  const now = [
    line("heading", "進み具合", "件数"),
    line("plain", "実施", done),
    line("plain", "決定と実施", done + decided),
  ];
  if (planned === null || expected === null || missing === null)
    return {
      lines: [
        head,
        ...rules(
          "この年度の実施予定数がわかりません。いまの年度なら、設定の「実施予定数」に書いてください。締めた年度なら、「年度」シートの値を使います。",
        ),
        ...now,
      ],
      charts: [],
    };
  const notes = rules(
    "目安は、実施予定数を1年に等しく割ったときの、今日までの数です。作業パネルの数と同じです。",
    missing === 0 ? "決定と実施を合わせて、実施予定数に達しています。" : `実施予定数まで、あと${missing}件です。`,
  );
  const lines = [
    head,
    ...notes,
    ...now,
    line("plain", `${wareki(book.today)}までの目安`, expected),
    line("plain", "実施予定数", planned),
  ];
  const chart: SectionChart = {
    ...{ title: "実施予定数に対する進み具合", lying: true, unit: "件", colours: [BLUE] },
    ...{ heading: 1 + notes.length, rows: 4, columns: [[1, 2]] },
  };
  return { lines, charts: [chart] };
}

export function courseSection({ book, course }: Found): Section {
  const head = line("section", "4　決定の後");
  if (book.live.length + book.ended.length === 0)
    return { lines: [head, line("plain", "この年度の決定はありません。")], charts: [] };
  const notes = rules(
    "いま有効な決定が、どこまで進んだかです。先に進んだものは、前の段にも数えます。報告書は両方を受理したもの、受講証明書は交付が済んだものです。",
  );
  const steps = [
    ["決定", course.decided],
    ["日程の確定", course.dated],
    ["実施", course.done],
    ["報告書（両方）", course.reported],
    ["受講証明書", course.certificates],
    ["支払済", course.paid],
  ] as const;
  const lines = [
    head,
    ...notes,
    line("heading", "段", "件数"),
    ...steps.map(([name, count]) => line("plain", name, count)),
    line("heading", "決定の取消", "件数"),
    ...endsOf(book.ended).map(([name, count]) => line("plain", name, count)),
    line("total", "取消の計", book.ended.length),
  ];
  const chart: SectionChart = {
    ...{ title: "決定の後の進み", lying: true, unit: "件", colours: [GREEN] },
    ...{ heading: 1 + notes.length, rows: steps.length, columns: [[1, 2]] },
  };
  return { lines, charts: [chart] };
}
