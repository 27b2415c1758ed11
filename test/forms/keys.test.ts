/** What each key may be about, until when, and how one that was typed is found. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../src/core/calendar.ts";
import { formOf, forms, isKeyed, type FormKey, type KeyedForm } from "../../src/forms/index.ts";
import {
  findSubject,
  FOLLOW_UP_MONTHS,
  keysFrom,
  monthsLater,
  subjectsOf,
  type KeyBook,
} from "../../src/forms/keys.ts";
import { settingValues } from "../../src/settings.ts";
import { APPLICANT_STATES } from "../../src/tables/applicants.ts";
import { CASE_STATES, DONE_STATES, LIVE_STATES } from "../../src/tables/cases.ts";
import { row } from "../features/intake/samples.ts";
import { bookOf, caseIn, idOf, keyFor, SECRET, VISIT } from "./keys-book.ts";

const keyed = forms.filter(isKeyed);
const formNamed = (key: FormKey): KeyedForm => {
  const form = formOf(key);
  if (!isKeyed(form)) throw new Error(`${key} asks for no key`);
  return form;
};
/** Why it is over, by subject. */
const overs = (form: FormKey, book: KeyBook = bookOf()): Record<string, string> =>
  Object.fromEntries(subjectsOf(form, book).map(({ subject, over }) => [subject, over]));
const find = (form: FormKey, typed: string, book: KeyBook = bookOf(), byStaff = false) =>
  findSubject(formNamed(form), typed, SECRET, book, byStaff);
const HELD = [...LIVE_STATES, "取消"] as const;

describe("鍵が指すもの", () => {
  test.each([
    ["schedule", ["受講者", "指導医"]],
    ["instructorReport", ["指導医"]],
    ["traineeReport", ["受講者"]],
  ] as const)("%s は、決まってから支払まで、または取り消された組合せの %j", (form, sides) => {
    const subjects = HELD.flatMap((state) => sides.map((side) => `${idOf(state)}/${side}`));
    expect(Object.keys(overs(form)).sort()).toEqual(subjects.sort());
  });

  test("日程の連絡は、取り消された組合せと、済んだ研修には遅い", () => {
    const told = overs("schedule");
    for (const state of HELD) {
      const words =
        state === "取消" ? "取り消されています" : DONE_STATES.some((done) => done === state) ? "済んで" : "";
      for (const side of ["受講者", "指導医"])
        if (words === "") expect([state, told[`${idOf(state)}/${side}`]]).toEqual([state, ""]);
        else expect(told[`${idOf(state)}/${side}`]).toContain(words);
    }
  });

  test.each(["instructorReport", "traineeReport"] as const)("%s の鍵は、実施日から決めた日数まで使える", (form) => {
    const days = bookOf().settings.get("reportKeyDays") ?? 0;
    expect(days).toBeGreaterThan(0);
    const last = addDays(VISIT, days);
    const side = form === "instructorReport" ? "指導医" : "受講者";
    const over = (today: string, book: Partial<KeyBook> = {}) =>
      overs(form, bookOf({ today, ...book }))[`${idOf("実施済")}/${side}`];
    expect(over(last)).toBe("");
    expect(over(addDays(last, 1))).toContain("鍵の期限（平成");
    const endless = { settings: settingValues([{ name: "報告の鍵の期限（日）", value: "" }]) };
    expect(over("2030-01-01", endless)).toBe("");
    expect(overs(form, bookOf({ today: "2030-01-01" }))[`${idOf("決定")}/${side}`]).toBe("");
    expect(overs(form)[`${idOf("取消")}/${side}`]).toContain("取り消されています");
  });

  test("受入確認は、打診した組合せだけを指し、答えがあるか、提案でなくなれば遅い（A12）", () => {
    const asked = (["依頼中", "可", "否", ""] as const).map((hostAsk, n) =>
      caseIn("提案", { caseId: `案-2018-000${n + 1}-1`, hostAsk }),
    );
    const expired = caseIn("失効", { caseId: "案-2018-0009-1", hostAsk: "依頼中" });
    const told = overs("reply", bookOf({ cases: [...asked, expired], applicants: [] }));
    expect(Object.keys(told)).toEqual(["1", "2", "3", "9"].map((n) => `案-2018-000${n}-1/受入確認`));
    expect(told["案-2018-0001-1/受入確認"]).toBe("");
    for (const n of [2, 3]) expect(told[`案-2018-000${n}-1/受入確認`]).toContain("すでに受け付けています");
    expect(told["案-2018-0009-1/受入確認"]).toContain("もう提案ではありません");
  });

  test("繰越は、どの申込みも指し、待っている間は答えられる。二度目の答えは、反映のときに人に尋ねる（A28）", () => {
    const waiting = ["選定待ち", "要審査", "人物確認待ち", "年度内受講済"];
    const rows = APPLICANT_STATES.map((state, n) => row(n + 1, { state }));
    const told = overs("reply", bookOf({ cases: [], applicants: rows }));
    for (const { applicationId, state } of rows)
      if (waiting.includes(state)) expect([state, told[`${applicationId}/繰越`]]).toEqual([state, ""]);
      else expect(told[`${applicationId}/繰越`]).toContain(`「${state}」なので、繰り越せません`);
    const answered = overs("reply", bookOf({ cases: [], applicants: [row(1, { carryWish: "希望しない" })] }));
    expect(answered["申-2018-0001/繰越"]).toBe("");
  });

  test("受講後の状況は、実施日のある済んだ研修の6か月後と12か月後を、3か月の間だけ尋ねる", () => {
    const undated = caseIn("実施済", { caseId: "案-2018-0099-1", visitOn: "" });
    const book = (today: string) => bookOf({ today, cases: [...bookOf().cases, undated] });
    const subjects = DONE_STATES.flatMap((state) => FOLLOW_UP_MONTHS.map((months) => `${idOf(state)}/受講後${months}`));
    expect(Object.keys(overs("followUp", book("2018-07-20"))).sort()).toEqual(subjects.sort());
    const over = (today: string, months: number) => overs("followUp", book(today))[`${idOf("支払済")}/受講後${months}`];
    expect([over("2019-04-12", 6), over("2019-04-12", 12)]).toEqual(["", ""]);
    expect(over("2019-04-13", 6)).toBe("お尋ねの期限（平成31年4月12日）が過ぎています");
    expect(over("2019-10-11", 12)).toContain("お尋ねの期限（令和元年10月10日）");
  });

  test.each([
    ["recommendation", "推薦"],
    ["associationReply", "医師会"],
  ] as const)("%s は、この年度と次の年度を指し、前の年度は遅い", (form, what) => {
    expect(Object.keys(overs(form))).toEqual([2017, 2018, 2019].map((year) => `${what}/${year}`));
    expect(Object.values(overs(form)).map((over) => over === "")).toEqual([false, true, true]);
  });

  test("鍵を尋ねないフォームには、指すものがない", () => {
    for (const form of forms.filter((each) => !isKeyed(each))) expect(subjectsOf(form.key, bookOf())).toEqual([]);
  });

  test("例に挙げた対象は、指すものの形であり、その列は宣言にある", () => {
    const book = bookOf({
      cases: [
        caseIn("実施済", { caseId: "案-2018-0001-1", hostAsk: "依頼中" }),
        caseIn("決定", { caseId: "案-2018-0002-1" }),
      ],
    });
    for (const form of keyed) {
      expect([form.title, Object.keys(overs(form.key, book))]).toEqual([
        form.title,
        expect.arrayContaining([form.keyed.subject]),
      ]);
      for (const column of Object.keys(form.keyed.place(form.keyed.subject)))
        expect(Object.keys(form.tables[0]?.columns ?? {})).toContain(column);
    }
  });
});

