/** A report that names a patient: warned of at once, and kept from every letter and mail until staff clear the words. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { shownText } from "../../src/tables/shown-text.ts";
import type { Office } from "../../src/workspace/office.ts";
import { decidedOffice, send } from "./decided.ts";
import { clerkTypes } from "./people.ts";
import {
  at,
  hostReports,
  LEARNED,
  reportAsHost,
  reportAsTrainee,
  rowOf,
  traineeReportsIn,
  visitedOffice,
} from "./reports-office.ts";

let open: () => Promise<Office>;
let close: () => void;
beforeAll(async () => {
  ({ open, close } = await visitedOffice());
});
afterAll(() => close());

const FIRST = "受報-2018-0001";
/** A name in kana, an age in full width, and a telephone number. */
const NAMED = "タナカハナコさん（８５歳、０４６－８２３－９９９９）のお宅で、ご家族への声のかけ方を学びました。";
const suspicion = (office: Office): string => String(traineeReportsIn(office)[0]?.["患者情報の疑い"]);
const reflect = (office: Office): void => void office.click("在宅連携", "報告", "報告を反映する");

test("かなの氏名も全角の年齢と電話も見つけ、どの欄のどこかと、直し方を書き、報告は反映する", async () => {
  const office = await open();
  reportAsTrainee(office, { 学んだこと: NAMED });
  expect(traineeReportsIn(office)).toMatchObject([{ 状態: "反映済" }]);
  for (const words of [
    "【学んだこと】",
    "氏名「タナカハナコ",
    "年齢「８５歳」",
    "電話「０４６－８２３－９９９９」",
    "問題なし",
  ])
    expect(suspicion(office)).toContain(words);
});

test("受講者、指導医、それぞれの医療機関の名前は、疑わない", async () => {
  const office = await open();
  reportAsHost(office, { "受講者の様子・助言": "見本太郎先生は見本医院でも続けられそうです。" });
  reportAsTrainee(office, { 学んだこと: "見本一郎先生に、見本在宅クリニックの工夫を教わりました。" });
  expect(hostReports(office)).toMatchObject([{ 患者情報の疑い: "" }]);
  expect(suspicion(office)).toBe("");
});

test("文を直すと疑いは消え、書き足すとまた付く", async () => {
  const office = await open();
  reportAsTrainee(office, { 学んだこと: NAMED });
  clerkTypes(office, "受講報告", FIRST, "学んだこと", "ご家族への声のかけ方を学びました。");
  office.advance("61m");
  expect(suspicion(office)).toBe("");
  clerkTypes(office, "受講報告", FIRST, "要望", "昭和10年5月3日生まれの方でした。");
  office.advance("61m");
  expect(suspicion(office)).toContain("【要望】");
  const before = office.table("操作記録").length;
  office.advance("61m");
  expect(office.table("操作記録").slice(before)).toEqual([]);
});

test("「問題なし」はそのときの文だけを許し、文が変われば、選び直すまで外に出ない", async () => {
  const office = await open();
  reportAsTrainee(office, { 学んだこと: NAMED });
  const cleared = (): unknown => rowOf(office, "受講報告", "報告番号", FIRST)["確認した文の控え"];
  clerkTypes(office, "受講報告", FIRST, "患者情報の確認", "問題なし");
  reflect(office);
  const first = cleared();
  expect(first).not.toBe("");
  clerkTypes(office, "受講報告", FIRST, "学んだこと", `${NAMED}鈴木さんにも会いました。`);
  reflect(office);
  expect(cleared()).toBe(first);
  expect(suspicion(office)).toContain("「問題なし」が選ばれた後に、文が変わりました");
  clerkTypes(office, "受講報告", FIRST, "患者情報の確認", "");
  reflect(office);
  expect([cleared(), suspicion(office).includes("文が変わりました")]).toEqual(["", false]);
  clerkTypes(office, "受講報告", FIRST, "患者情報の確認", "問題なし");
  reflect(office);
  expect(cleared()).not.toBe(first);
});

test("疑いのある文は、職員が確かめるまで、どの通知にもメールにも載らない", async () => {
  const office = await open();
  const report = "タナカハナコさん（８５歳）";
  reportAsHost(office, { "受講者の様子・助言": `${report}のお宅に伺いました。`, 改善意見: `${report}の件` });
  reportAsTrainee(office, { 学んだこと: NAMED, 役立つ点: report, 要望: report });
  office.services.sheets.clerk.select("設定", "A1");
  office.click("在宅連携", "報告", "受講証明書を起こす");
  office.click("在宅連携", "通知", "文書を作ってメールで送る");
  at(office, "2018-07-04 09:00");
  const out = [
    ...office.outbox().map((mail) => `${mail.subject}\n${mail.body}`),
    ...office.letters().map(({ text }) => text),
    ...office.letters("帳票").map(({ text }) => text),
  ].join("\n");
  expect(out).toContain("受　講　証　明　書");
  expect(out).toContain("患者情報の疑いのある報告");
  for (const words of ["タナカ", "８５", "85歳", "９９９９"]) expect(out).not.toContain(words);
  expect(shownText(NAMED, ["見本 太郎"], "")).toBe("");
  expect(shownText(LEARNED["学んだこと"] ?? "", [], "")).toBe(LEARNED["学んだこと"]);
});

test("受講目的に患者さんのことがあれば、指導医への決定連絡票を作らず、直せば作り、直す前の文はどこにも出ない", () => {
  const purpose = "山本ハナさん（85歳）の在宅移行に関わるため";
  const office = decidedOffice({}, { 受講目的: purpose });
  send(office);
  const notice = (): Record<string, unknown> =>
    office.table("通知").find((row) => row["種類"] === "決定連絡票（指導医用）") ?? {};
  expect(notice()).toMatchObject({ 状態: "不備", 文書ID: "" });
  expect(String(notice()["不備・確認事項"])).toContain("「申込者」シートの 申-2018-0001 の「受講目的」");
  clerkTypes(office, "申込者", "申-2018-0001", "受講目的", "退院した方の在宅移行に関わるため");
  office.click("在宅連携", "受付", "訂正を記録する");
  clerkTypes(office, "通知", String(notice()["通知番号"]), "職員の判断", "やり直す");
  send(office);
  expect(notice()).toMatchObject({ 状態: "完了" });
  const out = [
    ...office.outbox().map((mail) => `${mail.subject}\n${mail.body}`),
    ...office.letters().map(({ text }) => text),
  ];
  expect(out.join("\n")).toContain("退院した方の在宅移行に関わるため");
  for (const words of ["山本", "ハナ", "85歳"]) expect(out.join("\n")).not.toContain(words);
});
