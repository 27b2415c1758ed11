/** 医師会との共有: a separate spreadsheet for viewers alone, with what the declarations allow, and its record. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { clerkTypes, lastMessage } from "./people.ts";
import {
  applicant,
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
  recipient,
  REFRESH,
  report,
  rightsOn,
  share,
  sheetIn,
  VIEWER,
  wordsIn,
  type Books,
} from "./sharing-office.ts";
import { decide } from "./support/settings.ts";

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

/** The first line of each of a sheet's lines that begins so. */
const lineOf = (office: Office, title: string, head: string): readonly unknown[] =>
  sheetIn(copyIn(office), title).find(([first]) => first === head) ?? [];

const shareOf = (office: Office, n: number) => office.table("共有台帳")[n] ?? {};

describe("写しを作る", () => {
  test("決めた人だけが閲覧者になり、コピーできず、メールは送らない", async () => {
    const office = await shared();
    expect(rightsOn(copyIn(office))).toEqual([`reader ${VIEWER}`, `reader ${COLLEAGUE}`]);
    const file = office.services.drive.list().find(({ id }) => id === copyIn(office).id);
    expect(file?.copyRequiresWriterPermission).toBe(true);
    expect(file?.owner).toBe(OWNER);
    expect(office.outbox().filter((mail) => mail.to.some(({ address }) => address === VIEWER))).toEqual([]);
    expect(lastMessage(office)).toContain("医師会の写しを作りました。共-01 例示 1子、共-02 例示 2子さんが見られます");
  });

  test("氏名は、同意した会員だけ。ほかの人は件数にだけ入る", async () => {
    const office = await shared();
    expect(namesIn(office)).toEqual(["名前10号", "名前1号", "名前4号", "名前7号"]);
    for (const n of [2, 3, 5]) expect(wordsIn(copyIn(office))).not.toContain(`名前${n}号`);
    expect(lineOf(office, "集計", "計").at(-1)).toBe(12);
  });

  test("同意した人すべてと決めれば、会員でない人も載る。同意しない人、撤回した人、読めない行の人は、どこにもいない", async () => {
    const office = await saved.open({
      recipients: [FIRST],
      applicants: [
        applicant(1),
        applicant(2),
        applicant(3, { privacy: false }),
        applicant(4, { consentWithdrawnOn: "2018-08-01" }),
        applicant(5),
        ...Array.from({ length: 7 }, (_, n) => applicant(6 + n, { privacy: false })),
      ],
    });
    decide(office, "shareNames", "同意した人すべて");
    clerkTypes(office, "申込者", applicationId(5), "同意の撤回日", "8月ごろ");
    share(office, REFRESH);
    expect(namesIn(office)).toEqual(["名前1号", "名前2号"]);
    for (const n of [3, 4, 5, 6]) expect(wordsIn(copyIn(office))).not.toContain(`名前${n}号`);
    for (const n of [3, 4, 5, 6]) expect(wordsIn(copyIn(office))).not.toContain(`所属第${n}医院`);
  });

  test("推薦された先生ごとに、承諾、決定、実施がわかる", async () => {
    const office = await shared();
    const [head = [], ...rows] = sheetIn(copyIn(office), "指導医");
    const at = (header: string): number => head.indexOf(header);
    const cases = office.table("マッチング");
    const own = (id: string) => cases.filter((row) => row["指導医番号"] === id);
    expect(rows).toHaveLength(8);
    for (const row of rows) {
      const mine = own(String(row[at("指導医番号")]));
      expect(row[at("決定（人）")]).toBe(mine.length);
      expect(row[at("うち実施済")]).toBe(mine.filter((each) => each["状態"] === "報告済").length);
    }
    expect(rows.map((row) => row[at("承諾")])).toEqual([
      ...Array<string>(4).fill("承諾する"),
      ...Array<string>(4).fill(""),
    ]);
  });

  test("受講者の声は、公表してよいとした文だけ。患者さんのことかもしれない文と、名のわかる文は出ない", async () => {
    const numbers = [1, 2, 3, 4, 5, 6, 7];
    const office = await shared({
      reports: numbers.map((n) =>
        report(n, {
          ...(n === 1 ? { publishable: "公表しない" } : {}),
          ...(n === 2 ? { learned: "佐藤花子さん（82歳、女性）の看取りを見ました。" } : {}),
          ...(n === 3 ? { learned: "名前3号としては、勉強になりました。" } : {}),
          ...(n === 4 ? { clearance: "使わない" } : {}),
        }),
      ),
    });
    const said = sheetIn(copyIn(office), "受講者の声")
      .slice(1)
      .map(([, words]) => words);
    expect([...said].sort()).toEqual(["学び5のことば", "学び6のことば", "学び7のことば"]);
  });

  test("文は文のまま：式に見える氏名も、式にならない", async () => {
    const office = await shared({
      applicants: [applicant(1, { name: '=HYPERLINK("http://x","名前")', facility: "+1医院" })],
      cases: [],
    });
    const file = office.services.sheetFiles.list().find(({ id }) => id === copyIn(office).id);
    const grid = file && office.services.sheetFiles.book(file).byName("申込者");
    const cells = grid?.read({ row: 2, col: 1, rows: 1, cols: 4 }, ({ value, formula }) => [value, formula])[0] ?? [];
    expect(cells[0]).toEqual(['=HYPERLINK("http://x","名前")', ""]);
    expect(cells[3]).toEqual(["+1医院", ""]);
  });

  test("だれも決定していなくても作れる。まだないものは、はじめにに書いてある", async () => {
    const office = await shared({ applicants: [], cases: [], reports: [] });
    expect(sheetIn(copyIn(office), "集計").flat()).toContain("まだありません");
    expect(sheetIn(copyIn(office), "申込者")[1]?.[0]).toBe("いまは、載せるものがありません");
    expect(lineOf(office, "はじめに", "まだないもの")[1]).toContain("受講者の声");
  });

  test("1〜4の数は、表のどこにも出ない", async () => {
    for (const people of [12, 20, 36]) {
      const office = await shared({ people });
      const numbers = sheetIn(copyIn(office), "集計")
        .flat()
        .filter((cell) => typeof cell === "number");
      expect(numbers.length).toBeGreaterThan(3);
      expect(numbers.filter((count) => count > 0 && count < 5)).toEqual([]);
    }
  });

  test("共有台帳に、だれに、何を、何のために見せたかが残る", async () => {
    const office = await shared();
    const row = shareOf(office, 0);
    expect(row).toMatchObject({
      共有番号: "共有-2018-0001",
      状態: "共有中",
      渡し方: "閲覧",
      実行者: OWNER,
      年度: 2018,
    });
    expect(row["共有先"]).toBe(`共-01　${VIEWER}\n共-02　${COLLEAGUE}`);
    expect(row["利用目的"]).toBe("在宅医同行研修の共同実施");
    expect(String(row["見せた列"])).toContain("申込者（本人が同意したもの）：氏名、職種、医師会員区分、所属医療機関名");
    expect(String(row["件数"])).toContain("申込者　4件");
    expect(row["ファイルの場所"]).toBe(`https://docs.google.com/spreadsheets/d/${copyIn(office).id}/edit`);
  });
});

