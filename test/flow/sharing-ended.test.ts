/** 医師会との共有: what others may see no more goes at once; files for those without an account; and how sharing ends. */
import exceljs from "exceljs";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { asClerk } from "./approvals.ts";
import { clerkTypes, lastMessage } from "./people.ts";
import {
  applicationId,
  BY_FILE,
  COLLEAGUE,
  copyIn,
  emptyOffice,
  EXCEL,
  FIRST,
  ledgerOf,
  live,
  namesIn,
  OTHER,
  OWNER,
  REFRESH,
  rightsOn,
  share,
  VIEWER,
  type Books,
} from "./sharing-office.ts";
import { lastQuestion, saying, select } from "./support/notices.ts";
import { decide } from "./support/settings.ts";
import { filesOf } from "./support/state.ts";

let saved: Awaited<ReturnType<typeof emptyOffice>>;
beforeAll(async () => {
  saved = await emptyOffice();
});
afterAll(() => saved.close());

async function shared(books: Books = {}): Promise<Office> {
  const office = await saved.open({ recipients: [FIRST, OTHER], ...books });
  share(office, REFRESH);
  return office;
}

const isThere = (office: Office, id: string): boolean => live(office).some((each) => each.id === id);
const shareOf = (office: Office, n: number) => office.table("共有台帳")[n] ?? {};

describe("見せられなくなったとき", () => {
  const replaced = (office: Office, old: string, why: string): void => {
    expect(isThere(office, old)).toBe(false);
    expect(office.spreadsheets().find(({ id }) => id === old)).toMatchObject({ trashed: true });
    expect(rightsOn(office.spreadsheets().find(({ id }) => id === old) ?? { permissions: [] })).toEqual([]);
    expect(copyIn(office).id).not.toBe(old);
    const rows = ledgerOf(office);
    expect(rows.at(-1)?.slice(1, 3)).toEqual(["共有中", "閲覧"]);
    expect(String(rows.at(-2)?.[3])).toContain(why);
    expect(String(office.table("共有台帳").at(-1)?.["作り直しの理由"])).toContain(why);
  };

  test("同意が撤回されたら、その場で新しいファイルになる", async () => {
    const office = await shared();
    const { id } = copyIn(office);
    select(office, "申込者", [applicationId(4)]);
    saying(office, "");
    office.click("在宅連携", "受付", "同意の撤回");
    replaced(office, id, "「申込者」の1件を見せられなくなったため");
    expect(namesIn(office)).toEqual(["名前10号", "名前1号", "名前7号"]);
  });

  test("職員が撤回を記録したときは、事務所アカウントの時計が、次の刻みで替える", async () => {
    const office = await shared();
    const { id } = copyIn(office);
    asClerk(office);
    saying(office, "");
    select(office, "申込者", [applicationId(4)]);
    office.click("在宅連携", "受付", "同意の撤回");
    expect(isThere(office, id)).toBe(true);
    office.advance("10m");
    replaced(office, id, "「申込者」の1件を見せられなくなったため");
  });

  test("行を消されたら、数だけの人でも、1時間のうちに新しいファイルになる", async () => {
    for (const n of [1, 2]) {
      const office = await shared();
      const { id } = copyIn(office);
      const { clerk, model } = office.services.sheets;
      clerk.deleteRow("申込者", model.rowOf("申込者", "受付番号", applicationId(n)));
      office.advance("1h");
      replaced(office, id, n === 1 ? "「申込者」の1件を見せられなくなったため" : "「申込者」の行が1件なくなったため");
    }
  });

  test.each([
    ["外された", (office: Office) => clerkTypes(office, "共有先", "共-02", "使う", "")],
    ["期間が終わった", (office: Office) => clerkTypes(office, "共有先", "共-02", "終了日", "2018/9/2")],
    ["アカウントが替わった", (office: Office) => clerkTypes(office, "共有先", "共-02", "Googleアカウント", "")],
  ])("共有先が%sら、新しいファイルになり、その人は見られない", async (_, change) => {
    const office = await shared();
    const { id } = copyIn(office);
    change(office);
    office.advance("1h");
    replaced(office, id, `共有先が減ったため（共-02　${COLLEAGUE}）`);
    expect(rightsOn(copyIn(office))).toEqual([`reader ${VIEWER}`]);
  });

  test("氏名を出す範囲や秘匿する数を変えても、新しいファイルになる", async () => {
    const office = await saved.open({ recipients: [FIRST] });
    decide(office, "shareNames", "同意した人すべて");
    share(office, REFRESH);
    const first = copyIn(office).id;
    decide(office, "shareNames", "会員だけ");
    share(office, REFRESH);
    replaced(office, first, "「申込者」の8件を見せられなくなったため");
    const second = copyIn(office).id;
    decide(office, "maskBelow", "10");
    office.advance("1h");
    replaced(office, second, "秘匿する少数を5から10に上げたため");
  });

  test("内容の控えを消されたら、安全のため新しいファイルにする", async () => {
    const office = await shared();
    const { id } = copyIn(office);
    clerkTypes(office, "共有台帳", "共有-2018-0001", "内容の控え", "");
    office.advance("1h");
    replaced(office, id, "内容の控え");
  });

  test("だれも見る人がいなくなったら、共有を終える", async () => {
    const office = await shared({ recipients: [FIRST] });
    clerkTypes(office, "共有先", "共-01", "使う", "");
    office.advance("1h");
    expect([live(office), ledgerOf(office)]).toEqual([[], [["共有-2018-0001", "終了", "閲覧", "見せる共有先がいなくなったため"]]]); // prettier-ignore
    expect(office.table("操作記録").at(-1)).toMatchObject({ 操作: "医師会の写しの見回り", 状態: "済" });
  });

  test("ファイルがごみ箱に入れられていたら、作り直す", async () => {
    const office = await shared();
    const { id } = copyIn(office);
    const file = office.services.drive.list().find((each) => each.id === id);
    if (file) file.trashed = true;
    share(office, REFRESH);
    replaced(office, id, "ごみ箱にあるか、見つからないため");
  });
});