/** Every subject of every keyed Form. */
const all = keyed.flatMap((form) => subjectsOf(form.key, bookOf()).map((each) => ({ form, ...each })));

describe("打たれた鍵", () => {
  test("どのフォームでも、手紙の鍵で、それが指すものと、遅いときはその理由が見つかる", () => {
    expect(all.length).toBeGreaterThan(35);
    for (const { form, subject, round, over } of all)
      expect(find(form.key, keyFor(form.key, subject))).toEqual({ found: { subject, round, over }, fault: over });
  });

  test("どの鍵も、ほかのどの鍵とも違い、ほかのフォームでは、何の鍵かを言って待たせる", () => {
    const keys = all.map(({ form, subject }) => keyFor(form.key, subject));
    expect(new Set(keys).size).toBe(keys.length);
    for (const { form, subject } of all)
      for (const other of keyed.filter((each) => each !== form)) {
        const told = find(other.key, keyFor(form.key, subject));
        expect(told).not.toHaveProperty("found");
        expect(told.fault).toContain(`「${form.title}」の鍵（${subject}）です`);
      }
  });

  test("作り直した後は、前の鍵では待たせるが、何についてかはわかる。新しい鍵は通る", () => {
    const renewed = bookOf({ cases: [caseIn("日程確定", { keyRound: 2 })] });
    const subject = `${idOf("日程確定")}/受講者`;
    for (const round of [0, 1])
      expect(find("schedule", keyFor("schedule", subject, round), renewed)).toMatchObject({
        found: { subject },
        fault: expect.stringContaining("作り直す前の鍵です") as string,
      });
    expect(find("schedule", keyFor("schedule", subject, 2), renewed)).toMatchObject({ found: { subject }, fault: "" });
    for (const round of [3, 4])
      expect(find("schedule", keyFor("schedule", subject, round), renewed)).toEqual({
        fault: expect.stringContaining("どの通知の鍵でもありません") as string,
      });
  });

  test("16文字でないものは、読めないと言う", () => {
    for (const typed of ["", "わかりません", "K7QM", `${keyFor("reply", "申-2018-0001/繰越")}A`])
      expect(find("reply", typed)).toEqual({ fault: expect.stringContaining("鍵が読めません") as string });
  });

  test("人の打ち方（小文字、全角、空白、続け書き、OやI）でも読む", () => {
    const subject = "申-2018-0001/繰越";
    const key = keyFor("reply", subject);
    const wide = key.replace(/[A-Z0-9-]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0));
    const misread = key.replace(/0/g, "O").replace(/1/g, "l");
    for (const typed of [key.toLowerCase(), wide, key.replace(/-/g, " "), key.replace(/-/g, ""), ` ${key}\n`, misread])
      expect(find("reply", typed)).toMatchObject({ found: { subject }, fault: "" });
  });

  test("当て推量の鍵も、別の秘密の鍵も、どれにも当たらない", () => {
    const letter = fc.constantFrom(...Array.from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"));
    const keys = new Set(all.map(({ form, subject }) => keyFor(form.key, subject).replace(/-/g, "")));
    const guess = fc.string({ unit: letter, minLength: 16, maxLength: 16 }).filter((typed) => !keys.has(typed));
    fc.assert(
      fc.property(fc.constantFrom(...keyed), guess, (form, typed) => {
        expect(find(form.key, typed)).toEqual({
          fault: expect.stringContaining("どの通知の鍵でもありません") as string,
        });
      }),
      { numRuns: 15 },
    );
    const other = keysFrom(`${SECRET}!`, {});
    for (const { form, subject } of all.slice(0, 5))
      expect(find(form.key, other(form.key, subject).key).fault).toContain("どの通知の鍵でもありません");
  });

  test("秘密がまだないブックでは、どの鍵も信じない", () => {
    const [first] = all;
    if (!first) throw new Error("no subject");
    const typed = keyFor(first.form.key, first.subject);
    expect(findSubject(first.form, typed, "", bookOf())).toEqual({
      fault: expect.stringContaining("どの通知の鍵でもありません") as string,
    });
  });
});

