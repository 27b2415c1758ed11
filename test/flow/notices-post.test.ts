/** Letters on paper: made by either command and left to be dispatched; a mail that came back goes out by post. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { apply, clerkTypes, lastMessage, person } from "./people.ts";
import {
  column,
  keysOf,
  lastQuestion,
  letters,
  makeOnly,
  menu,
  notice,
  saying,
  send,
  typeAll,
} from "./support/notices.ts";
import { decide } from "./support/settings.ts";
import { stages, type Opener } from "./support/stages.ts";
import { callsOf } from "./support/state.ts";

let open: Opener;
let close: () => void;
beforeAll(async () => {
  ({ open, close } = await stages({ people: 2 }));
});
afterAll(() => close());

const [FIRST, SECOND] = ["案-2018-0001-1/受講者", "案-2018-0001-1/指導医"];
const ACKNOWLEDGED = "受付連絡";
const states = (office: Office): string[] => column(letters(office), "状態").map(String);
const acknowledgements = (office: Office): Record<string, unknown>[] =>
  office.table("通知").filter((row) => row["種類"] === ACKNOWLEDGED);

describe("発送方法", () => {
  test.each(["郵送", "FAX", "手渡し"])(
    "%sの通知は文書だけができて作成済に残り、メールのものだけが出る",
    async (method) => {
      const office = await open("decided");
      clerkTypes(office, "申込者", "申-2018-0001", "所属のFAX", "046-000-0009");
      typeAll(office, [FIRST], "発送方法", method);
      send(office);
      expect(states(office)).toEqual(["作成済", "完了", "完了", "完了"]);
      expect(notice(office, FIRST)).toMatchObject({ 決裁: "不要", 号: 1, 送信日時: "", 添付: "", 発送日: "" });
      expect(office.letters()).toHaveLength(4);
      expect(office.outbox()).toHaveLength(5);
      send(office);
      office.advance("1h");
      expect(states(office)).toEqual(["作成済", "完了", "完了", "完了"]);
      expect(office.outbox()).toHaveLength(5);
    },
  );

  test("FAX番号のない宛先へのFAXは、名前で止まり、発送方法を変えればやり直せる", async () => {
    const office = await open("decided");
    clerkTypes(office, "申込者", "申-2018-0001", "所属のFAX", "");
    typeAll(office, [FIRST], "発送方法", "FAX");
    makeOnly(office);
    expect(notice(office, FIRST)).toMatchObject({ 状態: "不備", 号: "" });
    expect(String(notice(office, FIRST)["不備・確認事項"])).toContain("FAX番号がありません");
    typeAll(office, [FIRST], "発送方法", "郵送");
    typeAll(office, [FIRST], "職員の判断", "やり直す");
    makeOnly(office);
    expect(states(office)).toEqual(["作成済", "作成済", "作成済", "作成済"]);
  });

  test("メールアドレスのない宛先には郵送になり、送った数に入らない", async () => {
    const office = await open("decided");
    clerkTypes(office, "申込者", "申-2018-0001", "メールアドレス", "");
    send(office);
    expect(lastQuestion(office)).toContain("・決定連絡票（受講者用）　郵送　1通");
    expect(notice(office, FIRST)).toMatchObject({ 状態: "作成済" });
  });
});

describe("受付連絡", () => {
  test("アドレスのない申込みの受付連絡は、ひとりでには出ず、文書だけ作るで作る", async () => {
    const office = await open("ready");
    apply(office, { ...person(5), 所属医療機関名: "例示5医院" });
    const [mailed] = acknowledgements(office);
    expect(mailed).toMatchObject({ 状態: "完了" });
    const late = await paperOnly(office);
    office.advance("2h");
    expect(notice(office, late)).toMatchObject({ 状態: "待ち", 文書ID: "" });
    makeOnly(office);
    expect(lastQuestion(office)).toContain("・受付連絡　郵送　1通");
    expect(notice(office, late)).toMatchObject({ 状態: "作成済", 決裁: "不要", 号: "" });
    expect(office.letters().map((letter) => letter.name)).toEqual([expect.stringContaining(ACKNOWLEDGED)]);
    expect(office.outbox()).toHaveLength(1);
  });
});

/** An application whose address is taken away before its acknowledgement could leave. */
async function paperOnly(office: Office): Promise<string> {
  const probe = await open("ready");
  const calls = callsOf(probe, () => void apply(probe, person(6)));
  office.failAt(calls.lastIndexOf("MailApp.getRemainingDailyQuota") + 1, "before");
  try {
    apply(office, person(6));
  } catch {
    expect(office.crashes.length).toBeGreaterThan(0);
  }
  office.calm();
  const applied = office.table("申込者").find((row) => row["氏名"] === "例示 6号");
  clerkTypes(office, "申込者", String(applied?.["受付番号"]), "メールアドレス", "");
  return `受付/${String(applied?.["回答ID"])}`;
}