test("手で加えられた編集者と閲覧者は外し、名を挙げる", async () => {
  const office = await shared();
  const file = office.services.drive.list().find(({ id }) => id === copyIn(office).id);
  file?.permissions.push(
    { id: "user-x", type: "user", role: "writer", emailAddress: "x@example.com" },
    { id: "user-y", type: "user", role: "reader", emailAddress: "y@example.com" },
  );
  office.advance("1h");
  expect(rightsOn(copyIn(office))).toEqual([`reader ${VIEWER}`, `reader ${COLLEAGUE}`]);
  expect(String(office.table("操作記録").at(-1)?.["結果"])).toContain(
    "ファイルに手で加えられていた人を外しました：x@example.com（編集者）、y@example.com（閲覧者）",
  );
});

test("編集者に変えられた閲覧者は、閲覧者に戻す", async () => {
  const office = await shared();
  const right = office.services.drive
    .list()
    .find(({ id }) => id === copyIn(office).id)
    ?.permissions.at(1);
  if (right) right.role = "writer";
  office.advance("1h");
  expect(rightsOn(copyIn(office)).sort()).toEqual([`reader ${COLLEAGUE}`, `reader ${VIEWER}`].sort());
});

test("やめるときは理由を聞き、共有を外してごみ箱に入れる", async () => {
  const office = await shared();
  const { id } = copyIn(office);
  saying(office, "覚書が終わったため");
  expect(share(office, "共有をやめる")).toContain("写しの共有をやめました（1ファイル）");
  expect(isThere(office, id)).toBe(false);
  expect(ledgerOf(office)).toEqual([["共有-2018-0001", "終了", "閲覧", "覚書が終わったため"]]);
  office.advance("2h");
  expect(live(office)).toEqual([]);
});

