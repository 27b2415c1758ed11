import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Column } from "../../../src/core/table.ts";
import { manyLines } from "../../../src/core/text.ts";
import { planApplications } from "../../../src/features/intake/application.rules.ts";
import { differencesOf } from "../../../src/core/differences.ts";
import { confirmed } from "../../../src/features/intake/people.rules.ts";
import { standings } from "../../../src/features/intake/standing.rules.ts";
import { planVerdicts } from "../../../src/features/intake/verdicts.rules.ts";
import { applicants, type Applicant } from "../../../src/tables/applicants.ts";
import { arrival, desk, doctor, row } from "./samples.ts";

const rules = { city: "横須賀市", exception: null };
const between = (change: Partial<Applicant>, before: Partial<Applicant> = {}) =>
  differencesOf(applicants, row(1, before), row(1, { ...before, ...change }));

describe("差異", () => {
  test.each<[string, Partial<Applicant>, string]>([
    ["電話", { phone: "046-000-0009" }, "日中の電話番号：（空） → 046-000-0009"],
    ["日", { wish1: "2018-07-09" }, "第1希望日：平成30年7月2日 → 平成30年7月9日"],
    ["複数の選択", { themes: ["看取り", "緩和"] }, "学びたいテーマ：（空） → 看取り、緩和"],
    ["数", { homeCareYears: 3 }, "在宅医療の年数：（空） → 3"],
    ["同意", { privacy: true }, "個人情報の取扱い：（空） → はい"],
    ["消えた答え", { email: "" }, "メールアドレス：p1@example.jp → （空）"],
  ])("%sの違いは、質問と旧新で1行になる", (_, change, line) => {
    expect(between(change)).toEqual([line]);
  });

  test("番号や状態など、本人の答えでない列は比べず、改行と幅の違いは違いでない", () => {
    expect(between({ receivedAt: "2018-07-01 09:00:00", state: "要審査", responseId: "R9", withdrawn: true })).toEqual(
      [],
    );
    expect(between({ purpose: "訪問診療を\n始める" }, { purpose: "訪問診療を 始める" })).toEqual([]);
  });

  test("長い答えは、初めの60字だけを示す", () => {
    const [line = ""] = between({ purpose: "長".repeat(200) });
    expect(Array.from(line).length).toBeLessThan(90);
    expect(line.endsWith("…")).toBe(true);
  });

  test("どの列が違っても1行に1つで、同じ2行には何も出ず、表に書いて読んでも変わらない", () => {
    const columns: [string, Column<unknown>][] = Object.entries(applicants.columns);
    const words: readonly string[] = ["text", "kana", "long", "email", "phone"];
    const asked = columns.flatMap(([name, { ask, cell }]) => (ask && words.includes(cell.kind) ? [name] : []));
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...asked), { maxLength: 8 }),
        fc.string({ minLength: 1, maxLength: 80 }),
        (names, text) => {
          const changed = Object.fromEntries(names.map((name) => [name, `新${text}`]));
          const lines = between(changed);
          expect(lines).toHaveLength(names.length);
          expect(manyLines(lines.join("\n"))).toBe(lines.join("\n"));
          expect(between({})).toEqual([]);
        },
      ),
    );
  });

  test("再提出は、生きている先の申込みとの違いを持ち、先が取り下げられれば消える", () => {
    const first = row(1, { phone: "046-000-0001" });
    const second = row(2, {
      ...first,
      applicationId: "申-2018-0002",
      receivedAt: "2018-06-02 09:00:00",
      phone: "046-000-0002",
    });
    const found = (rows: Applicant[]) => standings(rows, [], rules).get("申-2018-0002");
    expect(found([first, second])).toMatchObject({
      state: "重複",
      difference: "日中の電話番号：046-000-0001 → 046-000-0002",
    });
    expect(found([{ ...first, withdrawn: true }, second])).toMatchObject({ state: "選定待ち", difference: "" });
  });

  test("同じ人が三度出したとき、二度目も三度目も、生きている一度目と比べる", () => {
    const [first, second, third] = [1, 2, 3].map((n) =>
      row(n, {
        personId: "人-0001",
        name: "見本 太郎",
        kana: "みほん たろう",
        email: "t@example.jp",
        phone: `046-000-000${n}`,
      }),
    ) as [Applicant, Applicant, Applicant];
    const found = standings([third, second, first], [], rules);
    expect(found.get("申-2018-0003")?.difference).toBe("日中の電話番号：046-000-0001 → 046-000-0003");
    expect(found.get("申-2018-0002")?.difference).toBe("日中の電話番号：046-000-0001 → 046-000-0002");
  });

  test("受け付けたときに入った差異は、反映しても変わらず、先の申込みが訂正されれば改まる", () => {
    const before = planApplications([arrival("R1")], desk()).applicants[0]!;
    const again = { ...doctor, 日中の電話番号: "046-000-0009", メールアドレス: doctor["メールアドレス"] ?? "" };
    const taken = planApplications([arrival("R2", again, "2018-06-02 09:00:00")], desk({ applicants: [before] }))
      .applicants[0]!;
    const known = { ...taken, personVerdict: "同じ人" } as const;
    const [change] = planVerdicts([before, known], [], rules);
    expect(change?.values).toMatchObject({ state: "重複", difference: "日中の電話番号：046-000-0002 → 046-000-0009" });
    const settled = { ...known, ...change?.values };
    expect(planVerdicts([before, settled], [], rules)).toEqual([]);
    const [corrected] = planVerdicts([{ ...before, phone: "046-000-0009" }, settled], [], rules);
    expect(corrected?.values.difference).toBe("");
  });
});