describe("だれもいないとき", () => {
  test.each([
    ["共有先がない", [], "写しを見せる共有先がいません"],
    ["使う印がない", [recipient(1, { email: VIEWER, active: false })], "写しを見せる共有先がいません"],
    ["利用目的がない", [recipient(1, { email: VIEWER, purpose: "" })], "共-01 例示 1子：「利用目的」がありません"],
    ["期間が終わった", [recipient(1, { email: VIEWER, until: "2018-08-31" })], "平成30年8月31日で終わりました"],
    ["まだ始まらない", [recipient(1, { email: VIEWER, from: "2018-10-01" })], "平成30年10月1日からです"],
    ["事務所アカウントだけ", [recipient(1, { email: OWNER })], "事務所アカウント自身です"],
  ])("%sなら、作らずに理由を言う", async (_, recipients, why) => {
    const office = await saved.open({ recipients });
    expect(share(office, REFRESH)).toContain(why);
    expect([live(office), ledgerOf(office)]).toEqual([[], []]);
    share(office, "写しの下調べ");
    expect(lastMessage(office)).toContain("いません。「共有先」シートに書いてください");
  });

  test("Excelで渡す人がいなければ、そう言う", async () => {
    const office = await shared();
    expect(share(office, EXCEL)).toContain("Excelファイルで渡す共有先がいません");
  });

  test("共有していないものは、やめられない", async () => {
    const office = await saved.open();
    expect(share(office, "共有をやめる")).toBe("いま共有している写しはありません");
  });
});

