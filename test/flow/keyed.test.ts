/** Answers with the key of a letter, from the outside: the link that the letter bears, the Form, the desk, and back. */
import { describe, expect, test } from "vitest";
import {
  acceptance,
  forms,
  KEY_QUESTION,
  questionsFor,
  type FormDeclaration,
  type KeyedForm,
} from "../../src/forms/index.ts";
import { keysFrom, type KeyOf } from "../../src/forms/keys.ts";
import { filledLink, type FormLinks } from "../../src/core/form-link.ts";
import { tableOf } from "../../src/features/intake/keyed.rules.ts";
import { twinOf, type Office } from "../../src/workspace/office.ts";
import { keyedForm, keyedForms, soundAnswers } from "../features/intake/keyed-samples.ts";
import { office as settings } from "../features/intake/samples.ts";
import { decidedOffice } from "./decided.ts";
import { clerkTypes, lastMessage, typed } from "./people.ts";
import { openProxy, paper, send } from "./proxy.ts";
import { formNamed, servicesOf } from "./setup-office.ts";

/** One application is decided; past the clock's first round, so that the next one falls between no two steps. */
let decided: Office | undefined;
function office(): Office {
  decided ??= decidedOffice().advance("6m");
  return twinOf(decided).reload();
}

const SUBJECTS: Readonly<Record<string, string>> = {
  recommendation: "推薦/2018",
  associationReply: "医師会/2018",
  schedule: "案-2018-0001-1/受講者",
  instructorReport: "案-2018-0001-1/指導医",
  traineeReport: "案-2018-0001-1/受講者",
};
/** Forms about which this office has something to be answered. */
const answerable = keyedForms.filter(({ key }) => key in SUBJECTS);
const subjectOf = ({ key }: KeyedForm): string => SUBJECTS[key] ?? "";

const property = (of: Office, name: string): string =>
  servicesOf(of).PropertiesService.getScriptProperties().getProperty(name) ?? "";
const linksOf = (of: Office): FormLinks => JSON.parse(property(of, "formLinks")) as FormLinks;
/** As a letter reckons it. */
const keys = (of: Office): KeyOf => keysFrom(property(of, "secret"), linksOf(of));
const keyFor = (of: Office, form: KeyedForm, subject = subjectOf(form)): string => keys(of)(form.key, subject).key;

/** What a Form asks, in its order; headings ask nothing. */
const asked = (of: Office, form: FormDeclaration) =>
  formNamed(of, form.title)
    .view.sections.flatMap(({ questions }) => questions)
    .filter(({ kind }) => kind !== "SECTION_HEADER");

const rowsOf = (of: Office, form: KeyedForm) => of.table(tableOf(form).name);
/** What is acted upon afterwards is other features' affair; a key that is not believed is told here. */
const DOUBT = /鍵|どの通知|取り消されています/;
const believed = (row: Record<string, unknown> | undefined): boolean =>
  row !== undefined && !DOUBT.test(String(row["状態の理由"]));
const held = (of: Office, form: KeyedForm) => rowsOf(of, form).map((row) => [row["状態"], String(row["状態の理由"])]);

type How = NonNullable<Parameters<Office["submit"]>[2]>;
function answer(of: Office, form: KeyedForm, key: string, changes: Record<string, string> = {}, how: How = {}): string {
  return of.submit(form.title, typed(form, { ...soundAnswers(form), 鍵: key, ...changes }), how);
}

