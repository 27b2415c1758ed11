/** Answers with a key: what becomes a row, what waits for staff, and what only a person can read. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { textIn, type Row, type Table } from "../../../src/core/table.ts";
import { KEY_QUESTION, questionsFor } from "../../../src/forms/index.ts";
import { keyedDifferences, planKeyed, tableOf, type KeyedPlan } from "../../../src/features/intake/keyed.rules.ts";
import { linesOf } from "../../../src/features/intake/answers.rules.ts";
import { bookOf } from "../../forms/keys-book.ts";
import {
  deskOf,
  keyedArrival,
  keyedForm,
  keyedForms,
  keyFor,
  soundAnswers,
  subjectFor,
  SUBJECTS,
  idOf,
} from "./keyed-samples.ts";
import { office } from "./samples.ts";

const only = <T>(list: readonly T[]): T => {
  const [first, ...more] = list;
  if (first === undefined || more.length > 0) throw new Error(`${list.length} instead of one`);
  return first;
};
const faultsOf = (plan: KeyedPlan): string[] => plan.refused.flatMap(({ faults }) => faults.map(({ text }) => text));
const told = (row: Row<Table>): readonly string[] => [textIn(row, "state"), textIn(row, "stateNote")];

test("鍵を尋ねるフォームには、どれも、ここで使う対象がある", () => {
  expect(Object.keys(SUBJECTS).sort()).toEqual(keyedForms.map(({ key }) => key).sort());
});

describe.each(keyedForms.map((form) => [form.title, form] as const))("%s", (_title, form) => {
  const table = tableOf(form);

  test("正しい鍵の回答は、鍵の指すものの行になり、反映を待つ", () => {
    const row = only(planKeyed([keyedArrival(form, "R1")], deskOf(form)).rows);
    expect(row).toMatchObject({
      ...form.keyed.place(subjectFor(form)),
      [table.key]: `${form.keyed.prefix}-2018-0001`,
      ...{ fiscalYear: 2018, state: "未反映", stateNote: "", responseId: "R1", route: "フォーム" },
      receivedAt: "2018-07-20 09:00:00",
    });
    expect(JSON.stringify(row)).not.toContain(keyFor(form.key, subjectFor(form)));
  });

  test("どの答えも、その列に入る", () => {
    const row: Readonly<Record<string, unknown>> = only(planKeyed([keyedArrival(form, "R1")], deskOf(form)).rows);
    const asked = questionsFor(form, office).filter(({ key, turn = 1 }) => key !== KEY_QUESTION && turn === 1);
    for (const { column, title } of asked)
      expect([title, row[column]]).not.toEqual([title, table.columns[column]?.cell.blank]);
  });

  test("読めない鍵や、知らない鍵の回答も残し、職員の確認を待つ", () => {
    for (const key of ["わかりません", "AAAA-AAAA-AAAA-AAAA"]) {
      const { rows, refused } = planKeyed([keyedArrival(form, "R1", { key })], deskOf(form));
      const row = only(rows);
      expect(refused).toEqual([]);
      expect(told(row)).toEqual(["保留", expect.stringMatching(/鍵が読めません|どの通知の鍵でもありません/)]);
      for (const column of Object.keys(form.keyed.place(subjectFor(form))))
        if (column !== "fiscalYear") expect([column, textIn(row, column)]).toEqual([column, ""]);
      expect(row).toMatchObject({ fiscalYear: 2018, responseId: "R1" });
    }
  });

  test("同じ回答は、何度来ても一つで、すでにあれば増えない", () => {
    const [once, again] = [keyedArrival(form, "R1"), keyedArrival(form, "R1", { answers: soundAnswers(form) })];
    const { rows } = planKeyed([once, again], deskOf(form));
    only(rows);
    expect(planKeyed([once], deskOf(form, { rows }))).toEqual({ rows: [], refused: [] });
  });

  test("番号は、その年度の最後の番号の次から、送信の順に付く", () => {
    const first = planKeyed([keyedArrival(form, "R1")], deskOf(form)).rows;
    const numbered = first.map((row) => ({ ...row, [table.key]: `${form.keyed.prefix}-2018-0041` }));
    const other = first.map((row) => ({ ...row, [table.key]: `${form.keyed.prefix}-2017-0099`, responseId: "R0" }));
    const later = keyedArrival(form, "R3", { receivedAt: "2018-07-20 10:00:00" });
    const sooner = keyedArrival(form, "R2", { receivedAt: "2018-07-20 09:30:00" });
    const { rows } = planKeyed([later, sooner], deskOf(form, { rows: [...numbered, ...other] }));
    expect(rows.map((row) => [textIn(row, "responseId"), textIn(row, table.key)])).toEqual([
      ["R2", `${form.keyed.prefix}-2018-0042`],
      ["R3", `${form.keyed.prefix}-2018-0043`],
    ]);
  });

  test("どの順に届いても、同じ行と同じ断りになり、どの回答もどちらか一方にある", () => {
    const arrivals = ["R1", "R2", "R3", "R4"].map((id, n) =>
      keyedArrival(form, id, {
        ...(n === 1 ? { key: "どれか" } : {}),
        ...(n === 2 ? { arrival: { faults: [{ text: "要確認の行を読めません", key: "" }] } } : {}),
        receivedAt: `2018-07-20 09:0${n}:00`,
      }),
    );
    const whole = planKeyed(arrivals, deskOf(form));
    expect(whole.rows.map((row) => textIn(row, "responseId"))).toEqual(["R1", "R2", "R4"]);
    expect(whole.refused.map(({ arrival }) => arrival.responseId)).toEqual(["R3"]);
    fc.assert(
      fc.property(fc.shuffledSubarray(arrivals, { minLength: 4 }), (shuffled) => {
        expect(planKeyed(shuffled, deskOf(form))).toEqual(whole);
      }),
      { numRuns: 8 },
    );
  });

  test("代理入力では、鍵でも番号でも入り、どちらもなければ断る", () => {
    const paper = { arrival: { route: "郵送", enteredBy: "kakari@example.jp" } } as const;
    for (const key of [keyFor(form.key, subjectFor(form)), subjectFor(form)]) {
      const row = only(planKeyed([keyedArrival(form, "代理/1", { ...paper, key })], deskOf(form)).rows);
      expect(row).toMatchObject({ state: "未反映", enteredBy: "kakari@example.jp", route: "郵送" });
      expect(row).toMatchObject(form.keyed.place(subjectFor(form)));
    }
    const none = planKeyed([keyedArrival(form, "代理/1", { ...paper, key: "" })], deskOf(form));
    expect([none.rows, faultsOf(none)]).toEqual([[], ["「鍵」が空です"]]);
  });

  test("要確認から戻ったものは、鍵がなくても残し、待たせる", () => {
    const back = keyedArrival(form, "R1", { key: "", arrival: { route: "要確認から" } });
    expect(told(only(planKeyed([back], deskOf(form)).rows))).toEqual([
      "保留",
      expect.stringContaining("鍵が読めません"),
    ]);
  });

  test("何も答えていなければ、要確認に回る", () => {
    const empty = keyedArrival(form, "R1");
    const plan = planKeyed(
      [{ ...empty, answers: { [KEY_QUESTION]: empty.answers[KEY_QUESTION] ?? "" } }],
      deskOf(form),
    );
    expect([plan.rows, faultsOf(plan)]).toEqual([[], ["すべての答えが空です"]]);
  });
});

describe("遅い鍵", () => {
  test("何についてかは行に残るので、職員は番号を書かなくても判断できる", () => {
    const schedule = keyedForm("schedule");
    const row = only(
      planKeyed([keyedArrival(schedule, "R1", { subject: `${idOf("取消")}/指導医` })], deskOf(schedule)).rows,
    );
    expect(row).toMatchObject({ state: "保留", caseId: idOf("取消"), side: "指導医" });
    expect(textIn(row, "stateNote")).toContain("取り消されています");
  });

  test("年度は、鍵の指すものの年度になる", () => {
    const recommendation = keyedForm("recommendation");
    const rowFor = (subject: string) =>
      only(planKeyed([keyedArrival(recommendation, "R1", { subject })], deskOf(recommendation)).rows);
    expect(rowFor("推薦/2019")).toMatchObject({ fiscalYear: 2019, recommendationId: "推-2019-0001", state: "未反映" });
    expect(rowFor("推薦/2017")).toMatchObject({ fiscalYear: 2017, recommendationId: "推-2017-0001", state: "保留" });
    const late = bookOf({ fiscalYear: 2019, today: "2019-04-10" });
    const reply = keyedForm("reply");
    expect(only(planKeyed([keyedArrival(reply, "R1")], deskOf(reply, { book: late })).rows)).toMatchObject({
      replyId: "答-2018-0001",
    });
  });
});

describe("推薦書", () => {
  const form = keyedForm("recommendation");
  const doctor = (n: number, rest: Record<string, string> = {}) => ({
    [`推薦の区分（${n}）`]: "新しく推薦する",
    [`医師の氏名（${n}）`]: `見本 ${n}郎`,
    [`医師のふりがな（${n}）`]: "みほん",
    [`医療機関名（${n}）`]: `見本${n}医院`,
    ...rest,
  });
  const bare = (...doctors: Record<string, string>[]) => {
    const first = Object.fromEntries(Object.keys(soundAnswers(form)).map((title) => [title, ""]));
    return { answers: Object.assign({}, first, ...doctors) as Record<string, string> };
  };

  test("書かれた医師ごとに1行になり、間の空いた欄は行にならない", () => {
    const { rows } = planKeyed([keyedArrival(form, "R1", bare(doctor(1), doctor(2), doctor(5)))], deskOf(form));
    expect(
      rows.map((row) => [textIn(row, "recommendationId"), textIn(row, "name"), textIn(row, "responseId")]),
    ).toEqual([
      ["推-2018-0001", "見本 1郎", "R1"],
      ["推-2018-0002", "見本 2郎", "R1"],
      ["推-2018-0003", "見本 5郎", "R1"],
    ]);
  });

  test("一人でも、ほかと区別できない医師がいれば、回答ごと要確認に回り、どの欄かを言う", () => {
    const plan = planKeyed(
      [keyedArrival(form, "R1", bare(doctor(1), doctor(3, { "医療機関名（3）": "", "推薦の区分（3）": "" })))],
      deskOf(form),
    );
    expect([plan.rows, faultsOf(plan)]).toEqual([[], ["「推薦の区分（3）」が空です", "「医療機関名（3）」が空です"]]);
  });

  test("読めないメールアドレスは、その医師の欄を言う", () => {
    const plan = planKeyed([keyedArrival(form, "R1", bare(doctor(1, { "メールアドレス（1）": "a@b" })))], deskOf(form));
    expect(faultsOf(plan).join()).toContain("「メールアドレス（1）」を読めません");
  });
});

describe("答えどうしの合わないところ", () => {
  const faults = (key: "schedule" | "instructorReport" | "traineeReport", answers: Record<string, string>): string[] =>
    faultsOf(planKeyed([keyedArrival(keyedForm(key), "R1", { answers })], deskOf(keyedForm(key))));

  test.each(["日程が決まった", "日程が変わった"])("「%s」には、日と時間帯が要る", (kind) => {
    const blank = { 連絡の内容: kind, 実施日: "", 時間帯: "" };
    expect(faults("schedule", blank)).toEqual([
      `「${kind}」のときは、「実施日」が要ります`,
      `「${kind}」のときは、「時間帯」が要ります`,
    ]);
    expect(faults("schedule", { ...blank, 実施日: "2018-07-12", 時間帯: "午後" })).toEqual([]);
  });

  test.each(["延期したい", "取り消したい"])("「%s」には、日も時間帯も要らない", (kind) => {
    expect(faults("schedule", { 連絡の内容: kind, 実施日: "", 時間帯: "", 開始時刻: "" })).toEqual([]);
  });

  test("時刻は人の書き方で読み、読めなければ例を挙げる", () => {
    expect(faults("schedule", { 開始時刻: "午後１時半" })).toEqual([]);
    expect(faults("schedule", { 開始時刻: "昼すぎ" })).toEqual([
      "「開始時刻」を読めません（例：13:30、午後1時30分）：昼すぎ",
    ]);
  });

  test.each(["instructorReport", "traineeReport"] as const)("%s の終わりは、始まりより後である", (key) => {
    const wrong = "「終了時刻」は、「開始時刻」より後の時刻にしてください";
    expect(faults(key, { 開始時刻: "14:00", 終了時刻: "13:59" })).toEqual([wrong]);
    expect(faults(key, { 開始時刻: "14:00", 終了時刻: "午後2時" })).toEqual([wrong]);
    expect(faults(key, { 開始時刻: "午前9時", 終了時刻: "13:00" })).toEqual([]);
    expect(faults(key, { 開始時刻: "九時", 終了時刻: "13:00" })).toEqual([
      "「開始時刻」を読めません（例：13:30、午後1時30分）：九時",
    ]);
  });
});

describe("同じ紙かどうか", () => {
  const reply = keyedForm("reply");
  const rowsOf = (subject: string, answer: string) =>
    planKeyed([keyedArrival(reply, "代理/1", { subject, answers: { お答え: answer } })], deskOf(reply)).rows;

  test("答えが同じでも、何についてかが違えば、別の紙である", () => {
    const book = bookOf();
    expect(book.applicants.length).toBeGreaterThan(1);
    const [one, two] = [rowsOf("申-2018-0001/繰越", "はい"), rowsOf("申-2018-0002/繰越", "はい")];
    expect(keyedDifferences(reply, one, one)).toEqual([]);
    expect(keyedDifferences(reply, one, two)).toEqual(["対象番号：申-2018-0001 → 申-2018-0002"]);
    expect(keyedDifferences(reply, one, rowsOf("申-2018-0001/繰越", "いいえ"))).toEqual(["お答え：はい → いいえ"]);
  });

  test("医師の数が違えば、別の紙である", () => {
    const form = keyedForm("recommendation");
    const one = planKeyed([keyedArrival(form, "代理/1")], deskOf(form)).rows;
    expect(keyedDifferences(form, one, [...one, ...one])).toEqual(["件数：1 → 2"]);
    const other = one.map((row) => ({ ...row, name: "別の 医師" }));
    expect(keyedDifferences(form, [...one, ...one], [...one, ...other])).toEqual(["氏名：見本の答え → 別の 医師"]);
  });
});

test("要確認に写る行には、鍵も答えも、フォームの順に並ぶ", () => {
  for (const form of keyedForms) {
    const sent = keyedArrival(form, "R1");
    expect(sent.raw.split("\n")[0]).toBe(`鍵：${keyFor(form.key, subjectFor(form))}`);
    expect(sent.raw).toBe(linesOf(questionsFor(form, office), sent.answers));
  }
});
