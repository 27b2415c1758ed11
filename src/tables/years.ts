/**
 * 年度, 年次判定 and 指標: the year as it is opened and closed, what was counted on 1 January (R40), and figures that are true
 * of one day only (A20).
 */
import { choice, count, date, id, long, moment, text } from "../core/cell.ts";
import { defineTable, type Row } from "../core/table.ts";
import { STATE_TONES } from "./words.ts";

export const yearMoves = { 受付中: ["締め済"], 締め済: [] } as const;

export const years = defineTable("年度", {
  note: "年度ごとの始まりと締め。1行が1年度です。「年度更新」が書きます",
  key: "yearId",
  yearly: true,
  keepYears: 10,
  moves: { column: "state", allowed: yearMoves },
  columns: {
    yearId: { header: "年度番号", cell: id(), writer: "addon", note: "年-2018 のように、西暦の年度から付く番号" },
    fiscalYear: {
      header: "年度",
      cell: count(),
      writer: "addon",
      note: "年度（西暦）",
      seenBy: { association: "all" },
    },
    state: {
      header: "状態",
      cell: choice(Object.keys(yearMoves) as (keyof typeof yearMoves)[]),
      tones: STATE_TONES,
      writer: "addon",
      note: "受付中の年度は1つだけです。締めた年度も読めます",
    },
    openedAt: { header: "開始日時", cell: moment(), writer: "addon", note: "この年度の受付を始めた日時" },
    openedBy: { header: "開始の操作者", cell: text(200), writer: "addon", note: "年度を始めた職員" },
    closedAt: { header: "締め日時", cell: moment(), writer: "addon", note: "次の年度に替えた日時" },
    closedBy: { header: "締めの操作者", cell: text(200), writer: "addon", note: "年度を締めた職員" },
    planned: {
      header: "実施予定数",
      cell: count(),
      writer: "addon",
      note: "締めたときの設定の値（R40）",
      seenBy: { association: "all" },
    },
    applications: {
      header: "申込み",
      cell: count(),
      writer: "addon",
      note: "締めたときの数（重複は含みません）",
      seenBy: { association: "all" },
    },
    decided: {
      header: "決定",
      cell: count(),
      writer: "addon",
      note: "締めたときに決定していた数（取消を除く）",
      seenBy: { association: "all" },
    },
    done: {
      header: "実施",
      cell: count(),
      writer: "addon",
      note: "締めたときに実施が済んでいた数",
      seenBy: { association: "all" },
    },
    carried: {
      header: "繰越",
      cell: count(),
      writer: "addon",
      note: "次の年度に繰り越した申込みの数",
      seenBy: { association: "all" },
    },
    record: { header: "年度更新の記録", cell: long(320), writer: "addon", note: "年度を替えたときにしたこと" },
  },
});
export type Year = Row<typeof years>;

export const yearIdOf = (fiscalYear: number): string => `年-${fiscalYear}`;

/** R40: counted once, for 1 January 00:00; tables/year-exception.ts says what follows from it. */
export const snapshots = defineTable("年次判定", {
  note: "1月1日の判定（R40）。その日の決定と実施の数が実施予定数に満たなければ、年1回の制限を外します",
  key: "snapshotId",
  yearly: true,
  keepYears: 10,
  columns: {
    snapshotId: {
      header: "判定番号",
      cell: id(),
      writer: "addon",
      note: "判-2018 のように、年度から付く番号。取り直すと 判-2018-2 となり、新しいほうが効きます",
    },
    fiscalYear: {
      header: "年度",
      cell: count(),
      writer: "addon",
      note: "年度（西暦）",
      seenBy: { association: "all" },
    },
    asOf: {
      header: "基準日",
      cell: date(),
      writer: "addon",
      note: "この日の0時の数です",
      seenBy: { association: "all" },
    },
    takenAt: { header: "判定日時", cell: moment(), writer: "addon", note: "数えた日時" },
    takenBy: { header: "判定者", cell: text(200), writer: "addon", note: "操作した職員。時計のときは事務所アカウント" },
    planned: {
      header: "実施予定数",
      cell: count(),
      writer: "addon",
      note: "判定したときの設定の値",
      seenBy: { association: "all" },
    },
    decided: {
      header: "決定済の数",
      cell: count(),
      writer: "addon",
      note: "基準日に決定していて、まだ実施していない数",
      seenBy: { association: "all" },
    },
    done: {
      header: "実施済の数",
      cell: count(),
      writer: "addon",
      note: "基準日までに実施した数",
      seenBy: { association: "all" },
    },
    result: {
      header: "結果",
      cell: choice(["適用する", "適用しない"]),
      writer: "addon",
      note: "適用する＝予定数に満たないので、2回目の申込みも予定数まで決定できます",
      seenBy: { association: "all" },
    },
    room: {
      header: "残りの枠",
      cell: count(),
      writer: "addon",
      note: "予定数から、決定済と実施済を引いた数",
      seenBy: { association: "all" },
    },
    note: { header: "備考", cell: text(300, 500), writer: "addon", note: "数え方と、手で判定したときの事情" },
  },
});
export type Snapshot = Row<typeof snapshots>;

/** 判-2018; 判-2018-2 where it was counted once more. */
export const snapshotIdOf = (fiscalYear: number, turn = 1): string =>
  turn === 1 ? `判-${fiscalYear}` : `判-${fiscalYear}-${turn}`;

/** How many counts of the year a snapshot is the last of. */
export const turnOf = ({ snapshotId }: Pick<Snapshot, "snapshotId">): number =>
  Number(/^判-\d+-(\d+)$/.exec(snapshotId)?.[1] ?? 1);

/** The count that is in force: the last one taken. */
export function newestSnapshot(rows: readonly Snapshot[], fiscalYear: number): Snapshot | undefined {
  return rows
    .filter((row) => row.fiscalYear === fiscalYear)
    .reduce<Snapshot | undefined>((newest, row) => (newest && turnOf(newest) > turnOf(row) ? newest : row), undefined);
}

/** The series that a report to the assembly quotes: 在宅療養支援診療所 43 on 2018-03-01 (R35, A20). */
export const CLINICS = "在宅療養支援診療所";

export const indicators = defineTable("指標", {
  note: "基準日のある数。1行が1つの指標の1つの日の値です（A20）",
  key: "indicatorId",
  yearly: false,
  keepYears: 30,
  columns: {
    indicatorId: { header: "指標番号", cell: id(), writer: "staff", note: "重ならない番号（例：指-001）" },
    name: {
      header: "指標名",
      cell: text(220),
      writer: "staff",
      note: "同じ指標は同じ名前で書きます",
      seenBy: { association: "all" },
    },
    asOf: { header: "基準日", cell: date(), writer: "staff", note: "いつの値か", seenBy: { association: "all" } },
    value: { header: "値", cell: count(100), writer: "staff", note: "その日の数", seenBy: { association: "all" } },
    unit: {
      header: "単位",
      cell: text(100, 40),
      writer: "staff",
      note: "例：診療所、件、人",
      seenBy: { association: "all" },
    },
    term: {
      header: "出典の用語",
      cell: text(180),
      writer: "staff",
      note: "出典に書かれているままの言い方（例：登録）",
      seenBy: { association: "all" },
    },
    source: {
      header: "出典",
      cell: text(300, 500),
      writer: "staff",
      note: "どの資料の値か",
      seenBy: { association: "all" },
    },
  },
});
export type Indicator = Row<typeof indicators>;