describe("下調べ", () => {
  test("見る人、件数、伏せる数、ファイルがどうなるかを言い、何も変えない", async () => {
    const office = await saved.open({ people: 20, recipients: [FIRST, BY_FILE] });
    const before = office.table("操作記録").length;
    const said = share(office, "写しの下調べ");
    expect(said).toContain(`・共-01 例示 1子　閲覧（${VIEWER}）`);
    expect(said).toContain("・共-03 例示 3子　Excelファイル");
    expect(said).toMatch(/・申込者　7件\n/);
    expect(said).toMatch(/・集計　伏せた数 \d+個/);
    expect(said).toContain("まだ共有していません。新しいファイルを作ります。");
    expect([live(office), ledgerOf(office), office.table("操作記録").length]).toEqual([[], [], before]);
  });

  test("作り直すときは、その理由を言う", async () => {
    const office = await shared();
    expect(share(office, "写しの下調べ")).toContain("前の写しから変わったところはありません");
    clerkTypes(office, "申込者", applicationId(1), "同意の撤回日", "2018/9/1");
    expect(share(office, "写しの下調べ")).toContain(
      "新しいファイルに替え、いまのファイルは見られなくします。\n・「申込者」の1件を見せられなくなったため",
    );
  });
});

describe("増えたとき", () => {
  test("同じファイルを書き直し、前の行は終わる", async () => {
    const office = await shared({ people: 12 });
    const { id } = copyIn(office);
    clerkTypes(office, "申込者", applicationId(2), "医師会員区分", "会員");
    const said = share(office, REFRESH);
    expect(said).toContain("医師会の写しを書き直しました。ファイルは同じです");
    expect(copyIn(office).id).toBe(id);
    expect(namesIn(office)).toContain("名前2号");
    expect(ledgerOf(office)).toEqual([
      ["共有-2018-0001", "終了", "閲覧", "共有-2018-0002 に書き直しました"],
      ["共有-2018-0002", "共有中", "閲覧", ""],
    ]);
  });

  test("加わった人は、同じファイルを見られる", async () => {
    const office = await shared({ recipients: [FIRST, recipient(2, { email: COLLEAGUE, active: false })] });
    const { id } = copyIn(office);
    clerkTypes(office, "共有先", "共-02", "使う", "はい");
    share(office, REFRESH);
    expect(copyIn(office).id).toBe(id);
    expect(rightsOn(copyIn(office))).toEqual([`reader ${VIEWER}`, `reader ${COLLEAGUE}`]);
  });

  test.each([
    ["毎日", "2018/9/2 10:00", true],
    ["毎週", "2018/8/27 10:00", true],
    ["毎週", "2018/8/28 10:00", false],
    ["手動", "2018/8/1 10:00", false],
  ] as const)("時計は、%sと決めて、前が%sなら、書き直すか：%s", async (every, before, rewritten) => {
    const office = await shared();
    const { id } = copyIn(office);
    decide(office, "shareEvery", every);
    clerkTypes(office, "共有台帳", "共有-2018-0001", "更新日時", before);
    office.advance("1h");
    expect(ledgerOf(office)).toHaveLength(1);
    clerkTypes(office, "申込者", applicationId(2), "医師会員区分", "会員");
    office.advance("1h");
    expect(ledgerOf(office)).toHaveLength(rewritten ? 2 : 1);
    expect(namesIn(office).includes("名前2号")).toBe(rewritten);
    expect(copyIn(office).id).toBe(id);
  });
});
