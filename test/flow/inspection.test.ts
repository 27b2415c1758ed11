/** 点検 by the menu, on offices that staff have put out of order; and the clock that says when it has stopped. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { approvalStages, asClerk, mailAll, setSetting, TO_APPLICANT, type Step } from "./approvals.ts";
import { clerkTypes, lastMessage } from "./people.ts";
import { callsOf } from "./support/state.ts";

let open: (step: Step) => Promise<Office>;
let close: () => void;
beforeAll(async () => {
  ({ open, close } = await approvalStages());
});
afterAll(() => close());

const CLERK = "kakari@example.jp";
const SILENT = "時計が止まっています（15分以上）";

const inspect = (office: Office): string => {
  office.click("在宅連携", "点検", "点検");
  return lastMessage(office);
};
const lastRecord = (office: Office) => office.table("操作記録").at(-1) ?? {};
const captions = (office: Office): string[] => {
  const [menu] = office.reload().services.desk.menu();
  return menu && "items" in menu ? menu.items.flatMap((item) => ("caption" in item ? [item.caption] : [])) : [];
};
/** The clock fires no more, and nobody is told. */
const stopClock = (office: Office): void => office.services.triggers.removeAllOf("office@example.jp");
/** Calls that change something outside 操作記録. */
const WRITES =
  /\.(set[A-Z]\w*|append\w*|insert\w*|delete\w*|clear\w*|create|update|copy|batchUpdate|sendEmail|protect|add[A-Z]\w*|newTrigger|remove\w*|sort|hide\w*|show\w*|move\w*|trash\w*)$/;

describe("点検", () => {
  test("流れのままの台帳では、決めていないことのほかに何も見つからず、操作記録のほかに何も書かない", async () => {
    const office = await open("approved");
    mailAll(office);
    const before = held(office);
    const calls = callsOf(office, () => inspect(office));
    expect(lastMessage(office)).toBe("直すところは見つかりませんでした。");
    expect(calls.filter((call) => WRITES.test(call))).toEqual(["Sheet.appendRow"]);
    expect(held(office)).toEqual(before);
    expect(lastRecord(office)).toMatchObject({ 操作: "点検", 状態: "済", 結果: "直すところは見つかりませんでした。" });
  });

  test("書き込みの見張りは、書き込みを見つける", async () => {
    const office = await open("drafted");
    office.services.desk.unanswered = ({ buttons }) => ({ button: buttons.includes("YES") ? "YES" : "OK" });
    const calls = callsOf(office, () => office.click("在宅連携", "決裁", "決裁に回す"));
    expect(calls.filter((call) => WRITES.test(call)).length).toBeGreaterThan(1);
  });

  test("手で変えた状態、消した行、空の設定、二つの事務所アカウントを、場所と直し方とともに言う", async () => {
    const office = await open("approved");
    mailAll(office);
    clerkTypes(office, "申込者", "申-2018-0001", "状態", "選定待ち");
    clerkTypes(office, "通知", TO_APPLICANT, "送信日時", "");
    clerkTypes(office, "通知", TO_APPLICANT, "発送日", "");
    clerkTypes(office, "マッチング", "案-2018-0001-1", "指導医番号", "医-9999");
    setSetting(office, "文書記号", "");
    office.services.sheets.clerk.addRow("職員", { メールアドレス: CLERK, 役割: "事務所アカウント", 在職: "はい" });
    const said = inspect(office);
    for (const words of [
      "「マッチング」2行目 案-2018-0001-1：状態が「決定」ですが、申込みは「選定待ち」です",
      `${TO_APPLICANT}：状態が「完了」ですが、送信日時も発送日もありません`,
      "指導医番号 医-9999 の行が「指導医」シートにありません",
      "文書記号：空です。「",
      "事務所アカウントが2つあります",
    ])
      expect(said).toContain(words);
    expect(lastRecord(office)["結果"]).toContain("指導医番号 医-9999");
  });

  test("見出しを書き換えると、ほかの操作が止まっていても、どの見出しかを言う", async () => {
    const office = await open("approved");
    office.services.sheets.clerk.renameHeader("通知", "状態", "いま");
    expect(inspect(office)).toContain("「通知」1行目：見出し「状態」がありません → 見出しを「状態」に戻してください");
  });

  test("ごみ箱の文書と様式、消えた仕掛けを、事務所アカウントには言い、担当には確かめていないと言う", async () => {
    const office = await open("approved");
    mailAll(office);
    const [letter] = office.letters();
    const template = office.documents().find((each) => each.name.includes("不決定通知"));
    for (const id of [letter?.id, template?.id]) office.services.drive.file(id ?? "").trashed = true;
    stopClock(office);
    const said = inspect(office);
    expect(said).toContain("時計がありません");
    expect(said).toContain("「在宅医同行研修申込書」が届いたときの取込みが仕掛けられていません");
    expect(said).toContain("文書（見本地医第1号）がないか、ごみ箱にあります");
    expect(said).toContain("不決定通知の様式：様式の文書がないか、ごみ箱にあります");
    // A clerk who gave neither right can inspect all the same.
    for (const scope of ["drive.file", "script.scriptapp"])
      asClerk(office).deny(CLERK, `https://www.googleapis.com/auth/${scope}`);
    expect(inspect(office)).toContain("事務所アカウントで点検したときだけ確かめます");
  });

  test("Driveが答えないだけの文書は、ないとは言わない", async () => {
    const office = await open("approved");
    mailAll(office);
    const calls = callsOf(office, () => inspect(office));
    const first = calls.findIndex((call) => /Files\.get$/.test(call)) + 1;
    expect(first).toBeGreaterThan(0);
    office.failAt(first, "before");
    expect(inspect(office)).toBe("直すところは見つかりませんでした。");
    expect(office.calm()).toBe(true);
  });
});