test("職員のアカウントでは待ち行列に入り、事務所アカウントの時計が作る", async () => {
  const office = await saved.open({ recipients: [FIRST] });
  asClerk(office);
  expect(share(office, REFRESH)).toContain("事務所アカウントの時計が、まもなく始めます");
  expect(live(office)).toEqual([]);
  office.advance("10m");
  expect(copyIn(office).permissions[0]).toMatchObject({ role: "owner", emailAddress: OWNER });
  expect(shareOf(office, 0)).toMatchObject({ 実行者: "kakari@example.jp" });
});

describe("アカウントのない人には、Excelで", () => {
  const partsOf = (bytes: Uint8Array): string =>
    Object.entries(unzipSync(bytes))
      .map(([name, content]) => `${name}\n${strFromU8(content)}`)
      .join("\n");

  test("同じ内容のファイルになり、載せない列の値は、どの部品にもない", async () => {
    const office = await saved.open({ recipients: [BY_FILE] });
    const said = share(office, EXCEL);
    expect(said).toContain("共-03 例示 3子さんに渡してください");
    const [file, ...others] = filesOf(office);
    expect([file?.name, others.length, live(office)]).toEqual(["在宅医同行研修　医師会の写し（2018年度）.xlsx", 0, []]);
    const parts = partsOf(file?.bytes ?? new Uint8Array());
    for (const word of ["名前2号", "所属第3医院", "p1@example.jp", "046-111-", "申-2018-0001", "案-2018-"])
      expect(parts).not.toContain(word);
    const book = new exceljs.Workbook();
    await book.xlsx.load(Uint8Array.from(file?.bytes ?? []).buffer);
    expect(book.worksheets.map(({ name }) => name).slice(0, 4)).toEqual(["はじめに", "指導医", "集計", "申込者"]);
    expect(book.getWorksheet("申込者")?.getCell("A3").text).toBe("名前1号");
    expect(shareOf(office, 0)).toMatchObject({ 渡し方: "ファイル", 共有先: "共-03　例示 3子", 状態: "共有中" });
  });

  test("作り直すと前のファイルはごみ箱に入り、見せられなくなったものがあれば終わりにして、渡し直しを頼む", async () => {
    const office = await saved.open({ recipients: [BY_FILE] });
    share(office, EXCEL);
    share(office, EXCEL);
    expect(filesOf(office)).toHaveLength(1);
    expect(ledgerOf(office).map(([, state]) => state)).toEqual(["終了", "共有中"]);
    clerkTypes(office, "申込者", applicationId(1), "同意の撤回日", "2018/9/1");
    office.advance("1h");
    expect(filesOf(office)).toEqual([]);
    expect(String(ledgerOf(office)[1]?.[3])).toContain("「申込者」の1件を見せられなくなったため");
    expect(String(office.table("操作記録").at(-1)?.["結果"])).toContain(
      "「写しをExcelで作る」で新しいファイルを作り、渡してください",
    );
  });

  test("頼んだ職員が、そのファイルを開ける", async () => {
    const office = await saved.open({ recipients: [BY_FILE] });
    asClerk(office);
    share(office, EXCEL);
    office.advance("10m");
    const file = office.services.drive.list().find(({ id }) => id === filesOf(office)[0]?.id);
    expect(rightsOn({ permissions: file?.permissions ?? [] })).toEqual(["reader kakari@example.jp"]);
  });

  test("手で加えられた人と、担当でなくなった職員は、時計が外す", async () => {
    const office = await saved.open({ recipients: [BY_FILE] });
    asClerk(office);
    share(office, EXCEL);
    office.advance("10m");
    const file = office.services.drive.list().find(({ id }) => id === filesOf(office)[0]?.id);
    const seeing = (): string[] => rightsOn({ permissions: file?.permissions ?? [] });
    file?.permissions.push(
      { id: "anyoneWithLink", type: "anyone", role: "reader" },
      { id: "user-y", type: "user", role: "writer", emailAddress: "y@example.com" },
    );
    office.advance("61m");
    expect(seeing()).toEqual(["reader kakari@example.jp"]);
    expect(String(office.table("操作記録").at(-1)?.["結果"])).toContain(
      "ファイルに手で加えられていた人を外しました：リンクを知る全員（閲覧者）、y@example.com（編集者）",
    );
    clerkTypes(office, "職員", "kakari@example.jp", "在職", "");
    office.advance("61m");
    expect(seeing()).toEqual([]);
  });

  test("渡した後にファイルを消しても、見回りは止まらない", async () => {
    const office = await saved.open({ recipients: [BY_FILE] });
    share(office, EXCEL);
    office.services.drive.registry.remove(filesOf(office)[0]?.id ?? "");
    office.advance("61m");
    expect(office.crashes).toEqual([]);
    expect(
      office.table("操作記録").filter((row) => row["結果"] !== "" && row["操作"] === "医師会の写しの見回り"),
    ).toEqual([]);
  });
});

