/** From letters that are made to letters that have left: 発送簿, its papers, and the dated tick of the staff. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { SCOPE } from "../../src/workspace/scopes.ts";
import { CLERK, dispatchOffice, OFFICE, type Opener } from "./dispatch-office.ts";
import { clerkTypes, lastMessage } from "./people.ts";

let open: Opener;
let close: () => void;
beforeAll(async () => {
  ({ open, close } = await dispatchOffice());
});
afterAll(() => close());

const makeBatch = (office: Office): unknown => office.click("在宅連携", "通知", "発送簿を作る");
const markDispatched = (office: Office, day = ""): unknown => {
  office.answer({ button: "OK", text: day });
  return office.click("在宅連携", "通知", "発送済にする");
};
const toApplicant = (n: number): string => `案-2018-000${n}-1/受講者`;
const toInstructor = (n: number): string => `案-2018-000${n}-1/指導医`;

function rowOf(office: Office, sheet: string, key: string): Record<string, unknown> {
  const row = office.table(sheet).find((each) => Object.values(each)[0] === key);
  if (!row) throw new Error(`${sheet}: no row ${key}`);
  return row;
}

/** Selects the rows of these keys, one range each. */
function select(office: Office, sheet: string, ...keys: string[]): void {
  const rows = keys.map((key) => office.table(sheet).findIndex((row) => Object.values(row)[0] === key) + 2);
  office.services.sheets.clerk.select(
    sheet,
    rows.map((row) => `A${row}:B${row}`),
  );
}

/** Two days after the letters were made. */
const LATER = "2018-04-04T10:00:00+09:00";

const dayIn = (value: unknown): string => new Date(Number(value) + 9 * 3_600_000).toISOString().slice(0, 10);
const papersOf = (office: Office): string[] => office.letters("帳票").map((paper) => paper.name);
const said = (office: Office, from: number): string =>
  office.dialogs
    .slice(from)
    .map((dialog) => dialog.text)
    .join("\n");

