/** Who contends with one who got nobody; that the numbers are true is counted again in reasons.test.ts. */
import { describe, expect, test } from "vitest";
import type { Sheets } from "../../../src/features/matching/desk.rules.ts";
import type { Case } from "../../../src/tables/cases.ts";
import { applicant, applicationId, hosts, propose, written } from "./sheets.ts";

const people = (n: number) => Array.from({ length: n }, (_, index) => applicant(index + 1));
const KEPT = { reserve: { share: 50, for: "未参入開業医" as const, until: "2018-09-30" } };

function unmatched(sheets: Partial<Sheets>, changes = {}): Case[] {
  const rows = written([], propose(sheets, changes));
  return rows.filter((row) => row.state === "未成立");
}
const contest = (row: Case | undefined): string => /^争い：.*$/m.exec(row?.reason ?? "")?.[0] ?? "";

describe("争い", () => {
  test("枠より多い人と、その受付番号を挙げる", () => {
    const rows = unmatched({ ...hosts(2), applicants: people(4) });
    const names = [1, 2, 3, 4].map((n) => applicationId(n)).join("、");
    expect(rows.map(contest)).toEqual(Array.from({ length: 2 }, () => `争い：4人が同じ2枠を争っています（${names}）`));
  });

  test("関わりのない人は挙げない", () => {
    const elsewhere = applicant(9, { wish1: "2018-06-11" });
    const [row] = unmatched({ ...hosts(1), applicants: [...people(2), elsewhere] });
    expect(contest(row)).toBe("争い：2人が同じ1枠を争っています（申-2018-0001、申-2018-0002）");
  });

  test("争う枠がなければ、書かない", () => {
    const [row] = unmatched({ ...hosts(1), applicants: [applicant(1, { wish1: "2018-06-05" })] });
    expect([row?.reason.includes("日程不一致"), contest(row)]).toEqual([true, ""]);
  });

  test("30人を超えれば、残りは人数で書く", () => {
    const [row] = unmatched({ ...hosts(1), applicants: people(33) });
    expect(contest(row)).toMatch(/^争い：33人が同じ1枠を争っています（申-2018-0001、.*申-2018-0030、ほか3人）$/);
  });

  test("枠が残っていても、留保のために組めないときは、そう書く", () => {
    const sheets = { ...hosts(2, { yearLimit: 1 }), applicants: people(2) };
    expect(unmatched(sheets)).toEqual([]);
    const [row] = unmatched(sheets, KEPT);
    expect(row?.reason).toMatch(/^未成立：留保\n/);
    expect(row?.reason).toContain("枠は残っていますが、留保のため、この対象区分ではもう使えません");
    expect(contest(row)).toBe("争い：2人が、留保を除いた1枠を争っています（申-2018-0001、申-2018-0002）");
  });
});

describe("次の一手", () => {
  const next = (row: Case | undefined): string => /^次の一手：.*$/m.exec(row?.reason ?? "")?.[0] ?? "";

  test("職員が読んで、そのとおりにできる言葉で書く", () => {
    const monday = { ...hosts(1, { yearLimit: 1 }), applicants: people(2) };
    expect(next(unmatched(monday)[0])).toBe(
      "次の一手：次の2つがそろうと組めます：①希望日に平成30年6月11日（月）午前が加わる、②指導医 医-0001（例示 1郎）の年上限が1人から2人になる",
    );
    const narrow = { ...hosts(1, { closedDays: "2018/6/5〜2019/3/31" }), applicants: people(2) };
    expect(next(unmatched(narrow)[0])).toBe(
      "次の一手：指導医 医-0001（例示 1郎）の同時受入人数が1人から2人になると組めます",
    );
    const three = { ...narrow, applicants: people(3) };
    expect(unmatched(three).map(next)).toContain(
      "次の一手：指導医 医-0001（例示 1郎）の同時受入人数が1人から3人になると組めます",
    );
    const shut = { ...hosts(1), applicants: [applicant(1, { excluded: ["医-0001"] })] };
    expect(next(unmatched(shut)[0])).toBe("次の一手：除外している指導医 医-0001（例示 1郎）を、除外から外すと組めます");
  });

  test("2つまでで足りなければ、そう書いて、相談する先を書く", () => {
    const narrow = { ...hosts(1, { closedDays: "2018/6/5〜2019/3/31" }), applicants: people(4) };
    expect(unmatched(narrow).map(next)).toContain(
      "次の一手：希望日、除外、受入可能日、受入人数のうち2つまでを変えても、いま組めている人を外さずには組めません。指導医の受入人数や受入可能日を大きく増やせるか、医師会に相談してください",
    );
  });
});