describe("手紙のリンク", () => {
  test.each(keyedForms.map((form) => [form.title, form] as const))("%s は、開けば鍵が入っている", (_, form) => {
    const of = office();
    const { key, url } = keys(of)(form.key, subjectOf(form) || "申-2018-0001/繰越");
    expect(key).toMatch(/^\w{4}-\w{4}-\w{4}-\w{4}$/);
    const { id } = formNamed(of, form.title);
    const opened = of.services.forms.prefilled(url);
    const [first] = asked(of, form);
    expect(first?.title).toBe("鍵");
    expect(opened).toEqual({ formId: id, answers: { [String(first?.id)]: key } });
  });

  test("承諾書は、開けば氏名、ふりがな、医療機関名が入っている", () => {
    const of = office();
    const names = ["見本 一郎", "みほん いちろう", "見本＆在宅クリニック"];
    const { answers } = of.services.forms.prefilled(filledLink(linksOf(of)[acceptance.key], names));
    const filled = asked(of, acceptance)
      .filter(({ id }) => String(id) in answers)
      .map(({ title, id }) => [title, answers[String(id)]]);
    expect(filled).toEqual([
      ["氏名", names[0]],
      ["ふりがな", names[1]],
      ["医療機関名", names[2]],
    ]);
  });

  test("鍵は、どのシートにも、どのログにもない", () => {
    const of = office();
    for (const form of answerable) answer(of, form, keyFor(of, form));
    of.advance("10m");
    const written = JSON.stringify([of.services.sheets.model.sheets().map((sheet) => of.table(sheet)), of.logs]);
    for (const form of answerable) expect(written).not.toContain(keyFor(of, form));
    expect(written).not.toContain(property(of, "secret"));
  });
});

describe.each(answerable.map((form) => [form.title, form] as const))("%s の回答", (_title, form) => {
  const { name, key: number } = tableOf(form);

  test("手紙の鍵なら信じられ、そのことの行になり、結果が操作記録に載る", () => {
    const of = office();
    const id = answer(of, form, keyFor(of, form));
    expect(rowsOf(of, form)).toMatchObject([{ 年度: 2018, 受付経路: "フォーム", 回答ID: id }]);
    expect(believed(rowsOf(of, form)[0])).toBe(true);
    expect(rowsOf(of, form)[0]).toMatchObject({
      [tableOf(form).columns[number]?.header ?? ""]: `${form.keyed.prefix}-2018-0001`,
    });
    for (const [column, value] of Object.entries(form.keyed.place(subjectOf(form))))
      expect(rowsOf(of, form)[0]?.[tableOf(form).columns[column]?.header ?? ""]).toBe(value);
    expect(
      of
        .table("操作記録")
        .map((row) => String(row["結果"]))
        .join("\n"),
    ).toContain(`「${name}」に1件を受け付けました。`);
    expect(of.crashes).toEqual([]);
  });

  test("知らない鍵も、ほかのフォームの鍵も、回答は残り、理由とともに職員を待つ", () => {
    const of = office();
    const other = answerable.find((each) => each !== form) ?? form;
    answer(of, form, "AAAA-AAAA-AAAA-AAAA");
    answer(of, form, keyFor(of, other));
    expect(held(of, form)).toEqual([
      ["保留", expect.stringContaining("どの通知の鍵でもありません")],
      ["保留", expect.stringContaining(`「${other.title}」の鍵（${subjectOf(other)}）です`)],
    ]);
    expect(of.table("要確認")).toEqual([]);
    expect(String(of.table("操作記録").at(-1)?.["結果"])).toContain("うち1件は、鍵などの確認が要るので「保留」です");
  });

  test("送信の知らせが二度来ても、なくても、空でも、回答は一度だけ入る", () => {
    const of = office();
    answer(of, form, keyFor(of, form), {}, { event: "doubled" });
    expect(rowsOf(of, form)).toHaveLength(1);
    answer(of, form, keyFor(of, form), {}, { event: "lost" });
    expect(rowsOf(of, form)).toHaveLength(1);
    answer(of, form, keyFor(of, form), {}, { event: "blank" });
    expect(rowsOf(of, form)).toHaveLength(3);
    answer(of, form, keyFor(of, form), {}, { event: "lost" });
    of.advance("70m");
    expect(rowsOf(of, form)).toHaveLength(4);
    of.advance("3h");
    expect(rowsOf(of, form)).toHaveLength(4);
    expect(new Set(rowsOf(of, form).map((row) => row["回答ID"])).size).toBe(4);
  });
});

