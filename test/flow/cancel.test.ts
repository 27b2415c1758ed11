/** マッチング > 決定を取り消す, 取下げと辞退を反映する: through the menus, before and after letters left. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { clerkTypes, lastMessage } from "./people.ts";
import { replying, seen, selectRows } from "./support/keyboard.ts";
import { stages, type Opener } from "./support/stages.ts";

const WHY = "日程の変更";
const FIRST = "案-2018-0001-1";
const SECOND = "案-2018-0002-1";

let open: Opener;
let close: () => void;
beforeAll(async () => {
  ({ open, close } = await stages({ people: 2 }));
});
afterAll(() => close());

const propose = (office: Office): unknown => office.click("在宅連携", "マッチング", "提案を作る");
const decide = (office: Office): unknown => office.click("在宅連携", "マッチング", "決定する");
const make = (office: Office): unknown => office.click("在宅連携", "通知", "文書だけ作る");
const mail = (office: Office): unknown => office.click("在宅連携", "通知", "文書を作ってメールで送る");
const reflect = (office: Office): unknown => office.click("在宅連携", "マッチング", "取下げと辞退を反映する");

function cancel(office: Office, keys: readonly string[] = [FIRST], kind = "1"): Office {
  selectRows(replying(office, { 番号で答え: kind, 理由を書いて: WHY }), "マッチング", keys);
  office.click("在宅連携", "マッチング", "決定を取り消す");
  return office;
}

const stateOf = (office: Office, sheet: string, key: string): unknown => seen(office, sheet)[key]?.["状態"];
const states = (office: Office, sheet: string): unknown[] => office.table(sheet).map((row) => row["状態"]);
const noticesOf = (office: Office, caseId: string): Record<string, unknown> =>
  Object.fromEntries(
    office
      .table("通知")
      .filter((row) => row["対象番号"] === caseId)
      .map((row) => [String(row["通知番号"]), row["状態"]]),
  );

describe("文書を作る前に取り消すと", () => {
  test("決定の前と同じブックに戻り、取りやめた通知と操作の記録だけが残る", async () => {
    const judged = await open("judged");
    judged.click("在宅連携", "マッチング", "判断を確かめる");
    const before = ["マッチング", "申込者"].map((sheet) => seen(judged, sheet));
    const others = seen(judged, "通知");
    decide(judged);
    cancel(judged, [FIRST, SECOND]);
    expect(["マッチング", "申込者"].map((sheet) => seen(judged, sheet))).toEqual(before);
    expect(seen(judged, "通知")).toMatchObject(others);
    expect(noticesOf(judged, FIRST)).toEqual({ [`${FIRST}/受講者`]: "取消", [`${FIRST}/指導医`]: "取消" });
    expect(lastMessage(judged)).toContain("2件の決定を取り消しました。うち2件は決定の前に戻しました");
    expect(judged.table("操作記録").at(-1)).toMatchObject({ 操作: "マッチング：決定を取り消す", 状態: "済" });
    expect(judged.crashes).toEqual([]);
  });

  test("もう一度決定して、文書を送れる", async () => {
    const office = cancel(await open("decided"));
    decide(office);
    mail(office);
    expect(noticesOf(office, FIRST)).toEqual({
      [`${FIRST}/受講者`]: "取消",
      [`${FIRST}/指導医`]: "取消",
      [`${FIRST}/受講者/2`]: "完了",
      [`${FIRST}/指導医/2`]: "完了",
    });
    expect(office.letters()).toHaveLength(4);
  });

  test("枠と年1回がすぐに空き、ほかの人を決定できる", async () => {
    const office = await open("applied");
    for (const row of office.table("年度委嘱")) clerkTypes(office, "年度委嘱", String(row["委嘱番号"]), "年上限", "1");
    clerkTypes(office, "指導医", "医-0002", "在任", "");
    propose(office);
    const [held, waits] = office.table("マッチング").map((row) => String(row["案件番号"]));
    clerkTypes(office, "マッチング", String(held), "判断", "採用");
    decide(office);
    propose(office);
    expect(stateOf(office, "マッチング", String(waits))).toBe("未成立");
    cancel(office, [String(held)]);
    clerkTypes(office, "マッチング", String(held), "判断", "見送り");
    clerkTypes(office, "マッチング", String(held), "判断の理由", WHY);
    propose(office);
    expect(stateOf(office, "マッチング", String(waits))).toBe("提案");
    clerkTypes(office, "マッチング", String(waits), "判断", "採用");
    decide(office);
    expect(stateOf(office, "マッチング", String(waits))).toBe("決定");
  });

  test("「いいえ」なら、何も変わらない", async () => {
    const office = await open("decided");
    const before = ["マッチング", "申込者", "通知"].map((sheet) => seen(office, sheet));
    selectRows(office, "マッチング", [FIRST]);
    office.answer({ button: "OK", text: WHY }, "NO").click("在宅連携", "マッチング", "決定を取り消す");
    expect(["マッチング", "申込者", "通知"].map((sheet) => seen(office, sheet))).toEqual(before);
    expect(lastMessage(office)).toContain("決定の前に戻します");
  });

  test.each([
    ["理由が空", "", "理由が書かれていません"],
    ["理由が長い", "あ".repeat(201), "長すぎます（201字）"],
  ])("%sなら、直し方を言って断る", async (_, text, said) => {
    const office = selectRows(await open("decided"), "マッチング", [FIRST]);
    office.answer({ button: "OK", text }).click("在宅連携", "マッチング", "決定を取り消す");
    expect(lastMessage(office)).toContain(said);
    expect(stateOf(office, "マッチング", FIRST)).toBe("決定");
  });

  test("決定でない行は、理由を言って断る", async () => {
    const office = cancel(await open("judged"));
    expect(lastMessage(office)).toContain("「提案」なので、取り消す決定がありません");
    expect(states(office, "マッチング")).toEqual(["提案", "提案"]);
  });

  test("尋ねている間に文書ができたら、取り消さずに、もう一度尋ねるように言う", async () => {
    const office = await open("decided");
    selectRows(office, "マッチング", [FIRST]);
    const meanwhile = (): void => void mail(office);
    office.answer({ button: "OK", text: WHY }, { button: "YES", meanwhile });
    office.click("在宅連携", "マッチング", "決定を取り消す");
    expect(lastMessage(office)).toContain("確かめている間に文書ができました");
    expect(stateOf(office, "マッチング", FIRST)).toBe("決定");
  });
});

describe("文書を作った後に取り消すと", () => {
  test("発送していなければ、通知は欠番になり、相手には何も送らない", async () => {
    const office = await open("decided");
    make(office);
    cancel(office);
    expect(noticesOf(office, FIRST)).toEqual({ [`${FIRST}/受講者`]: "取消", [`${FIRST}/指導医`]: "取消" });
    const given = seen(office, "通知")[`${FIRST}/受講者`];
    expect(given).toMatchObject({ 欠番の理由: `決定の取消しのため（${WHY}）` });
    expect(given?.["文書番号"]).not.toBe("");
    expect(seen(office, "マッチング")[FIRST]).toMatchObject({
      状態: "取消",
      取消の区分: "事務局の都合",
      取消の理由: WHY,
    });
    expect(stateOf(office, "申込者", "申-2018-0001")).toBe("選定待ち");
    const numbers = office.table("通知").map((row) => row["号"]);
    mail(office);
    expect(
      office
        .outbox()
        .map((each) => each.subject)
        .filter((subject) => subject.includes("0001")),
    ).toHaveLength(1);
    expect(office.table("通知").map((row) => row["号"])).toEqual(numbers);
  });

  test("発送していれば、両者への取消連絡が待ちになり、作って送れる", async () => {
    const office = await open("decided");
    mail(office);
    cancel(office);
    expect(noticesOf(office, FIRST)).toEqual({
      [`${FIRST}/受講者`]: "完了",
      [`${FIRST}/指導医`]: "完了",
      [`${FIRST}/取消/受講者`]: "待ち",
      [`${FIRST}/取消/指導医`]: "待ち",
    });
    expect(lastMessage(office)).toContain("取消連絡の通知2件を用意しました");
    const before = office.outbox().length;
    mail(office);
    expect(noticesOf(office, FIRST)).toMatchObject({
      [`${FIRST}/取消/受講者`]: "完了",
      [`${FIRST}/取消/指導医`]: "完了",
    });
    expect(office.outbox()).toHaveLength(before + 2);
    propose(office);
    expect(office.table("マッチング").at(-1)).toMatchObject({ 案件番号: "案-2018-0001-2", 状態: "提案" });
  });

  test("決裁をとる種類なら、取消連絡は決定案から始まる", async () => {
    const office = await open("decided");
    mail(office);
    clerkTypes(office, "設定", "決裁をとる通知", "値", "変更・取消");
    cancel(office);
    expect(seen(office, "通知")[`${FIRST}/取消/受講者`]).toMatchObject({ 決裁: "決定案", 状態: "待ち" });
    mail(office);
    expect(noticesOf(office, FIRST)[`${FIRST}/取消/受講者`]).toBe("待ち");
  });

  test("申込者の取下げなら申込みも取消に、指導医の辞退なら別の指導医と組み直す", async () => {
    const office = await open("decided");
    mail(office);
    const [mine, theirs] = [FIRST, SECOND].map((id) => String(seen(office, "マッチング")[id]?.["指導医番号"]));
    cancel(office, [FIRST], "3");
    cancel(office, [SECOND], "2");
    expect(states(office, "申込者")).toEqual(["取消", "選定待ち"]);
    propose(office);
    expect(office.table("マッチング").at(-1)).toMatchObject({
      案件番号: "案-2018-0002-2",
      状態: "提案",
      指導医番号: mine,
    });
    expect(mine).not.toBe(theirs);
  });

  test("選べない番号なら、何も変えない", async () => {
    const office = await open("decided");
    mail(office);
    cancel(office, [FIRST], "4");
    expect(lastMessage(office)).toContain("「4」は選べる番号ではありません");
    expect(stateOf(office, "マッチング", FIRST)).toBe("決定");
  });
});

describe("取下げと辞退を反映すると", () => {
  test("取り下げた人の決定は取消になり、枠がすぐに空く", async () => {
    const office = await open("decided");
    clerkTypes(office, "申込者", "申-2018-0001", "取下げ", "はい");
    clerkTypes(office, "申込者", "申-2018-0001", "取下げの理由", WHY);
    office.click("在宅連携", "受付", "確認と審査を反映する");
    expect(lastMessage(office)).toContain("「マッチング > 取下げと辞退を反映する」");
    expect(states(office, "申込者")).toEqual(["決定", "決定"]);
    reflect(office);
    expect(states(office, "申込者")).toEqual(["取消", "決定"]);
    expect(seen(office, "マッチング")[FIRST]).toMatchObject({
      状態: "取消",
      取消の区分: "申込者の取下げ",
      取消の理由: WHY,
    });
    expect(noticesOf(office, FIRST)).toEqual({ [`${FIRST}/受講者`]: "取消", [`${FIRST}/指導医`]: "取消" });
    reflect(office);
    expect(lastMessage(office)).toContain("取り消す決定はありません");
  });

  test("辞退した指導医の決定は取消になり、申込みは別の指導医と組み直す", async () => {
    const office = await open("decided");
    mail(office);
    const host = String(seen(office, "マッチング")[FIRST]?.["指導医番号"]);
    clerkTypes(office, "年度委嘱", `委-2018-${host}`, "受入停止", "はい");
    clerkTypes(office, "年度委嘱", `委-2018-${host}`, "受入停止の理由", "入院");
    clerkTypes(office, "申込者", "申-2018-0002", "取下げ", "はい");
    reflect(office);
    expect(office.dialogs.at(-2)?.text).toContain("2件の決定を取り消します");
    expect(seen(office, "マッチング")[FIRST]).toMatchObject({
      状態: "取消",
      取消の区分: "指導医の辞退",
      取消の理由: "入院",
    });
    expect(states(office, "申込者")).toEqual(["選定待ち", "取消"]);
    expect(Object.keys(noticesOf(office, FIRST))).toContain(`${FIRST}/取消/指導医`);
    propose(office);
    const again = office.table("マッチング").at(-1);
    expect(again).toMatchObject({ 案件番号: "案-2018-0001-2", 状態: "提案" });
    expect(again?.["指導医番号"]).not.toBe(host);
  });

  test("提案のままの案件は、次の提案を作るときに閉じるか組み直す", async () => {
    const office = await open("judged");
    for (const id of [FIRST, SECOND]) clerkTypes(office, "マッチング", id, "判断", "");
    const host = String(seen(office, "マッチング")[SECOND]?.["指導医番号"]);
    clerkTypes(office, "申込者", "申-2018-0001", "取下げ", "はい");
    clerkTypes(office, "指導医", host, "在任", "");
    reflect(office);
    expect(lastMessage(office)).toContain("取り消す決定はありません");
    propose(office);
    expect(stateOf(office, "マッチング", FIRST)).toBe("失効");
    const other = seen(office, "マッチング")[SECOND];
    expect(other).toMatchObject({ 状態: "提案" });
    expect(other?.["指導医番号"]).not.toBe(host);
  });
});
