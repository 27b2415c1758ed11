/** 引継書: what the next clerk must know on the first morning, as the sheets say it today. Pure. */
import { addDays, firstDay, fiscalYear, fiscalYearName, lastDay, wareki, type Day } from "../core/calendar.ts";
import { MARGINS, text, type Block, type TableBlock } from "../core/paper.ts";
import type { Applicant } from "../tables/applicants.ts";
import { LIVE_STATES } from "../tables/cases.ts";
import { isOpenOrder, isOrder } from "../tables/orders.ts";
import { refusals } from "../tables/refused.ts";
import type { Ordered, PaperDeclaration, PaperSources } from "./paper.ts";

const SIZE = 9;
/** Applications in these states wait for the office, not for others. */
const OPEN = ["人物確認待ち", "要審査", "選定待ち", "重複", "年度内受講済"];

const NEXT: Readonly<Record<string, string>> = {
  人物確認待ち: "「人物候補」を見て「人物判断」を選び、「受付 > 確認と審査を反映する」",
  要審査: "「資格判断」と理由を書き、「受付 > 確認と審査を反映する」",
  選定待ち: "「マッチング > 提案を作る」",
  重複: "どちらを生かすかを本人に確かめ、生かさない方を「取下げ」",
  年度内受講済: "1月1日の判定（R40）を待つか、不決定通知を送る",
  決定: "日程を聞いて記録する",
  日程確定: "実施の報告を待つ",
  実施済: "両者の報告書を確かめる",
  報告済: "謝礼金の支払い",
};

export const handoverBook: PaperDeclaration = {
  kind: "引継書",
  build(sources, ordered) {
    const year = sources.settings.get("fiscalYear") ?? fiscalYear(ordered.today);
    const office = `${sources.settings.get("city")}${sources.settings.get("section")}`;
    const blocks: Block[] = [
      text("在宅医同行研修　引継書", "title"),
      text(`${wareki(ordered.today)}現在　${office}`, "right"),
      ...openWork(sources, year),
      ...openLetters(sources),
      ...queue(sources),
      ...decisions(sources),
      ...yearAhead(year, ordered),
      ...people(sources),
      text("個人情報が含まれます。引継ぎが終わったら、細断して捨ててください。", "small"),
    ];
    return { name: `引継書 ${ordered.today}`, page: "A4縦", margins: MARGINS, blocks };
  },
};

function table(widths: readonly number[], heads: readonly string[], rows: readonly (readonly string[])[]): Block {
  if (rows.length === 0) return text("ありません");
  const block: TableBlock = { kind: "table", widths, rows: [heads, ...rows], header: true, borders: true, size: SIZE };
  return block;
}

/** No proposal is made any more for an application of a year that is over. */
const LEFT_OVER = "前の年度の申込み。不決定通知を送る。繰越の答えがあれば「年度更新」をもう一度";

function openWork({ applicants, cases, notices }: PaperSources, year: number): Block[] {
  const live = cases.filter((row) => LIVE_STATES.some((state) => state === row.state) && row.state !== "支払済");
  const isRefused = refusals(notices);
  const waiting = applicants.filter((row) => OPEN.includes(row.state) && !isRefused(row));
  const nextFor = (row: Applicant): string => ((row.fiscalYear ?? year) < year ? LEFT_OVER : (NEXT[row.state] ?? ""));
  const rows = [
    ...waiting.map((row) => [row.applicationId, row.name, row.state, nextFor(row)]),
    ...live.map((row) => [
      row.caseId,
      `${row.applicantName} ／ ${row.instructorName}`,
      row.state,
      NEXT[row.state] ?? "",
    ]),
  ];
  return [
    text(`１　いまの案件（申込み${waiting.length}件、組合せ${live.length}件）`, "heading"),
    table([34, 50, 24, 72], ["番号", "申込者（／指導医）", "状態", "次にすること"], rows),
  ];
}