describe("発送簿を作る", () => {
  test("発送方法ごとに行ができ、通知に番号が付き、紙ができて、リンクが載る", async () => {
    const office = await open();
    makeBatch(office);
    expect(lastMessage(office)).toContain("発-2018-001（郵送）に3通を載せました");
    expect(
      office.table("発送簿").map((row) => [row["発送簿番号"], row["発送方法"], row["通数"], row["作成者"]]),
    ).toEqual([
      ["発-2018-001", "郵送", 3, OFFICE],
      ["発-2018-002", "手渡し", 3, OFFICE],
    ]);
    expect([1, 2, 3].map((n) => rowOf(office, "通知", toApplicant(n))["発送簿番号"])).toEqual(
      Array(3).fill("発-2018-001"),
    );
    expect(papersOf(office)).toEqual([
      "発送簿 発-2018-001（郵送）",
      "宛名ラベル 発-2018-001",
      "印刷用文書 発-2018-001",
      "発送簿 発-2018-002（手渡し）",
      "印刷用文書 発-2018-002",
    ]);
    const row = rowOf(office, "発送簿", "発-2018-001");
    const ids = office.letters("帳票").map((paper) => `https://docs.google.com/document/d/${paper.id}/edit`);
    expect([row["発送簿の文書"], row["宛名ラベル"], row["印刷用文書"]]).toEqual(ids.slice(0, 3));
    expect(rowOf(office, "発送簿", "発-2018-002")["宛名ラベル"]).toBe("");
  });

  test("印刷用文書は発送簿と同じ順で、同じ病院の2人は続き、1通も二度は出ない", async () => {
    const office = await open();
    makeBatch(office);
    const print = office.letters("帳票").find((paper) => paper.name === "印刷用文書 発-2018-001");
    const lines = (print?.text ?? "").split("\n");
    expect(lines.filter((line) => /^例示 \d号　様$/.test(line))).toEqual([
      "例示 3号　様",
      "例示 1号　様",
      "例示 2号　様",
    ]);
    expect(lines.filter((line) => line.startsWith("〒"))).toHaveLength(3);
    const list = office.letters("帳票").find((paper) => paper.name.startsWith("発送簿 発-2018-001"));
    const order = ["例示 3号　様", "例示 1号　様", "例示 2号　様"].map((name) => list?.text.indexOf(name) ?? -1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order[0]).toBeGreaterThan(0);
    expect(list?.text).toContain("同封一覧");
    expect(list?.text).toContain("横須賀見本病院　御中");
  });

  test("二度押しても、同じ通知は二度載らない", async () => {
    const office = await open();
    makeBatch(office);
    makeBatch(office);
    expect(office.table("発送簿")).toHaveLength(2);
    expect(lastMessage(office)).toContain("発送簿に載せる通知はありません");
    expect(papersOf(office)).toHaveLength(5);
  });

  test("いいえと答えれば、何も書かれない", async () => {
    const office = await open();
    office.answer("NO");
    makeBatch(office);
    expect(office.table("発送簿")).toEqual([]);
    expect(office.table("通知").every((row) => row["発送簿番号"] === "")).toBe(true);
  });

  test("通知シートで行を選べば、その行だけを載せられる", async () => {
    const office = await open();
    select(office, "通知", toApplicant(1), toApplicant(2));
    const before = office.dialogs.length;
    makeBatch(office);
    expect(said(office, before)).toContain("選んだ2行の通知だけを、発送簿に載せますか");
    expect(office.table("発送簿").map((row) => [row["発送方法"], row["通数"]])).toEqual([["郵送", 2]]);
    expect(rowOf(office, "通知", toApplicant(3))["発送簿番号"]).toBe("");
  });

  test("行を選んでいても、いいえなら、まだ載っていない通知のすべてになる", async () => {
    const office = await open();
    select(office, "通知", toApplicant(1));
    office.answer("NO", "YES");
    makeBatch(office);
    expect(office.table("発送簿").map((row) => row["通数"])).toEqual([3, 3]);
  });

  test.each(["通知", "発送簿"])("%sシートの見出しにカーソルがあるだけなら、通知のすべてを載せる", async (sheet) => {
    const office = await open();
    office.services.sheets.clerk.select(sheet, "A1");
    makeBatch(office);
    expect(office.table("発送簿").map((row) => row["通数"])).toEqual([3, 3]);
  });

  test("絞り込みで隠れた行は選んでいても除かれ、数が示される", async () => {
    const office = await open();
    office.services.sheets.clerk.filter("通知", "発送方法", ["郵送"]);
    const last = office.table("通知").length + 1;
    office.services.sheets.clerk.select("通知", `A5:B${last}`);
    const before = office.dialogs.length;
    makeBatch(office);
    expect(said(office, before)).toContain("隠れている3行は除きました");
    expect(office.table("発送簿").map((row) => row["発送方法"])).toEqual(["郵送"]);
  });

  test("選んだ行に出せない通知があれば、番号とわけを示して除く", async () => {
    const office = await open();
    makeBatch(office);
    clerkTypes(office, "通知", toApplicant(1), "発送方法", "郵送");
    const mail = String(office.table("通知")[0]?.["通知番号"]);
    select(office, "通知", toApplicant(1), mail);
    makeBatch(office);
    expect(lastMessage(office)).toContain(`${toApplicant(1)}　発送簿 発-2018-001 に載っています`);
    expect(lastMessage(office)).toContain(`${mail}　すでに送っています`);
    expect(office.table("発送簿")).toHaveLength(2);
  });

  test("郵便番号のない人の通知は、名前を示して除き、ほかは載せる", async () => {
    const office = await open();
    clerkTypes(office, "申込者", "申-2018-0003", "所属の郵便番号", "");
    const before = office.dialogs.length;
    makeBatch(office);
    expect(said(office, before)).toContain(`${toApplicant(3)}　例示 3号の郵便番号がありません`);
    expect(rowOf(office, "通知", toApplicant(3))["発送簿番号"]).toBe("");
    expect(rowOf(office, "発送簿", "発-2018-001")["通数"]).toBe(2);
  });

  test("宛名ラベルの寸法が読めなければ、何も書かずに、場所と例を示す", async () => {
    const office = await open();
    clerkTypes(office, "設定", "宛名ラベルの寸法（mm）", "値", "大きめ");
    makeBatch(office);
    expect(lastMessage(office)).toContain("「大きめ」を寸法として読めません");
    expect(lastMessage(office)).toContain("例：2×6、84×42、18、21");
    expect(office.table("発送簿")).toEqual([]);
    expect(office.table("通知").every((row) => row["発送簿番号"] === "")).toBe(true);
  });

  test("FAXの通知には、番号の入った発送簿と、1通ごとの送付状ができる", async () => {
    const office = await open();
    for (const n of [1, 2]) {
      clerkTypes(office, "申込者", `申-2018-000${n}`, "所属のFAX", "046-000-0009");
      clerkTypes(office, "通知", toApplicant(n), "発送方法", "FAX");
    }
    makeBatch(office);
    const fax = office.letters("帳票").find((paper) => paper.name === "発送簿 発-2018-002（FAX）");
    expect(fax?.text.match(/FAX送付状/g)).toHaveLength(2);
    expect(fax?.text).toContain("046-000-0009");
  });

  test("発送簿の行を選べば、宛先を直した後の紙を作り直せる", async () => {
    const office = await open();
    makeBatch(office);
    const old = rowOf(office, "発送簿", "発-2018-001")["発送簿の文書"];
    clerkTypes(office, "申込者", "申-2018-0003", "所属所在地", "横須賀市例示町9-9");
    select(office, "発送簿", "発-2018-001");
    makeBatch(office);
    expect(lastMessage(office)).toContain("発-2018-001 の文書を作り直します");
    const now = rowOf(office, "発送簿", "発-2018-001")["発送簿の文書"];
    expect(now).not.toBe(old);
    const list = office.letters("帳票").find((paper) => String(now).includes(paper.id));
    expect(list?.text).toContain("横須賀市例示町9-9");
    expect(office.table("発送簿")).toHaveLength(2);
  });
});

