/** Parts of the sheet 公平性, before it is known where on the sheet they stand. Pure. */
import type { BoardCell, Line } from "../../core/board.ts";
import { lineOf as line, type SectionChart } from "../../core/board-section.ts";
import { fiscalYearName, type Day } from "../../core/calendar.ts";
import { loadsOf, type Tally, type YearLoads } from "./load.rules.ts";
import type { Passed } from "./passed.rules.ts";
import type { Books, Standing } from "./standing.rules.ts";
import { waitsByBlock, waitsByProfession, type YearWaits } from "./waiting.rules.ts";

export interface Section {
  readonly lines: readonly Line[];
  readonly chart?: SectionChart;
}

/** More bars than these cannot be read. */
const MOST_BARS = 15;
const [GREY, BLUE, ORANGE] = ["#bdc1c6", "#1a73e8", "#e8710a"];

/** Its words are long, so its bars lie. */
const PROFESSION = "職種";

const orBlank = (value: number | undefined): BoardCell => value ?? "";
const shareCell = (share: number | undefined): BoardCell => (share === undefined ? "" : { share });

/** `today` names the years: 2019 is 平成31年度 until the era changes (A21). */
export function loadSection(books: Books, today: Day): Section {
  const years = loadsOf(books);
  const head = line("section", "1　指導医の負担");
  const [newest] = years;
  if (!newest) return { lines: [head, line("plain", "年度委嘱の承諾も案件もまだないので、数えるものがありません。")] };
  const rules = [
    "年上限は年度委嘱で承諾した人数。提案はその指導医と組み合わせた案件の数（後で決定、取消、辞退、見送り、失効になったものを含む）。",
    "決定はいま枠を使っている案件、取消は事務局か申込者の都合で終わったもの、辞退は指導医の都合で終わったもの。割合＝決定÷年上限。年度ごとに、割合の大きい順です。",
  ];
  const headings = ["年度", "指導医番号", "ブロック", "氏名", "年上限", "提案", "決定", "取消", "辞退", "割合"];
  const lines = [
    head,
    ...rules.map((rule) => line("plain", rule)),
    line("heading", ...headings),
    ...years.flatMap((year) => yearLines(year, today)),
  ];
  const rows = Math.min(MOST_BARS, newest.loads.length);
  const most = newest.loads.length > MOST_BARS ? `、割合の大きい${MOST_BARS}人` : "";
  const title = `指導医の負担（${fiscalYearName(newest.fiscalYear, today)}${most}）`;
  const columns = [
    [4, 2],
    [7, 1],
  ] as const;
  return {
    lines,
    chart: { title, lying: true, unit: "人", colours: [GREY, BLUE], heading: rules.length + 1, rows, columns },
  };
}

function yearLines({ fiscalYear, loads, total }: YearLoads, today: Day): Line[] {
  const year = fiscalYearName(fiscalYear, today);
  return [
    ...loads.map((load) => line("plain", year, load.instructorId, load.block, load.name, ...tallyCells(load))),
    line("total", year, "計", "", `${loads.length}人`, ...tallyCells(total)),
  ];
}

function tallyCells({ limit, offered, decided, cancelled, withdrew, share }: Tally): BoardCell[] {
  return [orBlank(limit), offered, decided, cancelled, withdrew, shareCell(share)];
}

export function professionSection(standings: readonly Standing[], today: Day): Section {
  return waitSection("2　待った日数（職種ごと）", PROFESSION, today, waitsByProfession(standings), [
    "受付から決定まで、待っている申込みは今日までの日数です。確認や審査の途中、対象外、重複、取消の申込みは数えません。",
  ]);
}

export function blockSection(standings: readonly Standing[], books: Books, today: Day): Section {
  return waitSection("3　待った日数（ブロックごと）", "ブロック", today, waitsByBlock(standings, books.instructors), [
    "決定した申込みは、その指導医のブロックに数えます。",
    "待っている申込みは、希望したブロックのそれぞれに1件ずつ、希望がなければ「希望なし」に数えます。",
  ]);
}

function waitSection(
  title: string,
  word: string,
  today: Day,
  years: readonly YearWaits[],
  rules: readonly string[],
): Section {
  const head = line("section", title);
  const [first] = years;
  if (!first)
    return { lines: [head, line("plain", "決定した申込みも待っている申込みもないので、数えるものがありません。")] };
  const heading = line("heading", "年度", word, "", "", "決定（件）", "待ち（件）", "中央値（日）", "最長（日）");
  const body = years.flatMap(({ fiscalYear, waits }) => {
    const year = fiscalYear === undefined ? "全年度" : fiscalYearName(fiscalYear, today);
    return waits.map((wait) =>
      line("plain", year, wait.label, "", "", wait.decided, wait.waiting, orBlank(wait.median), orBlank(wait.longest)),
    );
  });
  const lines = [head, ...rules.map((rule) => line("plain", rule)), heading, ...body];
  const columns = [
    [2, 1],
    [7, 2],
  ] as const;
  const name = `${word}ごとの待った日数（${first.fiscalYear === undefined ? "全年度" : fiscalYearName(first.fiscalYear, today)}）`;
  const rows = Math.min(MOST_BARS, first.waits.length);
  return {
    lines,
    chart: {
      title: name,
      lying: word === PROFESSION,
      unit: "日",
      colours: [BLUE, ORANGE],
      heading: rules.length + 1,
      rows,
      columns,
    },
  };
}

export function passedSection(standings: readonly Standing[], passed: readonly Passed[], today: Day): Section {
  const head = line("section", "4　先に受け付けたのに待っている申込み");
  const rule = line(
    "plain",
    "同じ年度に後から受け付けた申込みが、先に決定または提案されているものです。理由は、選定理由の1行目です。",
  );
  if (!standings.some(({ waits, proposed }) => waits && !proposed))
    return { lines: [head, line("plain", "組合せのないまま待っている申込みはありません。")] };
  if (passed.length === 0)
    return {
      lines: [
        head,
        rule,
        line("plain", "待っている申込みはありますが、後から受け付けた申込みが先になったものはありません。"),
      ],
    };
  const headings = [
    "年度",
    "受付番号",
    "職種",
    "氏名",
    "受付日",
    "待つ日数",
    "後の決定",
    "後の提案",
    "",
    "",
    "理由",
    "先になった申込み",
  ];
  return { lines: [head, rule, line("heading", ...headings), ...passed.map((each) => passedLine(each, today))] };
}

function passedLine({ standing, decided, proposed, examples, why }: Passed, today: Day): Line {
  const { row, fiscalYear, days } = standing;
  const rest = decided + proposed - examples.length;
  const numbers = `${examples.join("、")}${rest > 0 ? ` ほか${rest}件` : ""}`;
  const day = row.receivedAt.slice(0, 10).replace(/-/g, "/");
  const who = [fiscalYearName(fiscalYear, today), row.applicationId, row.profession, row.name, day];
  return line("plain", ...who, orBlank(days), decided, proposed, "", "", why, numbers);
}
