/** 受講証明書: raised for those whose visit both reports prove, seen by the association, approved, issued, issued again. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { settings } from "../../src/settings.ts";
import type { Office } from "../../src/workspace/office.ts";
import { answering, approve, goUp, mailAll, saysYes, setSetting } from "./approvals.ts";
import { clerkTypes, lastMessage } from "./people.ts";
import { CASE, judge, noticesOf, OTHER, reportAsHost, reportAsTrainee, visitedOffice } from "./reports-office.ts";
import { select } from "./support/notices.ts";

let open: () => Promise<Office>;
let close: () => void;
beforeAll(async () => {
  ({ open, close } = await visitedOffice({ people: 2 }));
});
afterAll(() => close());

const ID = `${CASE}/証明`;
const certificates = (office: Office) => noticesOf(office, "受講証明書");

async function reported(): Promise<Office> {
  const office = await open();
  setSetting(office, settings.approvalKinds.name, String(settings.approvalKinds.standard));
  reportAsHost(office);
  reportAsTrainee(office);
  return office;
}

const raise = (office: Office): string => {
  saysYes(office).click("在宅連携", "報告", "受講証明書を起こす");
  return lastMessage(office);
};

describe("受講証明書を起こす", () => {
  test("ほかのシートからは、両方の報告が済んで証明書のない人すべてに、一度だけ起こす", async () => {
    const office = await reported();
    office.services.sheets.clerk.select("設定", "A1");
    expect(raise(office)).toContain("受講証明書を1通起こしました。「決裁に回す」から進めてください");
    expect(certificates(office)).toMatchObject([
      { 通知番号: ID, 対象番号: CASE, 宛先番号: "申-2018-0001", 決裁: "決定案", 状態: "待ち" },
    ]);
    expect(raise(office)).toContain("受講証明書を起こせる案件はありません");
    expect(certificates(office)).toHaveLength(1);
  });

  test("選んだ案件では、起こせないものの理由を言う", async () => {
    const office = await reported();
    select(office, "マッチング", [CASE, OTHER]);
    expect(raise(office)).toContain("受講証明書を1通起こしました");
    select(office, "マッチング", [CASE, OTHER]);
    const said = raise(office);
    expect(said).toContain(`${CASE}：受講証明書 ${ID} があります`);
    expect(said).toContain(`${OTHER}：実施報告書と受講報告書が、まだ反映されていません`);
  });

  test("取りやめた後は、次の番号で起こし直せる", async () => {
    const office = await reported();
    office.services.sheets.clerk.select("設定", "A1");
    raise(office);
    clerkTypes(office, "通知", ID, "状態", "取消");
    raise(office);
    expect(certificates(office).map((row) => row["通知番号"])).toEqual([ID, `${ID}2`]);
  });
});

/** Raised, approved as a joint letter, and sent. */
function issue(office: Office): void {
  office.services.sheets.clerk.select("設定", "A1");
  raise(office);
  goUp(office);
  clerkTypes(office, "通知", ID, "医師会確認日", "2018/7/3");
  approve(office, "2018/7/3 課長");
  mailAll(office);
}

const sendBack = (office: Office): string => {
  select(office, "実施報告", ["実報-2018-0001"]);
  answering(office, "日の誤り").click("在宅連携", "報告", "報告を差し戻す");
  return lastMessage(office);
};

describe("出した後に報告が改まった証明書", () => {
  test("差し戻すと、残った番号と直し方を言う", async () => {
    const office = await reported();
    issue(office);
    expect(sendBack(office)).toContain(`作った受講証明書（${ID}）は、そのままです。`);
    expect(certificates(office)).toMatchObject([{ 状態: "完了", 要再発行: "" }]);
  });

  test("報告を差し替えると、番号を言い、要再発行に載り、再交付すれば新しい時間で出る", async () => {
    const office = await reported();
    issue(office);
    expect(certificates(office)).toMatchObject([{ 状態: "完了" }]);
    reportAsHost(office, { 終了時刻: "11:00" });
    judge(office, "実施報告", "実報-2018-0002", "反映する");
    expect(lastMessage(office)).toContain(`受講証明書（${ID}）を作った後に、報告が改まりました。`);
    office.advance("61m");
    expect(certificates(office)).toMatchObject([{ 通知番号: ID, 要再発行: "研修の時間" }]);
    select(office, "通知", [ID]);
    answering(office, "時間の訂正").click("在宅連携", "通知", "再交付する");
    clerkTypes(office, "通知", `${ID}/再1`, "医師会確認日", "2018/7/3");
    office.services.sheets.clerk.select("設定", "A1");
    goUp(office);
    approve(office, "2018/7/3 課長");
    mailAll(office);
    const last = office.letters().filter(({ name }) => name.includes("受講証明書"));
    expect(last.at(-1)?.text).toContain("9時30分から11時00分まで（1時間30分）");
    expect(certificates(office).map((row) => row["要再発行"])).toEqual(["", ""]);
    expect(office.crashes).toEqual([]);
  });
});

describe("連名の証明書", () => {
  test("医師会確認日がなければ決裁済にならず、済めば市長と医師会長の名で出て、再交付もできる", async () => {
    const office = await reported();
    office.services.sheets.clerk.select("設定", "A1");
    raise(office);
    expect(goUp(office)).toContain("1通を決裁に回しました");
    expect(approve(office, "2018/7/3 課長")).toContain("医師会が文面を確かめた日");
    expect(certificates(office)).toMatchObject([{ 決裁: "決裁待ち", 文書番号: "" }]);
    clerkTypes(office, "通知", ID, "医師会確認日", "2018/7/3");
    expect(approve(office, "2018/7/3 課長")).toContain("1通を決裁済にしました");
    mailAll(office);
    expect(certificates(office)).toMatchObject([{ 状態: "完了", 決裁: "発送済", 文書番号: "見本地医第5号" }]);
    const letter = () => office.letters().filter(({ name }) => name.includes("受講証明書"));
    for (const words of [
      "受　講　証　明　書",
      "見本 太郎",
      "平成30年7月2日（月）",
      "9時30分から12時00分まで（2時間30分）",
      "見本 一郎",
      "見本在宅クリニック",
      "横須賀市長",
      "医師会長",
    ])
      expect(letter()[0]?.text).toContain(words);
    select(office, "通知", [ID]);
    answering(office, "紛失のため").click("在宅連携", "通知", "再交付する");
    clerkTypes(office, "通知", `${ID}/再1`, "医師会確認日", "2018/7/3");
    office.services.sheets.clerk.select("設定", "A1");
    goUp(office);
    approve(office, "2018/7/3 課長");
    mailAll(office);
    expect(letter()).toHaveLength(2);
    expect(letter()[1]?.text).toContain("見本地医第5号\n（再交付　平成30年7月3日）");
    expect(certificates(office).map((row) => row["文書番号"])).toEqual(["見本地医第5号", "見本地医第5号"]);
    expect(office.crashes).toEqual([]);
  });

  test("出す前に報告が差し戻されると、証明書は出ない", async () => {
    const office = await reported();
    office.services.sheets.clerk.select("設定", "A1");
    raise(office);
    goUp(office);
    expect(sendBack(office)).not.toContain("作った受講証明書");
    office.services.sheets.clerk.select("設定", "A1");
    clerkTypes(office, "通知", ID, "医師会確認日", "2018/7/3");
    expect(approve(office, "2018/7/3 課長")).toContain("決定案に戻しました");
    mailAll(office);
    expect(office.letters().filter(({ name }) => name.includes("受講証明書"))).toEqual([]);
  });
});
