/** 引継ぎ: the old account is deleted, the queue is half done, and another account goes on. */
import { expect, test } from "vitest";
import { application } from "../../src/forms/index.ts";
import type { Office } from "../../src/workspace/office.ts";
import { accept, apply, clerkTypes, lastMessage, person, readyOffice } from "./people.ts";
import { mailsAtOnce, unapproved } from "./support/settings.ts";

const OLD = "office@example.jp";
const NEW = "office-new@example.jp";
const CLERK = "clerk@example.jp";

const staffRow = (email: string, name: string, role = "担当") => ({
  メールアドレス: email,
  氏名: name,
  役割: role,
  在職: "はい",
});

/** Five decided; two letters have left, one is made and not sent, the others wait in a queue that a killed run began. */
function halfDone(): Office {
  const office = readyOffice();
  unapproved(office);
  mailsAtOnce(office);
  accept(office, {
    氏名: "見本 一郎",
    ふりがな: "みほん いちろう",
    医療機関名: "見本在宅クリニック",
    年上限: "9",
    同時受入人数: "9",
  });
  for (let n = 1; n <= 4; n++) apply(office, { ...person(n), 所属医療機関名: `例示${n}医院` });
  office.advance("10m");
  office.services.sheets.clerk.addRow("職員", staffRow(CLERK, "例示 次郎"));
  office.services.sheets.clerk.addRow("職員", staffRow(NEW, "新任 アカウント"));
  office.addEditor(CLERK).addEditor(NEW);
  office.services.desk.unanswered = ({ buttons }) => ({ button: buttons.includes("YES") ? "YES" : "OK" });
  office.click("在宅連携", "マッチング", "提案を作る");
  for (const row of office.table("マッチング"))
    clerkTypes(office, "マッチング", String(row["案件番号"]), "判断", "採用");
  office.click("在宅連携", "マッチング", "決定する");
  // The run dies in the middle of the letters.
  office.failAt(130, "killed");
  try {
    office.click("在宅連携", "通知", "文書を作ってメールで送る");
  } catch {
    // Killed at the keyboard: Google shows its own error.
  }
  office.calm();
  return office;
}

function takeOver(office: Office): Office {
  office.deleteAccount(OLD, NEW);
  clerkTypes(office, "職員", OLD, "在職", "");
  clerkTypes(office, "職員", NEW, "役割", "事務所アカウント");
  office.as(NEW).click("在宅連携", "引継ぎ");
  return office;
}

const sent = (office: Office) => office.outbox().filter((mail) => mail.subject.includes("決定について"));
const numbers = (office: Office) =>
  office
    .table("通知")
    .map((row) => row["号"])
    .filter((n) => n !== "");

test("前のアカウントが消えた後でも、残りの通知が同じ番号の続きで一度ずつ送られる", () => {
  const office = halfDone();
  const before = office.table("通知").filter((row) => row["号"] !== "");
  const left = sent(office).length;
  takeOver(office);
  expect(office.dialogs.at(-1)?.title).toBe("引継ぎ");
  expect(lastMessage(office)).toContain(`${OLD} から引き継ぎました`);
  office.click("在宅連携", "通知", "文書を作ってメールで送る");
  office.advance("1h");
  const asked = office.table("通知").filter((row) => row["状態"] === "要確認");
  for (const row of asked) clerkTypes(office, "通知", String(row["通知番号"]), "職員の判断", "届いている");
  office.click("在宅連携", "通知", "文書を作ってメールで送る");
  office.advance("1h");
  const letters = office.table("通知").filter((row) => String(row["種類"]).startsWith("決定連絡票"));
  expect(letters.map((row) => row["状態"])).toEqual(letters.map(() => "完了"));
  expect(letters).toHaveLength(8);
  for (const row of before)
    expect(letters.find((each) => each["通知番号"] === row["通知番号"])?.["号"]).toBe(row["号"]);
  expect([...numbers(office)].sort((a, b) => Number(a) - Number(b))).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  const subjects = sent(office).map((mail) => `${mail.subject} ${mail.to.map((to) => to.address).join()}`);
  expect(new Set(subjects).size).toBe(subjects.length);
  expect(sent(office).length).toBeGreaterThan(left);
  expect(office.crashes.filter((crash) => crash.user === NEW)).toEqual([]);
});

