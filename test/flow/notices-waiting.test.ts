/** 送信待ち: what the question before a dispatch shows, the minutes in which it can be given up, and the clock after them. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { clerkTypes, lastMessage } from "./people.ts";
import { column, keysOf, lastQuestion, letters, makeOnly, menu, multiply, send, typeAll } from "./support/notices.ts";
import { decide } from "./support/settings.ts";
import { stages, type Opener } from "./support/stages.ts";

let open: Opener;
let close: () => void;
beforeAll(async () => {
  ({ open, close } = await stages({ people: 2, sendWait: true }));
});
afterAll(() => close());

const states = (office: Office): string[] => column(letters(office), "状態").map(String);
const all = (word: string): string[] => Array.from({ length: 4 }, () => word);
const job = (office: Office): Record<string, unknown> | undefined =>
  office
    .table("操作記録")
    .filter((row) => String(row["内容"]).includes('"mode"'))
    .at(-1);

describe("送る前の確認", () => {
  test("種類と方法ごとの数、すべての宛先、1通の文面、送信待ちと止め方を見せる", async () => {
    const office = await open("decided");
    typeAll(office, ["案-2018-0002-1/受講者"], "発送方法", "郵送");
    send(office);
    const shown = lastQuestion(office);
    for (const line of [
      "4通について、文書を作り、発送方法がメールのものを送ります",
      "・決定連絡票（受講者用）　メール　1通",
      "・決定連絡票（受講者用）　郵送　1通",
      "・決定連絡票（指導医用）　メール　2通",
      "・例示 1号（例示1医院）　メール",
      "・例示 2号（例示2医院）　郵送",
      "・見本 一郎（見本在宅クリニック）　メール",
      "・見本 二葉（見本内科医院）　メール",
      "【メールの件名】在宅医同行研修の決定について（申-2018-0001）",
      "在宅医同行研修の決定について（通知）",
      "例示 1号　様",
      "送り始めるのは5分後です。それまでは、メニュー「通知 > 送信を取りやめる」で止められます",
    ])
      expect(shown).toContain(line);
  });

  test("宛先が多いときは20人までを名で挙げ、残りの数を言う", async () => {
    const office = await open("decided");
    multiply(office, 30);
    office.answer("NO");
    send(office);
    const shown = lastQuestion(office);
    expect(shown.match(/^・例示 \d号（|^・見本 .*（/gm)).toHaveLength(20);
    expect(shown).toContain("・ほか10通");
    expect(office.letters()).toEqual([]);
  });

  test("いいえと答えれば、何も待ち行列に入らない", async () => {
    const office = await open("decided");
    office.answer("NO");
    send(office);
    office.advance("1h");
    expect(job(office)).toBeUndefined();
    expect(office.letters()).toEqual([]);
  });
});

describe("送信待ち", () => {
  test("その時間は文書もメールも作らず、過ぎたら時計が一度だけ送る", async () => {
    const office = await open("decided");
    send(office);
    expect(lastMessage(office)).toMatch(/から、事務所アカウントの時計が始めます/);
    office.advance("4m");
    expect(states(office)).toEqual(all("待ち"));
    expect(office.letters()).toEqual([]);
    expect(menu(office, "進み具合")).toContain("送信待ち（");
    office.advance("6m");
    expect(states(office)).toEqual(all("完了"));
    office.advance("2h");
    expect(office.outbox()).toHaveLength(6);
    expect(job(office)).toMatchObject({ 状態: "済", 済んだ件数: 4 });
  });

  test("1時間の見回りより長い送信待ちでも、時計は終わった後に始める", async () => {
    const office = decide(await open("decided"), "sendWaitMinutes", "90");
    send(office);
    office.advance("85m");
    expect(states(office)).toEqual(all("待ち"));
    office.advance("15m");
    expect(states(office)).toEqual(all("完了"));
  });

  test("待つのはメールを送るときだけで、文書だけなら待たない", async () => {
    const office = await open("decided");
    makeOnly(office);
    expect(states(office)).toEqual(all("作成済"));
    const posted = await open("decided");
    typeAll(posted, keysOf(letters(posted)), "発送方法", "郵送");
    send(posted);
    expect(lastQuestion(posted)).not.toContain("送り始めるのは");
    expect(states(posted)).toEqual(all("作成済"));
  });

  test("待つ間の二度目の指示は、同じ通知を二度は並べない", async () => {
    const office = await open("decided");
    send(office);
    send(office);
    expect(lastMessage(office)).toContain("すでに待ち行列にある4通");
    office.advance("15m");
    expect(office.outbox()).toHaveLength(6);
  });
});

describe("送信を取りやめる", () => {
  test("待っている処理は中止になり、何通が出なかったかを言い、後から再開しても出ない", async () => {
    const office = await open("decided");
    send(office);
    office.advance("3m");
    expect(menu(office, "送信を取りやめる")).toContain("送信を取りやめました。4通は作らず、送っていません");
    expect(job(office)).toMatchObject({ 状態: "中止" });
    office.advance("1h");
    expect(menu(office, "処理を再開する")).toContain("対象の処理はありません");
    office.advance("1h");
    expect(states(office)).toEqual(all("待ち"));
    expect(office.outbox()).toHaveLength(2);
    expect(menu(office, "進み具合")).toContain("・ありません");
  });

  test("取りやめた後に、もう一度送れる", async () => {
    const office = await open("decided");
    send(office);
    menu(office, "送信を取りやめる");
    send(office);
    office.advance("15m");
    expect(states(office)).toEqual(all("完了"));
    expect(office.outbox()).toHaveLength(6);
  });

  test("待っているものがなければそう言い、始まった処理は「処理を止める」へ案内する", async () => {
    const office = await open("decided");
    expect(menu(office, "送信を取りやめる")).toBe("送信待ちの処理はありません。");
    clerkTypes(office, "設定", "1日に作る文書の上限", "値", "1");
    decide(office, "sendWaitMinutes", "0");
    send(office);
    expect(states(office).filter((state) => state === "完了")).toHaveLength(1);
    expect(menu(office, "送信を取りやめる")).toContain("すでに始まった処理が1件あります。止めるときは「処理を止める」");
  });

  test("二つの指示は、それぞれの時刻まで待つ", async () => {
    const office = decide(await open("decided"), "numbering", "手入力");
    // A clock of a minute, so that a tick falls between the ends of the two waits.
    decide(office, "clockMinutes", "1").click("在宅連携", "初期設定");
    const keys = keysOf(letters(office));
    const number = (key: string, at: number): void => typeAll(office, [key], "文書番号（手入力）", `市福第${at}号`);
    keys.slice(0, 2).forEach(number);
    send(office);
    office.advance("4m");
    keys.slice(2).forEach((key, at) => number(key, at + 2));
    send(office);
    const sent = (): number => states(office).filter((state) => state === "完了").length;
    expect(sent()).toBe(0);
    office.advance("3m");
    expect(sent()).toBe(2);
    office.advance("10m");
    expect(sent()).toBe(4);
    expect(office.outbox()).toHaveLength(6);
  });
});