describe("読めない回答", () => {
  const schedule = keyedForm("schedule");
  const click = (of: Office, item: string): string => {
    of.click("在宅連携", "受付", item);
    return lastMessage(of);
  };

  test("要確認に、鍵ごとそのまま載り、直して戻せば、初めの鍵で行になる", () => {
    const of = office();
    answer(of, schedule, keyFor(of, schedule), { 連絡の内容: "日程が決まった", 時間帯: "" });
    expect(rowsOf(of, schedule)).toEqual([]);
    const [review] = of.table("要確認");
    expect(review).toMatchObject({ 種別: "日程連絡書の回答", 状態: "未処理" });
    expect(String(review?.["理由と直し方"])).toContain("「日程が決まった」のときは、「時間帯」が要ります");
    expect(String(review?.["元の内容"])).toContain(`鍵：${keyFor(of, schedule)}`);
    const key = String(review?.["要確認番号"]);
    clerkTypes(of, "要確認", key, "修正欄", String(review?.["元の内容"]).replace("時間帯：", "時間帯：午後"));
    clerkTypes(of, "要確認", key, "処理", "取り込む");
    expect(click(of, "要確認を取り込む")).toContain("1件を取り込みました");
    expect(rowsOf(of, schedule)).toMatchObject([
      { 案件番号: "案-2018-0001-1", 連絡者: "受講者", 時間帯: "午後", 受付経路: "要確認から" },
    ]);
    expect(believed(rowsOf(of, schedule)[0])).toBe(true);
    expect(of.table("要確認")).toMatchObject([{ 状態: "取込済", 理由と直し方: "連-2018-0001 として取り込みました" }]);
    of.advance("70m");
    expect(rowsOf(of, schedule)).toHaveLength(1);
  });

  test("直しきれていなければ残り、取り下げれば入らない", () => {
    const of = office();
    answer(of, schedule, keyFor(of, schedule), { 連絡の内容: "日程が決まった", 時間帯: "" });
    const key = String(of.table("要確認")[0]?.["要確認番号"]);
    clerkTypes(of, "要確認", key, "処理", "取り込む");
    expect(click(of, "要確認を取り込む")).toContain("1件はまだ取り込めません");
    clerkTypes(of, "要確認", key, "処理", "取り下げる");
    expect(click(of, "要確認を取り込む")).toContain("1件を取り下げました");
    of.advance("70m");
    expect([rowsOf(of, schedule), of.table("要確認").map((row) => row["状態"])]).toEqual([[], ["取下げ"]]);
  });

  test("推薦書の三人は三行になり、要確認から戻したときは、初めの番号が載る", () => {
    const of = office();
    const form = keyedForm("recommendation");
    const three = Object.fromEntries(
      [1, 2, 3].flatMap((n) =>
        Object.entries(soundAnswers(form)).map(([title, text]) => [title.replace("（1）", `（${n}）`), text] as const),
      ),
    );
    answer(of, form, keyFor(of, form), { ...three, "医療機関名（2）": "" });
    expect(rowsOf(of, form)).toEqual([]);
    const [review] = of.table("要確認");
    const corrected = String(review?.["元の内容"]).replace("医療機関名（2）：", "医療機関名（2）：見本医院");
    clerkTypes(of, "要確認", String(review?.["要確認番号"]), "修正欄", corrected);
    clerkTypes(of, "要確認", String(review?.["要確認番号"]), "処理", "取り込む");
    click(of, "要確認を取り込む");
    expect(rowsOf(of, form).map((row) => row["推薦番号"])).toEqual(["推-2018-0001", "推-2018-0002", "推-2018-0003"]);
    expect(of.table("要確認")[0]?.["理由と直し方"]).toBe("推-2018-0001 として取り込みました");
  });
});

