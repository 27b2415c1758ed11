/** 訂正: what differs from the 原本, once each, whatever was cut off in between. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { momentOf } from "../../../src/core/calendar.ts";
import { compare, ROW_DELETED, type Known } from "../../../src/features/corrections/corrections.rules.ts";
import { toldColumns, toldOf, type Told } from "../../../src/features/corrections/told.rules.ts";
import { applicants, type Applicant } from "../../../src/tables/applicants.ts";
import type { Correction, Original } from "../../../src/tables/desk.ts";
import { appointments, instructors } from "../../../src/tables/instructors.ts";
import { applicant, applicationId, appointment, instructor } from "../matching/sheets.ts";

const NONE: Known = { originals: [], corrections: [] };
/** Minutes after nine on 1 June 2018. */
const at = (minutes: number): string => momentOf(Date.parse("2018-06-01T09:00:00+09:00") + minutes * 60_000);

const face = (values: Partial<Applicant> = {}, unread: readonly string[] = []): Told =>
  toldOf(applicants, applicant(1, values), new Set(unread));

/** The sheets after a round, or after its first write alone. */
function round(told: readonly Told[], known: Known, minute: number, cut = false): Known {
  const { fresh, found, brought } = compare(told, known, at(minute));
  const ids = new Set(known.corrections.map((row) => row.correctionId));
  const corrections = [...known.corrections, ...found.filter((row) => !ids.has(row.correctionId))];
  if (cut) return { ...known, corrections };
  const bring = (row: Original): Original => {
    const patch = brought.find(({ key }) => key === row.originalId);
    return patch ? { ...row, ...patch.values } : row;
  };
  return { originals: [...known.originals.map(bring), ...fresh], corrections };
}

const changes = (rows: readonly Correction[]): string[] =>
  rows.map((row) => `${row.column}：${row.before}→${row.after}`);
const first = round([face()], NONE, 0);

describe("訂正を見つける", () => {
  test("初めて見る行は、そのまま原本になり、訂正ではない", () => {
    expect(first.corrections).toEqual([]);
    expect(first.originals).toMatchObject([
      { originalId: `申込者/${applicationId(1)}`, fiscalYear: 2018, recordedAt: at(0) },
    ]);
    expect(JSON.parse(first.originals[0]!.content)).toMatchObject({ 氏名: "見本 1子", 第1希望日: "2018-06-04" });
  });

  test("変わらなければ、何も書かない", () => {
    const { fresh, found, brought } = compare([face()], first, at(1));
    expect([fresh, found, brought]).toEqual([[], [], []]);
  });

  test("直した欄ごとに、旧と新を記録し、原本を新しくする", () => {
    const told = [face({ name: "見本 花子", wish1: "2018-07-02", themes: ["看取り", "緩和"], privacy: true })];
    const after = round(told, first, 1);
    expect(changes(after.corrections)).toEqual([
      "氏名：見本 1子→見本 花子",
      "学びたいテーマ：→看取り、緩和",
      "第1希望日：2018-06-04→2018-07-02",
      "個人情報の取扱い：→はい",
    ]);
    expect(after.corrections[0]).toMatchObject({
      sheet: "申込者",
      rowKey: applicationId(1),
      fiscalYear: 2018,
      foundAt: at(1),
    });
    expect(compare(told, after, at(2))).toMatchObject({ found: [], brought: [] });
  });

  test("職員と台帳の欄は、直しても訂正ではない", () => {
    const after = round(
      [face({ state: "決定", withdrawn: true, excluded: ["医-0001"], personVerdict: "同じ人" })],
      first,
      1,
    );
    expect(after.corrections).toEqual([]);
  });

  test("読めない欄は記録せず、読めるようになったら前の原本と比べる", () => {
    const unread = round([face({ wish1: "", name: "見本 花子" }, ["wish1"])], first, 1);
    expect(changes(unread.corrections)).toEqual(["氏名：見本 1子→見本 花子"]);
    const read = round([face({ wish1: "2018-07-09", name: "見本 花子" })], unread, 2);
    expect(changes(read.corrections).slice(1)).toEqual(["第1希望日：2018-06-04→2018-07-09"]);
  });

  test("初めから読めなかった欄と、後の版で増えた欄は、読めた値をそのまま原本にする", () => {
    const blank = round([face({}, ["wish1"])], NONE, 0);
    const read = round([face()], blank, 1);
    expect(read.corrections).toEqual([]);
    expect(JSON.parse(read.originals[0]!.content)).toHaveProperty("第1希望日", "2018-06-04");
  });

  test("原本が書き換えられていたら、いまの内容を原本にし直す", () => {
    const torn = { ...first, originals: first.originals.map((row) => ({ ...row, content: "なにか" })) };
    const after = round([face({ name: "見本 花子" })], torn, 1);
    expect(after.corrections).toEqual([]);
    expect(JSON.parse(after.originals[0]!.content)).toHaveProperty("氏名", "見本 花子");
  });

  test("同じ番号の行が二つあれば、比べずに知らせる", () => {
    expect(compare([face({ name: "写し" }), face()], first, at(1))).toMatchObject({
      found: [],
      brought: [],
      doubled: [`申込者/${applicationId(1)}`],
    });
  });

  test("行が削除されたら、一度だけ名前を残す", () => {
    const gone = round([], first, 1);
    expect(gone.corrections).toMatchObject([
      { rowKey: applicationId(1), column: ROW_DELETED, before: "見本 1子", after: "" },
    ]);
    expect(gone.originals).toHaveLength(1);
    expect(compare([], gone, at(2)).found).toEqual([]);
    expect(round([face({ name: "見本 花子" })], gone, 3).corrections).toHaveLength(2);
  });

  test("承諾の欄と、決定した両者に伝える指導医の欄も、訂正になる", () => {
    const told = (values: object, more: object) => [
      toldOf(appointments, appointment(1, values), new Set()),
      toldOf(instructors, instructor(1, more), new Set()),
    ];
    const known = round(told({}, {}), NONE, 0);
    const after = round(told({ yearLimit: 3, suspended: true }, { phone: "046-000-0002", active: false }), known, 1);
    expect(after.corrections.map((row) => [row.sheet, row.column, row.before, row.after])).toEqual([
      ["年度委嘱", "年上限", "10", "3"],
      ["指導医", "電話", "", "046-000-0002"],
    ]);
    expect(toldColumns(instructors)).toEqual(["name", "kana", "facility", "address", "phone", "email"]);
  });
});