describe("郵送に切り替える", () => {
  const switched = async (key: string): Promise<Office> => {
    const office = await open("decided");
    send(office);
    typeAll(office, [key], "職員の判断", "郵送に切り替える");
    return office;
  };

  test("完了のメールは、同じ文書のまま作成済に戻り、発送日と送信日時は消える", async () => {
    const office = await switched(FIRST);
    const before = notice(office, FIRST);
    expect(before).toMatchObject({ 状態: "完了" });
    makeOnly(office);
    const after = notice(office, FIRST);
    expect(after).toMatchObject({ 状態: "作成済", 送信日時: "", 添付: "", 発送日: "" });
    expect([after["号"], after["文書ID"]]).toEqual([before["号"], before["文書ID"]]);
    expect(lastMessage(office)).toContain("1件の「職員の判断」を反映しました");
    expect(office.letters()).toHaveLength(4);
    send(office);
    office.advance("1h");
    expect(office.outbox()).toHaveLength(6);
    expect(notice(office, FIRST)).toMatchObject({ 状態: "作成済" });
  });

  test("文書のない受付連絡のメールは、文書ができて作成済になる", async () => {
    const office = await open("decided");
    const [key = ""] = keysOf(acknowledgements(office));
    typeAll(office, [key], "職員の判断", "郵送に切り替える");
    makeOnly(office);
    expect(notice(office, key)).toMatchObject({ 状態: "作成済", 送信日時: "" });
    expect(notice(office, key)["文書ID"]).not.toBe("");
    expect(office.outbox()).toHaveLength(2);
  });

  test("不備と要確認のメールも郵送になり、メールは出ない", async () => {
    const probe = await open("decided");
    const mail = callsOf(probe, () => send(probe)).indexOf("MailApp.sendEmail") + 1;
    const office = await open("decided");
    office.failAt(mail, "before");
    send(office);
    office.calm();
    expect(notice(office, FIRST)).toMatchObject({ 状態: "要確認" });
    typeAll(office, [FIRST], "職員の判断", "郵送に切り替える");
    send(office);
    expect(notice(office, FIRST)).toMatchObject({ 状態: "作成済", 送信日時: "" });
    expect(office.outbox()).toHaveLength(5);
    expect(office.letters()).toHaveLength(4);
  });

  test("発送済にした後は、残った判断で戻ることはない", async () => {
    const office = await switched(FIRST);
    makeOnly(office);
    clerkTypes(office, "通知", FIRST, "状態", "完了");
    makeOnly(office);
    expect(lastMessage(office)).toContain("作る通知はありません");
    expect(notice(office, FIRST)).toMatchObject({ 状態: "完了" });
  });
});

describe("取りやめる", () => {
  test("番号のある通知を取りやめると、欠番の理由を聞き、番号は残って使い回されない", async () => {
    const office = decide(await open("decided"), "documentsPerDay", "1");
    makeOnly(office);
    menu(office, "処理を止める");
    expect(states(office)).toEqual(["作成済", "待ち", "待ち", "待ち"]);
    decide(office, "documentsPerDay", "250");
    typeAll(office, [FIRST], "職員の判断", "取りやめる");
    saying(office, "様式を改めるため");
    makeOnly(office);
    expect(office.dialogs.map((dialog) => dialog.text).join("\n")).toContain(`・見本地医第1号（${FIRST}）`);
    expect(notice(office, FIRST)).toMatchObject({ 状態: "取消", 号: 1, 文書番号: "見本地医第1号" });
    expect(String(notice(office, FIRST)["欠番の理由"])).toBe("平成30年4月2日　様式を改めるため");
    send(office);
    expect(column(letters(office), "号").map(Number).sort()).toEqual([1, 2, 3, 4]);
    expect(office.outbox()).toHaveLength(5);
  });

  test("理由を書かなければ、何も変わらない", async () => {
    const office = await open("decided");
    makeOnly(office);
    typeAll(office, [FIRST, SECOND], "職員の判断", "取りやめる");
    saying(office, "");
    makeOnly(office);
    expect(lastMessage(office)).toContain("欠番の理由が書かれていない");
    expect(states(office)).toEqual(["作成済", "作成済", "作成済", "作成済"]);
  });

  test("番号のない待ちの通知は、理由を聞かずに取り消す", async () => {
    const office = await open("decided");
    typeAll(office, [FIRST], "職員の判断", "取りやめる");
    send(office);
    expect(states(office)).toEqual(["取消", "完了", "完了", "完了"]);
    expect(notice(office, FIRST)).toMatchObject({ 号: "", 欠番の理由: "" });
  });
});

describe("もとの決定がなくなった通知", () => {
  test.each(["取消", "失効", "見送り"])("案件が%sになった待ちの通知は、会ったときに取消になる", async (state) => {
    const office = await open("decided");
    clerkTypes(office, "マッチング", "案-2018-0001-1", "状態", state);
    send(office);
    expect(lastQuestion(office)).toContain(`もとの決定がなくなったため、取消にする2通：${FIRST}、${SECOND}`);
    expect(states(office)).toEqual(["取消", "取消", "完了", "完了"]);
    expect(String(notice(office, FIRST)["不備・確認事項"])).toContain(`案件 案-2018-0001-1 が「${state}」になったため`);
  });

  test("待ち行列に入った後に案件が取り消されても、時計が取消にし、処理は終わる", async () => {
    const office = await open("decided");
    clerkTypes(office, "設定", "送信待ち（分）", "値", "5");
    send(office);
    clerkTypes(office, "マッチング", "案-2018-0001-1", "状態", "取消");
    office.advance("15m");
    expect(states(office)).toEqual(["取消", "取消", "完了", "完了"]);
    expect(office.letters()).toHaveLength(2);
    expect(menu(office, "進み具合")).toContain("待ち行列\n・ありません");
  });
});