describe("代理入力", () => {
  const schedule = keyedForm("schedule");
  const answers = (changes: Record<string, string> = {}) => ({ ...soundAnswers(schedule), ...changes });

  test.each([
    ["鍵", (of: Office) => keyFor(of, schedule).toLowerCase()],
    ["番号", () => subjectOf(schedule)],
  ])("紙は、%sで入り、番号が知らされる", (_, keyOf) => {
    const of = office();
    const sent = send(of, paper(openProxy(of), 1, schedule, answers({ 鍵: keyOf(of) })));
    expect(sent).toMatchObject({ ok: true, reply: { place: "連-2018-0001", faults: [], used: true } });
    expect(sent.message).toContain("「同行研修日程連絡書」を 連-2018-0001 として受け付けました");
    expect(rowsOf(of, schedule)).toMatchObject([{ 案件番号: "案-2018-0001-1", 連絡者: "受講者", 受付経路: "郵送" }]);
    expect(believed(rowsOf(of, schedule)[0])).toBe(true);
  });

  test("何についてかわからない紙は断り、鍵の欄を示す", () => {
    const of = office();
    const desk = openProxy(of);
    for (const [n, typedKey] of ["", "案-2018-9999-1/受講者", "AAAA-AAAA-AAAA-AAAA"].entries()) {
      const sent = send(of, paper(desk, n + 1, schedule, answers(typedKey === "" ? {} : { 鍵: typedKey })));
      expect(sent.reply).toMatchObject({ place: "", used: false, faults: [{ key: KEY_QUESTION }] });
    }
    expect(rowsOf(of, schedule)).toEqual([]);
  });

  test("期限を過ぎた紙も失われず、保留の行になり、理由が知らされる", () => {
    const of = office();
    clerkTypes(of, "マッチング", "案-2018-0001-1", "状態", "取消");
    const sent = send(of, paper(openProxy(of), 1, schedule, answers({ 鍵: subjectOf(schedule) })));
    expect(sent.message).toContain("状態：保留（この決定は取り消されています。相手に確かめてください）");
    expect(rowsOf(of, schedule)).toMatchObject([{ 状態: "保留", 案件番号: "案-2018-0001-1", 連絡者: "受講者" }]);
  });

  test("答えが届かず送り直しても一度だけ入り、別の対象の紙なら、別の紙だとわかる", () => {
    const of = office();
    const desk = openProxy(of);
    const first = paper(desk, 1, schedule, answers({ 鍵: subjectOf(schedule) }));
    send(of, first);
    expect(send(of, first).message).toContain("連-2018-0001 としてすでに受け付けています");
    const other = send(of, paper(desk, 1, schedule, answers({ 鍵: "案-2018-0001-1/指導医" })));
    expect(other.reply).toMatchObject({ place: "", used: true });
    expect(other.reply?.faults[0]?.text).toContain("連絡者：受講者 → 指導医");
    expect(rowsOf(of, schedule)).toHaveLength(1);
  });
});

describe("どのフォームを見るか", () => {
  const opened = (of: Office): number => of.calls.byMethod["FormApp.openById"] ?? 0;
  const schedule = keyedForm("schedule");

  test("知らせが名指したフォームだけを開き、空の知らせでは、すべてを開く", () => {
    const of = office();
    of.resetCalls();
    answer(of, schedule, keyFor(of, schedule));
    const named = of.calls;
    expect(opened(of)).toBe(1);
    of.resetCalls();
    answer(of, schedule, keyFor(of, schedule), {}, { event: "blank" });
    expect(opened(of)).toBe(forms.length);
    expect(of.calls.total).toBeGreaterThan(named.total);
    expect(rowsOf(of, schedule)).toHaveLength(2);
  });

  test("まだ作られていないフォームがあっても、空の知らせは、ほかのフォームを見る", () => {
    const of = office();
    const store = servicesOf(of).PropertiesService.getScriptProperties();
    const { "form.reply": _gone, ...files } = JSON.parse(property(of, "files")) as Record<string, string>;
    store.setProperty("files", JSON.stringify(files));
    of.resetCalls();
    answer(of, schedule, keyFor(of, schedule), {}, { event: "blank" });
    expect(rowsOf(of, schedule)).toHaveLength(1);
    expect(opened(of)).toBe(forms.length - 1);
  });
});

test("どのフォームの質問も、鍵のほかは、宣言の列が尋ねるとおりに並ぶ", () => {
  const of = office();
  for (const form of forms) {
    const titles = asked(of, form).map(({ title }) => title);
    expect(titles).toEqual(questionsFor(form, settings).map(({ title }) => title));
  }
});