function openLetters({ notices }: PaperSources): Block[] {
  const open = notices.filter((row) => row.state !== "完了" && row.state !== "取消");
  const stale = notices.filter((row) => row.stale !== "");
  const rows = [...new Set([...open, ...stale])].map((row) => [
    row.noticeId,
    row.letter,
    [row.approval, row.state].filter((word) => word !== "" && word !== "不要").join("・"),
    row.stale === "" ? row.fault : `要再発行：${row.stale}`,
  ]);
  return [
    text(`２　出していない通知、出し直す通知（${rows.length}通）`, "heading"),
    table([48, 46, 26, 60], ["通知番号", "種類", "いま", "気をつけること"], rows),
  ];
}

function queue({ operations, reviews }: PaperSources): Block[] {
  const jobs = operations.filter(
    (job) => (isOpenOrder(job) || job.state === "中止" || job.state === "失敗") && isOrder(job),
  );
  const asked = reviews.filter((row) => row.state === "未処理");
  return [
    text(`３　途中の処理（${jobs.length}件）と、確認を待つもの（${asked.length}件）`, "heading"),
    table(
      [60, 24, 30, 66],
      ["処理", "状態", "件数", "結果・理由"],
      [
        ...jobs.map((job) => [job.operation, job.state, `${job.done ?? 0}／${job.total ?? 0}`, job.result]),
        ...asked.map((row) => [row.kind, row.state, "", row.reason.split("\n")[0] ?? ""]),
      ],
    ),
  ];
}

/** Settings with the reason that staff wrote, else with what they are for; template ids say nothing to a reader. */
function decisions({ settingRows }: PaperSources): Block[] {
  const rows = settingRows
    .filter((row) => !row.name.endsWith("の様式"))
    .map((row) => [row.name, row.value === "" ? "（未定）" : row.value, row.why === "" ? row.note : row.why]);
  return [
    text("４　決めてあることと、その理由", "heading"),
    table([48, 52, 80], ["項目", "値", "理由（書いていないものは説明）"], rows),
  ];
}

function yearAhead(year: number, { today }: Ordered): Block[] {
  const days: readonly (readonly [Day, string])[] = [
    [firstDay(year), `${fiscalYearName(year, today)}の始まり。指導医の推薦と承諾、申込書の公開`],
    [`${year + 1}-01-01`, "1月1日の判定（R40）：実施予定数に満たなければ、2回目の申込みも受け付けます"],
    [
      addDays(lastDay(year), -30),
      "年度末まで1か月。年度内に実施できない申込みは、次の年度への繰越しを本人に確かめます（A28）",
    ],
    [lastDay(year), "年度の終わり。実施と報告の締め"],
    [`${year + 1}-05-31`, "出納閉鎖。謝礼金の支払いは、この日までに終えます"],
  ];
  const rows = days.map(([on, what]) => [wareki(on), on < today ? "済" : "", what]);
  return [text("５　年間の予定", "heading"), table([40, 16, 124], ["日", "", "すること"], rows)];
}

function people({ staff, officers, instructors, appointments, settings }: PaperSources): Block[] {
  const year = settings.get("fiscalYear");
  const accepted = new Map(
    appointments.filter((row) => row.fiscalYear === year).map((row) => [row.instructorId, row.accepted]),
  );
  const rows = [
    ...staff.map((row) => ["職員", row.name, row.role, `${row.email}${row.active ? "" : "（在職ではありません）"}`]),
    ...officers.map((row) => [row.role, row.name, row.title, row.from === "" ? "" : `${wareki(row.from)}から`]),
    ...instructors.map((row) => ["指導医", row.name, row.facility, accepted.get(row.instructorId) ?? "承諾書は未着"]),
  ];
  return [text("６　だれがだれか", "heading"), table([26, 40, 60, 54], ["区分", "氏名", "所属・職名", "備考"], rows)];
}