test("新しいフォームに答えが届き、受付番号が続き、新しい時計が動く", () => {
  const office = takeOver(halfDone());
  apply(office, { ...person(9), 所属医療機関名: "例示9医院" });
  office.advance("15m");
  expect(office.table("申込者").at(-1)).toMatchObject({ 受付番号: "申-2018-0005", 氏名: "例示 9号" });
  expect(office.triggers.map((trigger) => trigger.creator)).toEqual(office.triggers.map(() => NEW));
});

test("職員が直した様式の文面は、前のアカウントの文書がなくなっても続く", () => {
  const office = halfDone();
  const name = "様式 決定連絡票（受講者用）";
  const template = office.documents().find((document) => document.name === name)!;
  office.advance("1h");
  const words = { containsText: { text: "見学のみ", matchCase: true }, replaceText: "見学だけ" };
  const docs = office.services.globals["Docs"] as NonNullable<typeof Docs>;
  docs.Documents.batchUpdate({ requests: [{ replaceAllText: words }] }, template.id);
  // The copy is taken once a day.
  office.advance("25h");
  takeOver(office);
  const now = office.documents().filter((document) => document.name === name);
  expect(now).toHaveLength(1);
  expect(now[0]).toMatchObject({ owner: NEW });
  expect(now[0]!.id).not.toBe(template.id);
  expect(now[0]!.text).toContain("見学だけ");
});

test.each([
  ["職員シートで指名されていない人", CLERK, () => undefined],
  [
    "事務所アカウントが2人いるとき",
    NEW,
    (office: Office) => clerkTypes(office, "職員", NEW, "役割", "事務所アカウント"),
  ],
])("%sは引き継げず、何も変わらない", (_, user, prepare) => {
  const office = halfDone();
  prepare(office);
  const triggers = office.triggers.length;
  office.as(user).click("在宅連携", "引継ぎ");
  expect(office.dialogs.at(-1)?.title).toContain("できませんでした");
  expect(lastMessage(office)).toContain("「職員」シート");
  expect(office.triggers).toHaveLength(triggers);
  expect(office.files().filter((file) => file.name === application.title)).toHaveLength(1);
});

test("前のアカウントが生きていても、その時計は自分で退き、二度送らない", () => {
  const office = halfDone();
  clerkTypes(office, "職員", OLD, "在職", "");
  clerkTypes(office, "職員", NEW, "役割", "事務所アカウント");
  office.as(NEW).click("在宅連携", "引継ぎ");
  office.advance("2h");
  expect(office.triggers.filter((trigger) => trigger.creator === OLD && trigger.handler === "tick")).toEqual([]);
  const subjects = sent(office).map((mail) => `${mail.subject} ${mail.to.map((to) => to.address).join()}`);
  expect(new Set(subjects).size).toBe(subjects.length);
});

/** What the new office has, apart from ids and times. */
function state(office: Office): string {
  office.click("在宅連携", "通知", "文書を作ってメールで送る");
  office.advance("1h");
  const files = office.files().filter((file) => file.owner === NEW && !file.trashed);
  return JSON.stringify([
    office.table("通知").map((row) => [row["通知番号"], row["号"], row["状態"] === "要確認" ? "要確認" : "済"]),
    files.map((file) => file.name).sort(),
    office.triggers.map((trigger) => [trigger.creator, trigger.handler]).sort(),
  ]);
}

test("引継ぎの途中で切れても、もう一度実行すれば、切れなかったときと同じになる", () => {
  const whole = takeOver(halfDone());
  const calls = (office: Office): number => office.calls.total;
  const fresh = halfDone();
  const before = calls(fresh);
  takeOver(fresh);
  const all = calls(fresh) - before;
  const due = state(whole);
  const kinds = ["before", "after", "killed"] as const;
  const points = Array.from({ length: 9 }, (_, n) => Math.floor(((n + 0.5) * all) / 9));
  points.forEach((at, n) => {
    const office = halfDone();
    office.deleteAccount(OLD, NEW);
    clerkTypes(office, "職員", OLD, "在職", "");
    clerkTypes(office, "職員", NEW, "役割", "事務所アカウント");
    office.as(NEW).failAt(at, kinds[n % 3]!);
    try {
      office.click("在宅連携", "引継ぎ");
    } catch {
      // A killed run shows Google's own error.
    }
    office.calm();
    office.click("在宅連携", "引継ぎ");
    expect(state(office), `${kinds[n % 3]!} ${at}`).toBe(due);
  });
});