describe("事務所アカウントが替わったとき", () => {
  const NEW = "office-new@example.jp";
  const staff = { メールアドレス: NEW, 氏名: "新任 アカウント", 役割: "事務所アカウント", 在職: "はい" };

  test.each([
    { name: "前のアカウントが消えていても", deleted: true },
    { name: "前のアカウントの見えないファイルが残っていても", deleted: false },
  ])("$name、1時間のうちに新しいファイルになり、することを言う", async ({ deleted }) => {
    const office = await shared();
    const { id } = copyIn(office);
    office.services.sheets.clerk.addRow("職員", staff);
    clerkTypes(office, "職員", OWNER, "在職", "");
    office.addEditor(NEW);
    if (deleted) office.deleteAccount(OWNER, NEW);
    office.as(NEW).reload().answer("YES").click("在宅連携", "引継ぎ");
    expect(lastQuestion(office)).toContain("先にそのアカウントで「医師会との共有 > 共有をやめる」を実行してください");
    expect(lastMessage(office)).toContain("医師会の写しは、1時間のうちに新しいファイルに替わります");
    office.advance("75m");
    const [, now] = office.table("共有台帳");
    expect(ledgerOf(office).map(([, state]) => state)).toEqual(["終了", "共有中"]);
    expect(now?.["ファイルID"]).not.toBe(id);
    const said = office.table("操作記録").find((row) => row["操作"] === "医師会の写しの見回り")?.["結果"];
    expect(said).toContain("新しいファイルに替え");
    // Google tells a file that is gone from one that is another's in the same words.
    expect(said).toContain("前のファイル（共有-2018-0001");
    expect(said).toContain("この事務所アカウントから見えないため、共有を外せていません");
    const fresh = live(office).find((each) => each.id === now?.["ファイルID"]);
    expect(rightsOn(fresh ?? { permissions: [] })).toEqual([`reader ${VIEWER}`, `reader ${COLLEAGUE}`]);
  });

  test.each([
    { name: "写しを共有していなければ", item: undefined },
    { name: "Excelで渡しただけなら", item: EXCEL },
  ])("$name、写しが替わるとは言わない", async ({ item }) => {
    const office = await saved.open({ recipients: [BY_FILE] });
    if (item !== undefined) share(office, item);
    expect(ledgerOf(office)).toHaveLength(item === undefined ? 0 : 1);
    office.services.sheets.clerk.addRow("職員", staff);
    clerkTypes(office, "職員", OWNER, "在職", "");
    office.addEditor(NEW).as(NEW).reload().answer("YES").click("在宅連携", "引継ぎ");
    expect([lastQuestion(office), lastMessage(office)].join()).not.toContain("医師会の写しは");
  });
});

test("確かめの問いに「いいえ」と答えれば、何も作らない", async () => {
  const office = await saved.open({ recipients: [FIRST] });
  office.answer("NO");
  share(office, REFRESH);
  expect(lastQuestion(office)).toContain("まだ共有していません。新しいファイルを作ります。");
  expect([live(office), ledgerOf(office)]).toEqual([[], []]);
});
