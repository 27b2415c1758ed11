/** 変更連絡 and 取消連絡: what both sides learn of each other's affairs, and what they do not. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changesOf, changeText } from "../../src/letters/changes.ts";
import { applicants } from "../../src/tables/applicants.ts";
import { blankRow, type Table } from "../../src/core/table.ts";
import { cases, END_KINDS } from "../../src/tables/cases.ts";
import type { Correction } from "../../src/tables/desk.ts";
import { appointments, instructors } from "../../src/tables/instructors.ts";
import { correction, draftedLetter, LONGEST, sourcesOf, USUAL, type Cast } from "./cast.ts";
import { faultOf, madeOf, paperOf, wordOf } from "./words.ts";

const CHANGES = ["変更連絡（受講者用）", "変更連絡（指導医用）"] as const;
const CANCELS = ["取消連絡（受講者用）", "取消連絡（指導医用）"] as const;
const place = (before: string, after: string, foundAt = "2018-11-20 10:00:00"): Correction => ({
  ...correction("年度委嘱", "委-2018-0001", "集合場所", before, after),
  foundAt,
});

describe("変更の内容", () => {
  test("旧は初めの値、新は最後の値で、元に戻ったものは載らない", () => {
    expect(changesOf([place("丙", "丁", "2018-11-22 09:00:00"), place("甲", "丙")])).toEqual([
      { header: "指導医の「集合場所」", before: "甲", after: "丁" },
    ]);
    expect(changesOf([place("甲", "乙"), place("乙", "甲", "2018-11-22 09:00:00")])).toEqual([]);
  });

  test("日は和暦で、空は「（なし）」で、改行は詰めて載る", () => {
    const all = [
      correction("申込者", "申-2018-0001", "第1希望日", "2018-12-10", "2019-05-01"),
      correction("申込者", "申-2018-0001", "日中の電話番号", "", "046-000-0009"),
      correction("申込者", "申-2018-0001", "受講目的", "一行目\n二行目", "三行目"),
    ];
    expect(changeText(all).split("\n")).toEqual([
      "○受講者の「第1希望日」",
      "　旧　平成30年12月10日",
      "　新　令和元年5月1日",
      "○受講者の「日中の電話番号」",
      "　旧　（なし）",
      "　新　046-000-0009",
      "○受講者の「受講目的」",
      "　旧　一行目　二行目",
      "　新　三行目",
    ]);
  });

  test("患者さんが特定できそうな文は、直す前のものも、直した後のものも載らない", () => {
    const named = "山本ハナさん（85歳）の在宅移行に関わるため";
    const purpose = (before: string, after: string) =>
      changeText([correction("申込者", "申-2018-0001", "受講目的", before, after)]);
    expect(purpose(named, "在宅移行に関わるため")).toBe(
      "○受講者の「受講目的」\n　旧　（載せていません）\n　新　在宅移行に関わるため",
    );
    expect(purpose("在宅移行に関わるため", named)).not.toContain("山本");
  });

  test("どの列でも、両方が見てよい列のほかは載らない", () => {
    const tables: readonly Table[] = [applicants, instructors, appointments];
    const seen = tables.flatMap((table) =>
      Object.values(table.columns).map(({ header, seenBy }) => {
        const both = [seenBy?.applicant, seenBy?.instructor].every(
          (sight) => sight !== undefined && sight !== "counts",
        );
        return { table: table.name, header, both };
      }),
    );
    for (const { table, header, both } of seen)
      expect([header, changesOf([correction(table, "x", header, "旧い", "新しい")]).length]).toEqual([
        header,
        Number(both),
      ]);
    expect(seen.filter(({ both }) => both).length).toBeGreaterThan(15);
    expect(seen.filter(({ both }) => !both).length).toBeGreaterThan(40);
    expect(changesOf([correction("通知", "x", "種類", "旧い", "新しい")])).toEqual([]);
  });

  test("用紙に収まるだけを載せ、残りの件数を言う", () => {
    const words = fc.array(fc.tuple(fc.string({ minLength: 1, maxLength: 300 }), fc.nat(16)), { maxLength: 17 });
    const headers = Object.values(applicants.columns)
      .filter((column) => "seenBy" in column && "instructor" in column.seenBy)
      .map((column) => column.header);
    fc.assert(
      fc.property(words, (list) => {
        const all = list.map(([after], index) =>
          correction("申込者", "申", headers[index] ?? "氏名", `旧${index}`, `新${after}`),
        );
        const lines = changeText(all).split("\n");
        const shown = lines.filter((line) => line.startsWith("○")).length;
        const left = /^ほか(\d+)件は/.exec(lines.at(-1) ?? "")?.[1] ?? "0";
        expect(shown + Number(left)).toBe(changesOf(all).length);
        expect(all.length === 0 || shown > 0).toBe(true);
      }),
    );
  });
});

describe.each(CHANGES)("%s", (kind) => {
  test("もとの文書の日と番号を挙げ、新旧を並べる", () => {
    const paper = paperOf(kind, USUAL);
    expect(paper).toContain("平成30年11月5日付け見本地医第1号でお知らせした");
    expect(paper).toContain("○指導医の「集合場所」\n　旧　見本在宅クリニックの受付\n　新　見本在宅クリニックの駐車場");
  });

  test("もとの文書より前の訂正と、この文書より後の訂正は載らない", () => {
    const corrections = [
      place("前の前", "前", "2018-11-04 10:00:00"),
      place("甲", "乙", "2018-11-06 10:00:00"),
      place("乙", "丙", "2018-12-01 10:00:00"),
    ];
    const notice = { issuedOn: "2018-11-30", number: 12 };
    const { fields } = madeOf(draftedLetter(kind, { ...USUAL, corrections }, { notice }));
    expect(wordOf(fields, "変更の内容")).toBe("○指導医の「集合場所」\n　旧　甲\n　新　乙");
  });

  test("二通目は、一通目の後の変更だけを言い、一通目を挙げる", () => {
    const [decision] = sourcesOf(USUAL, kind).notices?.filter((row) => row.letter.includes(kind.slice(-5))) ?? [];
    if (!decision) throw new Error("no decision letter");
    const first = {
      ...decision,
      noticeId: "変/1",
      letter: kind,
      number: 7,
      documentNumber: "見本地医第7号",
      issuedOn: "2018-11-15",
    };
    const corrections = [place("甲", "乙", "2018-11-10 10:00:00"), place("乙", "丙", "2018-11-20 10:00:00")];
    const paper = paperOf(kind, { ...USUAL, corrections }, { sources: { notices: [decision, first] } });
    expect(paper).toContain("平成30年11月15日付け見本地医第7号で");
    expect(paper).toContain("　旧　乙\n　新　丙");
  });

  test("知らせる変更がなければ、訂正履歴を挙げて止まる", () => {
    const hidden = correction("申込者", "申-2018-0001", "避けたい指導医", "", "例示 二郎");
    expect(faultOf(draftedLetter(kind, { ...USUAL, corrections: [hidden] }))).toContain("「訂正履歴」シートに");
  });

  test("決定が生きていなければ、作らずに待つ", () => {
    const ended = sourcesOf(USUAL, kind).cases.map((row) => ({ ...row, state: "取消" as const }));
    expect(draftedLetter(kind, USUAL, { sources: { cases: ended } })).toEqual({ waits: true });
  });
});

describe("取消連絡", () => {
  const cancelled = (kind: (typeof CANCELS)[number], endKind: (typeof END_KINDS)[number] | "", cast: Cast = USUAL) =>
    paperOf(kind, cast, {
      sources: {
        cases: sourcesOf(cast, kind).cases.map((row) =>
          blankRow(cases, { ...row, endKind, endReason: "内部の理由の語" }),
        ),
      },
    });

  test.each([
    ["取消連絡（受講者用）", "申込者の取下げ", "お申し出によります。", false],
    ["取消連絡（受講者用）", "指導医の辞退", "指導医のご都合によります。", true],
    ["取消連絡（受講者用）", "事務局の都合", "事務局の都合によります。", true],
    ["取消連絡（受講者用）", "", "事務局の都合によります。", true],
    ["取消連絡（指導医用）", "申込者の取下げ", "受講者のご都合によります。", true],
    ["取消連絡（指導医用）", "指導医の辞退", "お申し出によります。", false],
    ["取消連絡（指導医用）", "事務局の都合", "事務局の都合によります。", true],
  ] as const)("%s：%s のとき、理由は相手に合わせて言い、内部の理由は出ない", (kind, endKind, reason, sorry) => {
    const paper = cancelled(kind, endKind);
    expect(paper).toContain(`理由　　　　　${reason}`);
    expect(paper.includes("申し訳ありません")).toBe(sorry);
    expect(paper).not.toContain("内部の理由の語");
  });

  test.each([
    ["選定待ち", "引き続き有効です"],
    ["決定", "引き続き有効です"],
    ["取消", "取下げとして扱います"],
    ["要審査", "別にお知らせします"],
  ] as const)("申込みが%sなら、受講者に今後を言う", (state, words) => {
    const [row] = sourcesOf(USUAL, "取消連絡（受講者用）").applicants;
    const sources = { applicants: [blankRow(applicants, { ...row, state })] };
    const paper = paperOf("取消連絡（受講者用）", USUAL, { sources });
    expect(paper).toContain(words);
    expect(paper).toContain("年度に1回の受講に数えません");
  });

  test("指導医には、辞退のときのほかは、受入れの続くことを言う", () => {
    expect(cancelled("取消連絡（指導医用）", "申込者の取下げ")).toContain("引き続き、受入れをお願いします");
    expect(cancelled("取消連絡（指導医用）", "指導医の辞退")).not.toContain("引き続き");
  });

  test.each(CANCELS)("%s は、取り消されるまで待ち、もとの文書と取消しの日を挙げる", (kind) => {
    const live = sourcesOf(LONGEST, kind).cases.map((row) => ({ ...row, state: "決定" as const }));
    expect(draftedLetter(kind, LONGEST, { sources: { cases: live } })).toEqual({ waits: true });
    expect(cancelled(kind, "事務局の都合")).toContain("平成30年11月5日付け見本地医第1号で");
    expect(cancelled(kind, "事務局の都合")).toContain("取消しの日　　平成30年11月29日");
  });
});
