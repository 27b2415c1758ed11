/** 再交付 and 変更連絡: letters that follow one already made, raised from selected rows. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { clerkTypes, lastMessage } from "./people.ts";
import {
  approveAll,
  column,
  daysLater,
  keysOf,
  letters,
  makeOnly,
  menu,
  notice,
  saying,
  select,
  send,
  typeAll,
} from "./support/notices.ts";
import { stages, type Opener } from "./support/stages.ts";

let open: Opener;
let close: () => void;
let openApproving: Opener;
let closeApproving: () => void;
beforeAll(async () => {
  ({ open, close } = await stages({ people: 2 }));
  ({ open: openApproving, close: closeApproving } = await stages({ people: 1, approval: true }));
});
afterAll(() => {
  close();
  closeApproving();
});

const FIRST = "案-2018-0001-1/受講者";
const HOST = "案-2018-0001-1/指導医";
const AGAIN = `${FIRST}/再1`;
const REASON = "受講者が紛失したため";

const sentOffice = async (): Promise<Office> => {
  const office = await open("decided");
  send(office);
  return saying(office, REASON);
};
const reissue = (office: Office, ...keys: string[]): string => {
  select(office, "通知", keys);
  return menu(office, "再交付する");
};
const change = (office: Office, ...keys: string[]): string => {
  select(office, "通知", keys);
  return menu(office, "変更連絡を起こす");
};

describe("再交付する", () => {
  test("同じ号、文書番号、発信日で、再交付の日を入れて、もう一度作って送る", async () => {
    const office = await sentOffice();
    daysLater(office, 3);
    const first = notice(office, FIRST);
    expect(reissue(office, FIRST)).toContain("再交付を1通起こしました");
    send(office);
    const again = notice(office, AGAIN);
    expect(again).toMatchObject({ 状態: "完了", 再交付の元: FIRST, 号: first["号"], 文書番号: first["文書番号"] });
    expect(again["発信日"]).toEqual(first["発信日"]);
    expect(String(again["決裁の経過"])).toContain(`理由：${REASON}`);
    const text = office.letters().find((letter) => letter.id === again["文書ID"])?.text ?? "";
    expect(text).toContain("平成30年4月2日");
    expect(text).toContain("（再交付　平成30年4月5日）");
    expect(notice(office, FIRST)).toMatchObject({ 状態: "完了", 文書ID: first["文書ID"] });
  });

  test("次の新しい通知の号は、再交付に使われない", async () => {
    const office = await sentOffice();
    reissue(office, FIRST);
    send(office);
    expect(column(letters(office), "号").map(Number).sort()).toEqual([1, 1, 2, 3, 4]);
  });

  test("まだ済んでいない再交付があれば二つ目は作らず、済めば再2になる", async () => {
    const office = await sentOffice();
    reissue(office, FIRST);
    expect(reissue(office, FIRST)).toContain(`${AGAIN} が、まだ済んでいません`);
    send(office);
    reissue(office, AGAIN);
    expect(notice(office, `${FIRST}/再2`)).toMatchObject({ 再交付の元: FIRST, 状態: "待ち" });
  });

  test("発送していない作成済の通知は、再交付に差し替わり、二つとも出ることはない", async () => {
    const office = saying(await open("decided"), REASON);
    typeAll(office, [FIRST], "発送方法", "郵送");
    makeOnly(office);
    reissue(office, FIRST);
    makeOnly(office);
    expect(notice(office, FIRST)).toMatchObject({ 状態: "取消" });
    expect(String(notice(office, FIRST)["欠番の理由"])).toContain("番号は再交付が引き継ぎます");
    expect(notice(office, AGAIN)).toMatchObject({ 状態: "作成済", 発送方法: "郵送", 号: 1 });
  });

  test("作っていない通知、文書のない通知、隠れた行は、わけを言って除く", async () => {
    const office = saying(await open("decided"), REASON);
    const acknowledged = keysOf(office.table("通知").filter((row) => row["種類"] === "受付連絡"))[0] ?? "";
    const said = reissue(office, FIRST, acknowledged);
    expect(said).toContain(`${FIRST}：状態が「待ち」です`);
    expect(said).toContain(`${acknowledged}：文書のない通知です`);
    expect(office.table("通知")).toHaveLength(6);
  });

  test("別のシートを開いているときは、何を選ぶかを言う", async () => {
    const office = await sentOffice();
    select(office, "申込者", ["申-2018-0001"]);
    expect(menu(office, "再交付する")).toContain("「通知」シートで、対象の行（のセル）を選んでから");
  });

  test("理由がなければ作らない", async () => {
    const office = saying(await sentOffice(), "");
    expect(reissue(office, FIRST)).toContain("理由が書かれていない");
    expect(letters(office)).toHaveLength(4);
  });

  test("決裁をとる種類なら、再交付も決定案から始まる", async () => {
    const office = await openApproving("decided");
    approveAll(office);
    send(office);
    saying(office, REASON);
    expect(reissue(office, FIRST)).toContain("うち1通は決定案です");
    send(office);
    expect(notice(office, AGAIN)).toMatchObject({ 決裁: "決定案", 状態: "待ち", 文書ID: "" });
    approveAll(office);
    send(office);
    expect(notice(office, AGAIN)).toMatchObject({ 決裁: "発送済", 状態: "完了", 号: 1 });
  });
});

describe("変更連絡を起こす", () => {
  const corrected = async (later = 2): Promise<Office> => {
    const office = await sentOffice();
    daysLater(office, later);
    clerkTypes(office, "申込者", "申-2018-0001", "日中の電話番号", "046-999-9999");
    office.click("在宅連携", "受付", "訂正を記録する");
    expect(notice(office, HOST)["要再発行"]).not.toBe("");
    return office;
  };

  test("要再発行のある側だけに変更連絡ができ、印は消え、見回りが戻すこともない", async () => {
    const office = await corrected();
    const said = change(office, HOST, FIRST);
    expect(said).toContain("変更連絡を1通起こしました");
    expect(said).toContain(`${FIRST}：「要再発行」がありません`);
    const key = "案-2018-0001-1/変更1/指導医";
    expect(notice(office, key)).toMatchObject({ 種類: "変更連絡（指導医用）", 状態: "待ち" });
    expect(notice(office, key)["宛先番号"]).toBe(notice(office, HOST)["宛先番号"]);
    expect(notice(office, HOST)["要再発行"]).toBe("");
    send(office);
    daysLater(office, 1);
    expect(notice(office, key)).toMatchObject({ 状態: "完了", 号: 5 });
    expect(notice(office, HOST)["要再発行"]).toBe("");
    const text = office.letters().find((letter) => letter.id === notice(office, key)["文書ID"])?.text ?? "";
    expect(text).toContain("046-999-9999");
  });

  test("前の年度の通知の再交付と同じ時に作っても、新しい年度の号は1から付く", async () => {
    const office = await corrected(370);
    reissue(office, FIRST);
    change(office, HOST);
    send(office);
    expect(notice(office, AGAIN)).toMatchObject({ 状態: "完了", 号: 1 });
    expect(notice(office, "案-2018-0001-1/変更1/指導医")).toMatchObject({ 状態: "完了", 号: 1 });
  });

  test("まだ済んでいない変更連絡があれば、二つ目は起こさない", async () => {
    const office = await corrected();
    change(office, HOST);
    clerkTypes(office, "通知", HOST, "要再発行", "受講者の電話");
    expect(change(office, HOST)).toContain("案-2018-0001-1/変更1/指導医 が、まだ済んでいません");
    expect(letters(office)).toHaveLength(5);
  });

  test("要再発行の通知を再交付すると、新しい語で作られ、印は消える", async () => {
    const office = await corrected();
    reissue(office, HOST);
    expect(notice(office, HOST)["要再発行"]).toBe("");
    send(office);
    daysLater(office, 1);
    const again = notice(office, `${HOST}/再1`);
    expect(office.letters().find((letter) => letter.id === again["文書ID"])?.text).toContain("046-999-9999");
    expect(notice(office, HOST)["要再発行"]).toBe("");
  });

  test("発送していない通知には、再交付を案内する", async () => {
    const office = saying(await open("decided"), REASON);
    makeOnly(office);
    clerkTypes(office, "申込者", "申-2018-0001", "日中の電話番号", "046-999-9999");
    office.click("在宅連携", "受付", "訂正を記録する");
    expect(change(office, HOST)).toContain(
      "まだ発送していません（状態「作成済」）。「再交付する」で作り直してください",
    );
    expect(lastMessage(office)).toContain("対象の通知はありません");
  });
});
