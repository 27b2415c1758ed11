/** 待機・不決定の通知を起こす: what an application can be told, from the selected rows of 申込者. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { clerkTypes, lastMessage } from "./people.ts";
import { lastQuestion, menu, notice, saying, select, send } from "./support/notices.ts";
import { stages, type Opener } from "./support/stages.ts";

let open: Opener;
let close: () => void;
beforeAll(async () => {
  ({ open, close } = await stages({ people: 3 }));
});
afterAll(() => close());

const [FIRST, SECOND, THIRD] = ["申-2018-0001", "申-2018-0002", "申-2018-0003"];
const raise = (office: Office, ...keys: string[]): string => {
  select(office, "申込者", keys);
  return menu(office, "待機・不決定の通知を起こす");
};
const raised = (office: Office): unknown[] =>
  office
    .table("通知")
    .filter((row) => row["種類"] !== "受付連絡")
    .map((row) => row["通知番号"]);

/** The second is out of scope, the third is decided. */
async function mixed(): Promise<Office> {
  const office = await open("applied");
  clerkTypes(office, "申込者", SECOND, "資格判断", "対象外とする");
  clerkTypes(office, "申込者", SECOND, "資格判断の理由", "市外の勤務");
  office.click("在宅連携", "受付", "確認と審査を反映する");
  office.click("在宅連携", "マッチング", "提案を作る");
  clerkTypes(office, "マッチング", "案-2018-0003-1", "判断", "採用");
  office.click("在宅連携", "マッチング", "決定する");
  return saying(office, "");
}

test("選定待ちには待機連絡、対象外には不決定通知ができ、決定した申込みは、わけを言って除く", async () => {
  const office = await mixed();
  const said = raise(office, FIRST, SECOND, THIRD);
  const shown = lastQuestion(office);
  expect(shown).toContain(`・${FIRST}　例示 1号（選定待ち）　待機連絡`);
  expect(shown).toContain(`・${SECOND}　例示 2号（対象外）　不決定通知`);
  expect(said).toContain(`${THIRD}：状態が「決定」です`);
  expect(notice(office, `${FIRST}/待機1`)).toMatchObject({
    種類: "待機連絡",
    状態: "待ち",
    宛先番号: FIRST,
    年度: 2018,
  });
  expect(notice(office, `${SECOND}/不決定`)).toMatchObject({ 種類: "不決定通知", 状態: "待ち", 対象番号: SECOND });
  send(office);
  expect(notice(office, `${FIRST}/待機1`)).toMatchObject({ 状態: "完了", 文書番号: "" });
  expect(notice(office, `${SECOND}/不決定`)).toMatchObject({ 状態: "完了" });
});

test("同じ種類の済んでいない通知があれば起こさず、済めば待機2になり、不決定は一度だけである", async () => {
  const office = await mixed();
  raise(office, FIRST, SECOND);
  const said = raise(office, FIRST, SECOND);
  expect(said).toContain(`待機連絡 ${FIRST}/待機1 が、まだ済んでいません`);
  expect(said).toContain(`不決定通知 ${SECOND}/不決定 が、まだ済んでいません`);
  send(office);
  raise(office, FIRST, SECOND);
  expect(raised(office)).toContain(`${FIRST}/待機2`);
  expect(lastMessage(office)).toContain("不決定通知を送っています");
});

test("隠れた行は除いて数え、いいえと答えれば何も起こさない", async () => {
  const office = await open("applied");
  office.services.sheets.clerk.filter("申込者", "受付番号", [FIRST]);
  office.services.sheets.clerk.select("申込者", "A2:A10");
  office.answer("NO");
  menu(office, "待機・不決定の通知を起こす");
  expect(lastQuestion(office)).toContain("1人の通知を起こします（絞り込みなどで隠れている2行は除きました）");
  expect(raised(office)).toEqual([]);
});

test("申込みが決まれば、待っていた待機連絡は取消になる", async () => {
  const office = await mixed();
  raise(office, FIRST);
  clerkTypes(office, "マッチング", "案-2018-0001-1", "判断", "採用");
  office.click("在宅連携", "マッチング", "決定する");
  send(office);
  expect(notice(office, `${FIRST}/待機1`)).toMatchObject({ 状態: "取消" });
  expect(String(notice(office, `${FIRST}/待機1`)["不備・確認事項"])).toContain(
    `申込み ${FIRST} が「決定」になったため`,
  );
});

test("年度が終わっても選定待ちの申込みには、不決定通知を起こす", async () => {
  const office = await open("applied", { now: "2019-04-02T09:00:00+09:00" });
  raise(office, FIRST);
  expect(raised(office)).toEqual([`${FIRST}/不決定`]);
});
