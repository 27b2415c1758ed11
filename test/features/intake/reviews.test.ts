import { expect, test } from "vitest";
import { blankRow } from "../../../src/core/table.ts";
import { planApplications } from "../../../src/features/intake/application.rules.ts";
import { refusedRow } from "../../../src/features/intake/arrival.rules.ts";
import { intakeMessage } from "../../../src/features/intake/messages.rules.ts";
import { arrivalFrom, judged, outcomesOf } from "../../../src/features/intake/reviews.rules.ts";
import { planVerdicts } from "../../../src/features/intake/verdicts.rules.ts";
import { reviews, type Review } from "../../../src/tables/desk.ts";
import { applicationQuestions, arrival, desk, doctor, row } from "./samples.ts";

const wrong = { ...doctor, 第1希望日: "六月のどこか" };
const refused = planApplications([arrival("R1", wrong)], desk()).refused[0]!;
const filed = blankRow(reviews, refusedRow(refused, "申込書の回答", "2018-06-01 09:00:05"));

test("what cannot be read stands in 要確認 with its answers, its faults and what to do", () => {
  expect(filed).toMatchObject({
    reviewId: "回答/R1",
    kind: "申込書の回答",
    state: "未処理",
    responseId: "R1",
    receivedAt: "2018-06-01 09:00:00",
    foundAt: "2018-06-01 09:00:05",
  });
  expect(filed.raw).toContain("氏名：見本 太郎\n");
  expect(filed.raw).toContain("第1希望日：六月のどこか");
  expect(filed.reason).toContain("・「第1希望日」を読めません");
  expect(filed.reason).toContain("直し方：");
});

test("a corrected line is taken in with the time at which it was sent", () => {
  const corrected = filed.raw.replace("六月のどこか", "平成30年6月20日");
  const back = arrivalFrom({ ...filed, corrected, verdict: "取り込む" }, applicationQuestions);
  const plan = planApplications([back], desk());
  expect(plan.applicants).toMatchObject([
    {
      wish1: "2018-06-20",
      receivedAt: "2018-06-01 09:00:00",
      route: "要確認から",
      responseId: "R1",
      purpose: "訪問診療を\n始めたいため",
    },
  ]);
  const [change] = outcomesOf([{ ...filed, corrected }], new Map([["R1", "申-2018-0001"]]), []);
  expect(change).toEqual({ key: "回答/R1", values: { state: "取込済", reason: "申-2018-0001 として取り込みました" } });
});

test("one that still has a fault stays, with the new reason", () => {
  const back = arrivalFrom(
    { ...filed, corrected: filed.raw.replace("六月のどこか", "2018/6/20").replace("氏名：見本 太郎", "氏名：") },
    applicationQuestions,
  );
  const plan = planApplications([back], desk());
  const [change] = outcomesOf([filed], new Map(), plan.refused);
  expect(change?.values.state).toBeUndefined();
  expect(change?.values.reason).toContain("・「氏名」が空です");
  expect(change?.values.reason).not.toContain("第1希望日");
});

test("only open rows on which staff decided are touched", () => {
  const rows: Review[] = [
    { ...filed, verdict: "取り込む" },
    { ...filed, reviewId: "b", verdict: "取り下げる" },
    { ...filed, reviewId: "c", verdict: "" },
    { ...filed, reviewId: "d", verdict: "取り込む", state: "取込済" },
  ];
  const { takeIn, withdraw } = judged(rows);
  expect([takeIn.map((each) => each.reviewId), withdraw.map((each) => each.reviewId)]).toEqual([["回答/R1"], ["b"]]);
});

test("a row that is no answer of a Form says so, once", () => {
  const moved = { ...filed, kind: "行の移動" as const, responseId: "", reason: "書けませんでした" };
  const [once] = outcomesOf([moved], new Map(), []);
  expect(once?.values).toEqual({
    reason:
      "書けませんでした\n・この行はフォームの回答ではないので、取り込めません。確認が済んだら「処理」で「取り下げる」を選んでください",
  });
  expect(outcomesOf([{ ...moved, reason: once?.values.reason ?? "" }], new Map(), [])[0]).toEqual(once);
});

test("an answer too long for a cell is cut where staff can see it", () => {
  const long = blankRow(
    reviews,
    refusedRow({ ...refused, arrival: { ...refused.arrival, raw: "あ".repeat(60_000) } }, "申込書の回答", ""),
  );
  expect(long.raw.length).toBeLessThan(45_000);
  expect(long.raw).toContain("全文はフォームの回答にあります");
});

test("同じ人 makes the later application a double, 別の人 lets it wait", () => {
  const first = row(1);
  const second = row(2, {
    personId: "",
    personCandidate: "人-0001(申-2018-0001)",
    state: "人物確認待ち",
    stateNote: "x",
  });
  const rules = { city: "横須賀市", exceptions: new Map() };
  expect(
    planVerdicts([first, { ...second, personVerdict: "同じ人" }], [], rules).find((each) => each.key === "申-2018-0002")
      ?.values,
  ).toMatchObject({ personId: "人-0001", state: "重複" });
  expect(
    planVerdicts([first, { ...second, personVerdict: "別の人" }], [], rules).find((each) => each.key === "申-2018-0002")
      ?.values,
  ).toMatchObject({ personId: "人-0002", state: "選定待ち" });
});

test("a row that staff added by hand gets its person number", () => {
  const rules = { city: "横須賀市", exceptions: new Map() };
  const [change] = planVerdicts([row(1, { personId: "" })], [], rules);
  expect(change?.values.personId).toBe("人-0001");
});

test("messages are sentences with counts", () => {
  expect(intakeMessage({ states: [], acceptances: [], keyed: [], refused: 0, left: 0 })).toBe(
    "新しい回答はありませんでした。",
  );
  expect(
    intakeMessage({
      states: ["選定待ち", "要審査", "選定待ち"],
      acceptances: ["承諾する", "辞退する"],
      keyed: [],
      refused: 1,
      left: 2,
    }),
  ).toBe(
    "申込み3件を受け付けました（要審査1件、選定待ち2件）。\n承諾書2件を受け付けました（うち辞退1件）。\n1件は、このままでは受け付けられないので「要確認」シートに載せました。\nあと2件あります。続きは時計が取り込みます。",
  );
});