describe("職員が対象の番号で書く", () => {
  test("番号は、職員だけが書ける。遅いときも、何についてかはわかる", () => {
    for (const { form, subject, round, over } of all) {
      expect(find(form.key, ` ${subject}`, bookOf(), true)).toEqual({ found: { subject, round, over }, fault: over });
      expect(find(form.key, subject)).toEqual({ fault: expect.stringContaining("鍵が読めません") as string });
    }
  });

  test("職員も、鍵でも書ける", () => {
    for (const { form, subject } of all.slice(0, 6))
      expect(find(form.key, keyFor(form.key, subject), bookOf(), true)).toMatchObject({ found: { subject } });
  });

  test("ないもの、ほかのフォームの番号は、例を挙げて直させる", () => {
    const told = find("schedule", "案-2018-9999-1/受講者", bookOf(), true);
    expect(told).toEqual({
      fault: "「案-2018-9999-1/受講者」は、鍵でも対象の番号でもありません（例：案-2018-0001-1/受講者）",
    });
    expect(find("reply", `${idOf("決定")}/受講者`, bookOf(), true)).not.toHaveProperty("found");
  });
});

describe("月の後の日", () => {
  const day = fc.date({ min: new Date("2013-01-01"), max: new Date("2060-12-31"), noInvalidDate: true });

  test("同じ日付か、それがない月の末日になる", () => {
    const cases = [
      ["2018-08-31", 6, "2019-02-28"],
      ["2019-08-31", 6, "2020-02-29"],
      ["2018-12-15", 12, "2019-12-15"],
      ["2020-02-29", 12, "2021-02-28"],
      ["2018-03-31", 0, "2018-03-31"],
    ] as const;
    for (const [from, months, to] of cases) expect(monthsLater(from, months)).toBe(to);
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 30 }), (date, months) => {
        const from = date.toISOString().slice(0, 10);
        const later = monthsLater(from, months);
        const month = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        expect(month(later) - month(from)).toBe(months);
        const next = addDays(later, 1);
        expect(later.slice(8) === from.slice(8) || next.slice(8) === "01").toBe(true);
        expect(later.slice(8) <= from.slice(8)).toBe(true);
      }),
    );
  });
});

test("鍵とリンクは、秘密ができるまでは空である", () => {
  const link = { url: "https://form", short: "https://s", prefill: "https://form?usp=pp_url&entry.1=ZRFILL0ZR" };
  expect(keysFrom("", { reply: link })("reply", "申-2018-0001/繰越")).toEqual({ key: "", url: "" });
  const { key, url } = keysFrom(SECRET, { reply: link })("reply", "申-2018-0001/繰越");
  expect(url).toBe(`https://form?usp=pp_url&entry.1=${key}`);
  expect(keysFrom(SECRET, {})("reply", "申-2018-0001/繰越")).toEqual({ key, url: "" });
  expect(keysFrom(SECRET, {})("reply", "申-2018-0001/繰越", 1).key).not.toBe(key);
});

test("どの状態の組合せも、指すものの表に一度は現れるか、現れないことが決まっている", () => {
  const reached = CASE_STATES.filter((state) => all.some(({ subject }) => subject.startsWith(`${idOf(state)}/`)));
  expect(reached).toEqual(CASE_STATES.filter((state) => HELD.some((each) => each === state)));
});