describe("だれが作るか", () => {
  test("担当の職員は3つの権限だけで発送簿を頼み、紙は事務所アカウントの時計が作る", async () => {
    const office = (await open()).as(CLERK);
    makeBatch(office);
    expect(lastMessage(office)).toContain("発-2018-001（郵送）に3通を載せました");
    expect(papersOf(office)).toEqual([]);
    office.advance("10m");
    expect(office.crashes).toEqual([]);
    expect(papersOf(office)).toHaveLength(5);
    expect(new Set(office.letters("帳票").map((paper) => paper.owner))).toEqual(new Set([OFFICE]));
    expect([...office.consents(CLERK)].sort()).toEqual([SCOPE.dialogs, SCOPE.email, SCOPE.boundSheet].sort());
    expect(rowOf(office, "発送簿", "発-2018-001")["印刷用文書"]).not.toBe("");
  });

  test("職員でない編集者には断り、何も書かれない", async () => {
    const office = (await open()).addEditor("guest@example.jp").as("guest@example.jp");
    makeBatch(office);
    markDispatched(office);
    expect(office.dialogs.slice(-2).map((dialog) => dialog.title)).toEqual([
      "発送簿を作る：できませんでした",
      "発送済にする：できませんでした",
    ]);
    expect(office.table("発送簿")).toEqual([]);
  });
});

describe("発送済にする", () => {
  test("発送簿の行を選んで日を入れると、通知は完了になり、発送簿も閉じる", async () => {
    const office = (await open({ now: LATER })).as(CLERK);
    makeBatch(office);
    select(office, "発送簿", "発-2018-001");
    markDispatched(office, "平成30年4月3日");
    expect(lastMessage(office)).toContain("3通を、平成30年4月3日の発送として記録しました");
    for (const n of [1, 2, 3]) {
      const row = rowOf(office, "通知", toApplicant(n));
      expect([row["状態"], dayIn(row["発送日"])]).toEqual(["完了", "2018-04-03"]);
    }
    const batch = rowOf(office, "発送簿", "発-2018-001");
    expect([dayIn(batch["発送日"]), batch["発送者"]]).toEqual(["2018-04-03", CLERK]);
    expect(rowOf(office, "発送簿", "発-2018-002")["発送日"]).toBe("");
  });

  test("通知の行を選んで一部だけ出すと、発送簿は開いたまま。残りが出ると、最後の日で閉じる", async () => {
    const office = await open({ now: LATER });
    makeBatch(office);
    select(office, "通知", toApplicant(2));
    markDispatched(office, "2018/4/3");
    expect(rowOf(office, "通知", toApplicant(2))["状態"]).toBe("完了");
    expect(rowOf(office, "発送簿", "発-2018-001")["発送日"]).toBe("");
    select(office, "通知", toApplicant(1), toApplicant(3));
    markDispatched(office, "2018/4/2");
    expect(dayIn(rowOf(office, "発送簿", "発-2018-001")["発送日"])).toBe("2018-04-03");
    expect(dayIn(rowOf(office, "通知", toApplicant(1))["発送日"])).toBe("2018-04-02");
  });

  test("発送簿に載せずに渡した通知も、通知シートから発送済にできる", async () => {
    const office = await open();
    select(office, "通知", toInstructor(1));
    markDispatched(office);
    expect(rowOf(office, "通知", toInstructor(1))["状態"]).toBe("完了");
  });

  test("もう一度押すと、すでに発送済だと知らせ、日は変わらない", async () => {
    const office = await open({ now: LATER });
    makeBatch(office);
    select(office, "通知", toApplicant(1));
    markDispatched(office, "2018/4/2");
    markDispatched(office, "2018/4/3");
    expect(lastMessage(office)).toContain(`${toApplicant(1)}　すでに送っています（平成30年4月2日）`);
    expect(dayIn(rowOf(office, "通知", toApplicant(1))["発送日"])).toBe("2018-04-02");
  });

  test.each([
    ["あした", "「あした」は日付として読めません"],
    ["2018/4/3", "平成30年4月3日は、まだ来ていない日です"],
    ["2018/3/31", "発信日より前です"],
  ])("日付「%s」は断り、何も書かない", async (day, message) => {
    const office = await open();
    makeBatch(office);
    select(office, "発送簿", "発-2018-001");
    markDispatched(office, day);
    expect(lastMessage(office)).toContain(message);
    expect(rowOf(office, "通知", toApplicant(1))).toMatchObject({ 状態: "作成済", 発送日: "" });
  });

  test("閉じれば、何も書かない。発送簿でも通知でもないシートでは、発送していない発送簿のすべてが対象になる", async () => {
    const office = await open();
    makeBatch(office);
    select(office, "発送簿", "発-2018-001");
    office.answer("CANCEL");
    office.click("在宅連携", "通知", "発送済にする");
    expect(rowOf(office, "通知", toApplicant(1))["状態"]).toBe("作成済");
    select(office, "申込者", "申-2018-0001");
    markDispatched(office);
    expect(rowOf(office, "通知", toApplicant(1))["状態"]).toBe("完了");
    expect(office.table("発送簿").map((row) => row["発送日"])).not.toContain("");
  });
});
