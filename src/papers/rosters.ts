/** 名簿 for the desk and the meeting table: A4 landscape, in the order in which people are looked for. Pure. */
import { fiscalYear, fiscalYearName, wareki, type Day } from "../core/calendar.ts";
import { MARGINS, text, type Block, type Paper, type TableBlock } from "../core/paper.ts";
import { OfficeError } from "../core/errors.ts";
import { LIVE_STATES } from "../tables/cases.ts";
import { wishesOf } from "../tables/applicants.ts";
import type { PaperDeclaration, PaperSources, Ordered } from "./paper.ts";

/** A column of a roster: its heading, its width in millimetres (together 267), and what it shows of a row. */
interface Shown<R> {
  readonly heading: string;
  readonly width: number;
  show(row: R): string;
}

const SIZE = 8.5;

/** Rows that were selected when it was ordered, or all of the year where none were. */
function chosen<R>(rows: readonly R[], keys: readonly string[], keyOf: (row: R) => string): R[] {
  const wanted = new Set(keys);
  const some = keys.length === 0 ? [...rows] : rows.filter((row) => wanted.has(keyOf(row)));
  if (some.length > 0) return some;
  throw new OfficeError("名簿に載せる行がありません", {}, "行を選び直すか、年度の設定を確かめてください");
}

function rosterOf<R>(
  title: string,
  columns: readonly Shown<R>[],
  rows: readonly R[],
  ordered: Ordered,
  sources: PaperSources,
): Paper {
  const year = sources.settings.get("fiscalYear") ?? fiscalYear(ordered.today);
  const table: TableBlock = {
    kind: "table",
    widths: columns.map(({ width }) => width),
    rows: [columns.map(({ heading }) => heading), ...rows.map((row) => columns.map((column) => column.show(row)))],
    header: true,
    borders: true,
    size: SIZE,
  };
  const blocks: Block[] = [
    text(`${fiscalYearName(year, ordered.today)}　${title}`, "title"),
    text(
      `${wareki(ordered.today)}現在　${rows.length}件　${sources.settings.get("city")}${sources.settings.get("section")}`,
      "right",
    ),
    table,
    text("個人情報が含まれます。使い終わったら、細断して捨ててください。", "small"),
  ];
  return { name: `${title} ${ordered.today}`, page: "A4横", margins: MARGINS, blocks };
}

const byKana = (a: { readonly kana: string }, b: { readonly kana: string }): number =>
  a.kana < b.kana ? -1 : a.kana > b.kana ? 1 : 0;

export const applicantRoster: PaperDeclaration = {
  kind: "申込者名簿",
  build(sources, ordered) {
    const year = sources.settings.get("fiscalYear");
    const rows = chosen(
      sources.applicants.filter((row) => row.fiscalYear === year),
      ordered.order.keys,
      (row) => row.applicationId,
    ).sort(byKana);
    return rosterOf(
      "在宅医同行研修　申込者名簿",
      [
        { heading: "受付番号", width: 27, show: (row) => row.applicationId },
        { heading: "氏名\nふりがな", width: 32, show: (row) => `${row.name}\n${row.kana}` },
        { heading: "職種", width: 22, show: (row) => row.profession },
        { heading: "対象区分", width: 26, show: (row) => row.applicantClass },
        {
          heading: "所属",
          width: 50,
          show: (row) => [row.facility, row.department].filter((part) => part !== "" && part !== "なし").join("\n"),
        },
        {
          heading: "連絡先",
          width: 40,
          show: (row) => [row.phone, row.email].filter((part) => part !== "").join("\n"),
        },
        {
          heading: "希望日",
          width: 40,
          show: (row) =>
            wishesOf(row)
              .map((wish) => `${wish.day.slice(5).replace("-", "/")}${wish.period}`)
              .join("、"),
        },
        { heading: "状態", width: 30, show: (row) => row.state },
      ],
      rows,
      ordered,
      sources,
    );
  },
};

export const instructorRoster: PaperDeclaration = {
  kind: "指導医名簿",
  build(sources, ordered) {
    const year = sources.settings.get("fiscalYear");
    const accepted = new Map(
      sources.appointments.filter((row) => row.fiscalYear === year).map((row) => [row.instructorId, row]),
    );
    const load = (id: string): number =>
      sources.cases.filter(
        (row) => row.fiscalYear === year && row.instructorId === id && LIVE_STATES.some((state) => state === row.state),
      ).length;
    const rows = chosen(sources.instructors, ordered.order.keys, (row) => row.instructorId).sort(byKana);
    return rosterOf(
      "在宅医同行研修　指導医名簿",
      [
        { heading: "指導医番号", width: 25, show: (row) => row.instructorId },
        { heading: "氏名\nふりがな", width: 32, show: (row) => `${row.name}\n${row.kana}` },
        { heading: "医療機関", width: 50, show: (row) => row.facility },
        { heading: "所在地", width: 52, show: (row) => row.address },
        { heading: "ブロック", width: 20, show: (row) => row.block },
        { heading: "電話", width: 30, show: (row) => row.phone },
        { heading: "承諾", width: 22, show: (row) => accepted.get(row.instructorId)?.accepted ?? "未回答" },
        { heading: "受入職種", width: 20, show: (row) => accepted.get(row.instructorId)?.professions.join("、") ?? "" },
        {
          heading: "決定／上限",
          width: 16,
          show: (row) => `${load(row.instructorId)}／${accepted.get(row.instructorId)?.yearLimit ?? "－"}`,
        },
      ],
      rows,
      ordered,
      sources,
    );
  },
};

const dayIn = (day: Day, half: string): string => (day === "" ? "" : `${day.slice(5).replace("-", "/")} ${half}`);

export const caseList: PaperDeclaration = {
  kind: "マッチング一覧",
  build(sources, ordered) {
    const year = sources.settings.get("fiscalYear");
    const applicants = new Map(sources.applicants.map((row) => [row.applicationId, row]));
    const rows = chosen(
      sources.cases.filter((row) => row.fiscalYear === year && row.state !== "失効"),
      ordered.order.keys,
      (row) => row.caseId,
    ).sort((a, b) => (a.caseId < b.caseId ? -1 : 1));
    return rosterOf(
      "在宅医同行研修　マッチング一覧",
      [
        { heading: "案件番号", width: 32, show: (row) => row.caseId },
        { heading: "申込者", width: 32, show: (row) => row.applicantName },
        { heading: "所属", width: 44, show: (row) => applicants.get(row.applicationId)?.facility ?? "" },
        { heading: "指導医", width: 32, show: (row) => row.instructorName },
        {
          heading: "候補日\n実施日",
          width: 26,
          show: (row) =>
            [dayIn(row.day, row.half), row.visitOn === "" ? "" : `実施 ${dayIn(row.visitOn, row.visitHalf)}`]
              .filter((line) => line !== "")
              .join("\n"),
        },
        { heading: "状態", width: 20, show: (row) => row.state },
        { heading: "選定理由", width: 81, show: (row) => row.reason },
      ],
      rows,
      ordered,
      sources,
    );
  },
};