describe("人物番号の指定", () => {
  const taro = { name: "見本 太郎", kana: "みほん たろう" };
  const namesakes = [
    row(1, { ...taro, personId: "人-0001" }),
    row(2, { ...taro, personId: "人-0002", facility: "例示病院" }),
  ];
  const waiting = row(3, {
    ...taro,
    personId: "",
    personCandidate: "人-0001（…）　ほかに：人-0002（…）",
    state: "人物確認待ち",
  });
  const next = (): string => "人-0009";
  const decide = (change: Partial<Applicant>) => confirmed({ ...waiting, ...change }, () => namesakes, next);

  test.each<[string, Partial<Applicant>, string]>([
    ["同じ人だけなら、初めの候補", { personVerdict: "同じ人" }, "人-0001"],
    ["同じ人と番号なら、その人", { personVerdict: "同じ人", personChoice: "人-0002" }, "人-0002"],
    ["候補になくても、番号の人", { personVerdict: "同じ人", personChoice: "人-0002", personCandidate: "" }, "人-0002"],
    ["いない番号なら、まだ決まらない", { personVerdict: "同じ人", personChoice: "人-0077" }, ""],
    ["番号だけでは、まだ決まらない", { personChoice: "人-0002" }, ""],
    ["指定を消せば、初めの候補に戻る", { personVerdict: "同じ人", personId: "人-0002" }, "人-0001"],
    ["別の人なら、新しい番号", { personVerdict: "別の人" }, "人-0009"],
    [
      "指定した後で別の人とすれば、新しい番号",
      { personVerdict: "別の人", personId: "人-0002", personChoice: "人-0002" },
      "人-0009",
    ],
    ["指定も消して別の人としても、新しい番号", { personVerdict: "別の人", personId: "人-0002" }, "人-0009"],
    ["新しい番号は、もう変わらない", { personVerdict: "別の人", personId: "人-0008" }, "人-0008"],
  ])("%s", (_, change, personId) => {
    expect(decide(change).personId).toBe(personId);
  });

  test("いない番号を書くと、状態の理由がそう言い、直せば進む", () => {
    const slip = { ...waiting, personVerdict: "同じ人", personChoice: "人-0077" } as const;
    const [change] = planVerdicts([...namesakes, slip], [], rules).filter(({ key }) => key === "申-2018-0003");
    expect(change?.values.stateNote).toContain("人-0077 という人はいません");
    const mended = { ...slip, ...change?.values, personChoice: "人-0002" };
    const [after] = planVerdicts([...namesakes, mended], [], rules).filter(({ key }) => key === "申-2018-0003");
    expect(after?.values).toMatchObject({ personId: "人-0002", state: "重複" });
  });
});