describe("時計", () => {
  test("止まって15分を超えると、メニューのいちばん上に出て、点検へ続き、その初めの行になる", async () => {
    const office = await open("drafted");
    office.advance("10m");
    stopClock(office);
    office.advance("14m");
    expect(captions(office)).not.toContain(SILENT);
    office.advance("10m");
    expect(captions(asClerk(office))[0]).toBe(SILENT);
    office.click("在宅連携", SILENT);
    expect(lastMessage(office).split("\n")[1]).toContain("時計：止まっています（15分以上。");
  });

  test("動いている間は、いつ開いても出ない", async () => {
    const office = await open("drafted");
    for (let turn = 0; turn < 30; turn++) expect(captions(office.advance("7m"))).not.toContain(SILENT);
    expect(captions(office)).toContain("受付");
  });

  test("止まりを確かめられなくても、メニューは出る", async () => {
    const office = await open("drafted");
    const names = callsOf(office, () => office.reload());
    office.failAt(names.findIndex((call) => call.includes("getProperty")) + 1, "before");
    expect(captions(office)).toContain("受付");
  });

  test("初期設定をもう一度実行すると、動き出す", async () => {
    const office = await open("drafted");
    stopClock(office);
    office.advance("1h");
    expect(captions(office)).toContain(SILENT);
    office.services.desk.unanswered = ({ buttons }) => ({ button: buttons.includes("YES") ? "YES" : "OK", text: "1" });
    office.click("在宅連携", "初期設定");
    expect(captions(office)).not.toContain(SILENT);
    office.advance("1h");
    expect(captions(office)).not.toContain(SILENT);
  });

  test("することのない時計は、1回読み、5分に1度だけ1回書く", async () => {
    const office = await open("drafted");
    office.advance("2h");
    const ticks = Array.from({ length: 8 }, () => {
      // Between two hourly rounds.
      const calls = callsOf(office, () => office.advance("5m"));
      return calls.filter((call) => /Properties\.(get|set)/.test(call) || !/^Properties/.test(call));
    });
    const idle = ticks.filter((calls) => calls.length <= 2);
    expect(idle.length).toBeGreaterThanOrEqual(6);
    for (const calls of idle) expect(calls).toEqual(["Properties.getProperties", "Properties.setProperty"]);
  });

  test("1分ごとの時計でも、書くのは5分に1度だけである", async () => {
    const office = await open("drafted");
    setSetting(office, "時計の間隔（分）", "1");
    office.services.desk.unanswered = ({ buttons }) => ({ button: buttons.includes("YES") ? "YES" : "OK", text: "1" });
    office.click("在宅連携", "初期設定");
    office.advance("70m");
    const calls = callsOf(office, () => office.advance("20m"));
    expect(calls.filter((call) => call === "Properties.setProperty").length).toBeLessThanOrEqual(4);
    expect(calls.filter((call) => call === "Properties.getProperties")).toHaveLength(20);
  });
});

/** Everything but 操作記録. */
function held(office: Office): unknown {
  const sheets = ["設定", "職員", "申込者", "マッチング", "通知", "要確認", "年度委嘱"];
  return [sheets.map((sheet) => office.table(sheet)), office.files().length, office.outbox().length, office.triggers];
}
