/** What of a report may leave the office: judged on its words as they stand, never on an old verdict (domain section 9). */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blankRow } from "../../src/core/table.ts";
import { instructorReports, traineeReports } from "../../src/tables/reports.ts";
import {
  allowedNames,
  clearanceOf,
  freeTexts,
  shownText,
  suspicionOf,
  textMark,
  type Clearance,
} from "../../src/tables/shown-text.ts";

const NAMED = "田中花子さん（85歳）のお宅で学びました。";
const PLAIN = "ご家族への声のかけ方を学びました。";
const CLEARANCES: readonly Clearance[] = ["", "問題なし", "使わない"];

describe("外に出してよい文", () => {
  test.each([
    [PLAIN, "", PLAIN],
    [PLAIN, "問題なし", PLAIN],
    [PLAIN, "使わない", ""],
    [NAMED, "", ""],
    [NAMED, "問題なし", NAMED],
    [NAMED, "使わない", ""],
  ] as const)("「%s」は、確認が「%s」なら「%s」", (text, clearance, shown) => {
    expect(shownText(text, [], clearance)).toBe(shown);
  });

  test("出るときは書かれたままで、出ないときは一字も出ない", () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...CLEARANCES), (text, clearance) => {
        expect(["", text]).toContain(shownText(text, [], clearance));
      }),
    );
  });

  test("受講者、指導医、その医療機関の名前だけでは、疑わない", () => {
    const allowed = allowedNames(
      { name: "見本 太郎", kana: "みほん たろう", facility: "見本医院" },
      { name: "例示 一郎", kana: "れいじ いちろう", facility: "例示在宅クリニック" },
    );
    expect(shownText("例示先生に、見本医院の見本太郎がお世話になりました。", allowed, "")).not.toBe("");
    expect(shownText("佐藤花子さんのお宅に伺いました。", allowed, "")).toBe("");
  });
});

describe("問題なし", () => {
  const report = (learned: string, more = {}) =>
    blankRow(traineeReports, { reportId: "受報-2018-0001", learned, clearance: "問題なし", ...more });

  test("確かめた文にだけ効き、控えがないうちと、文が変わった後には効かない", () => {
    const mark = textMark(traineeReports, report(NAMED));
    expect(clearanceOf(traineeReports, report(NAMED))).toBe("");
    expect(clearanceOf(traineeReports, report(NAMED, { clearedText: mark }))).toBe("問題なし");
    expect(clearanceOf(traineeReports, report(`${NAMED}鈴木さんも。`, { clearedText: mark }))).toBe("");
    expect(clearanceOf(traineeReports, report(NAMED, { clearance: "使わない", clearedText: mark }))).toBe("使わない");
  });
});

describe("患者情報の疑い", () => {
  test("自由に書く欄のすべてを見る", () => {
    expect(freeTexts(instructorReports)).toEqual(["observation", "improvement"]);
    expect(freeTexts(traineeReports)).toEqual(["learned", "useful", "request"]);
    for (const table of [instructorReports, traineeReports])
      for (const name of freeTexts(table)) {
        const found = suspicionOf(table, { [name]: NAMED }, []);
        expect(found).toContain(`【${table.columns[name as keyof typeof table.columns].header}】`);
        expect(found).toContain("「患者情報の確認」で「問題なし」");
      }
  });

  test("疑いがなければ空である", () => {
    expect(suspicionOf(traineeReports, { learned: PLAIN, useful: "", request: "" }, [])).toBe("");
  });
});