describe("途中で止まっても、一つの訂正は一度だけ残る", () => {
  test("訂正履歴だけを書いて止まっても、二度書かない", () => {
    const told = [face({ name: "見本 花子" })];
    const cut = round(told, first, 1, true);
    const after = round(told, cut, 2);
    expect(changes(after.corrections)).toEqual(["氏名：見本 1子→見本 花子"]);
    expect(compare(told, after, at(3))).toMatchObject({ found: [], brought: [] });
  });

  test("止まった後にまた直したら、その間の値からの訂正になる", () => {
    const cut = round([face({ name: "見本 花子" })], first, 1, true);
    const after = round([face({ name: "見本 華子" })], cut, 2);
    expect(changes(after.corrections)).toEqual(["氏名：見本 1子→見本 花子", "氏名：見本 花子→見本 華子"]);
  });

  test("元に戻し、また同じに直しても、どれも残る", () => {
    const names = ["見本 花子", "見本 1子", "見本 花子"];
    const after = names.reduce((known, name, index) => round([face({ name })], known, index + 1), first);
    expect(changes(after.corrections)).toEqual([
      "氏名：見本 1子→見本 花子",
      "氏名：見本 花子→見本 1子",
      "氏名：見本 1子→見本 花子",
    ]);
    expect(new Set(after.corrections.map((row) => row.correctionId)).size).toBe(3);
  });

  test("どこで何度止まっても、訂正をたどると最後の値になる", () => {
    const names = ["甲", "乙", "丙"];
    const step = fc.record({ name: fc.constantFrom(...names), cut: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        let known = round([face({ name: "甲" })], NONE, 0);
        let minute = 0;
        const seen = ["甲"];
        for (const { name, cut } of steps) {
          known = round([face({ name })], known, ++minute, cut);
          if (name !== seen.at(-1)) seen.push(name);
        }
        const chain = known.corrections.map((row) => [row.before, row.after]);
        expect(chain).toEqual(seen.slice(1).map((name, index) => [seen[index], name]));
        expect(new Set(known.corrections.map((row) => row.correctionId)).size).toBe(chain.length);
      }),
      { seed: 20180601 },
    );
  });
});
