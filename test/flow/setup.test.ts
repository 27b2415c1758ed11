/** 初期設定 in a new workbook: what stands there afterwards, and that it may be run again and again. */
import { describe, expect, test } from "vitest";
import { columnNames } from "../../src/core/table.ts";
import { forms } from "../../src/forms/index.ts";
import { tables } from "../../src/tables/index.ts";
import { letters } from "../../src/letters/index.ts";
import { settings } from "../../src/settings.ts";
import { openOffice } from "../../src/workspace/office.ts";
import { apply } from "./people.ts";
import { ABOUT_PATIENTS, NEVER } from "../tables/never.ts";
import {
  bookOf,
  columnOf,
  exactState,
  formNamed,
  listOf,
  newOffice,
  OFFICE,
  plainState,
  setUp,
  sheetOf,
} from "./setup-office.ts";

const NOTHING = "足りないものはありませんでした。変えたところはありません";

describe("新しいブック", () => {
  const office = newOffice();

  test("宣言のとおりのシートが、宣言の順に、見出しを付けて並ぶ", () => {
    expect(office.services.sheets.model.sheets()).toEqual(tables.map((table) => table.name));
    for (const table of tables)
      expect(office.services.sheets.model.headers(table.name)).toEqual(
        columnNames(table).map((name) => table.columns[name]?.header),
      );
  });

  test("見出しは固定され、幅・書式・説明・絞り込みが付く", () => {
    for (const table of tables) {
      const [grid, sheet] = [office.services.sheets.model.grid(table.name), sheetOf(office, table.name)];
      expect(grid.frozenRows).toBe(1);
      expect(grid.filter?.area).toMatchObject({ row: 1, col: 1, cols: columnNames(table).length });
      Object.values(table.columns).forEach((column, index) => {
        expect(sheet.getColumnWidth(index + 1)).toBe(column.cell.width);
        expect(sheet.getRange(1, index + 1).getNote()).toContain(column.note);
        const formats = new Set(
          sheet
            .getRange(2, index + 1, grid.maxRows - 1, 1)
            .getNumberFormats()
            .flat(),
        );
        if (table.name !== "設定") expect([...formats]).toEqual([column.cell.format]);
      });
    }
  });

  test("アドオンの列と見出しは、警告だけの保護で守られ、職員の列は守られない", () => {
    for (const table of tables) {
      const [heads, cells] = office.services.sheets.model.view(table.name, 1).rows;
      Object.values(table.columns).forEach((column, index) => {
        expect(heads?.cells[index]?.guarded).toBe("warning");
        expect(cells?.cells[index]?.guarded, column.header).toBe(column.writer === "addon" ? "warning" : "");
      });
    }
  });

  test("選択肢は、決まった語のほか、設定の語からも出る", () => {
    expect(listOf(office, "申込者", "職種")).toContain("医療ソーシャルワーカー");
    expect(listOf(office, "指導医", "ブロック")).toEqual(["東", "西南"]);
    expect(listOf(office, "職員", "在職")).toEqual(["はい"]);
    expect(() => columnOf(office, "マッチング", "判断").getCell(1, 1).setValue("たぶん採用")).toThrow();
    expect(listOf(office, "申込者", "学びたいテーマ")).toBeUndefined();
  });

  test("地域は日本、時刻は東京になる", () => {
    expect([bookOf(office).getSpreadsheetLocale(), bookOf(office).getSpreadsheetTimeZone()]).toEqual([
      "ja_JP",
      "Asia/Tokyo",
    ]);
  });

  test("時計は1つ、フォームの送信は種類ごとに1つ、どれも事務所アカウントが持つ", () => {
    expect(office.triggers.map(({ creator, handler, event, sourceId }) => [creator, handler, event, sourceId])).toEqual(
      [
        [OFFICE, "tick", "CLOCK", ""],
        ...forms.map(({ title }) => [OFFICE, "onFormSubmitted", "ON_FORM_SUBMIT", formNamed(office, title).id]),
      ],
    );
    // Google lets one account have 20 triggers of a script.
    expect(office.triggers.length).toBeLessThanOrEqual(20);
    expect(office.table("職員")).toMatchObject([{ メールアドレス: OFFICE, 役割: "事務所アカウント", 在職: "はい" }]);
  });

  test("ファイルは在宅連携のフォルダの中に生まれ、だれでも開けるものはフォームの回答リンクだけである", () => {
    const place = new Map(office.files().map((file) => [file.id, file.name]));
    const lying = office.files().map((file) => [file.name, file.parents.map((id) => place.get(id) ?? "").join()]);
    expect(lying).toEqual(
      expect.arrayContaining([
        ...["様式", "通知", "帳票", "医師会の写し"].map((name) => [name, "在宅連携（在宅連携）"]),
        ...forms.map(({ title }) => [title, "様式"]),
        ...letters.flatMap(({ kind, template }) => (template ? [[`様式 ${kind}`, "様式"]] : [])),
      ]),
    );
    const open = office.files().filter((file) => file.permissions.some((right) => right.type === "anyone"));
    expect(open.map((file) => file.name).sort()).toEqual(forms.map(({ title }) => title).sort());
    for (const file of open)
      expect(file.permissions.filter((right) => right.type === "anyone")).toMatchObject([
        { role: "reader", view: "published" },
      ]);
  });

  test("フォームは公開され、知らない人も答えられ、回答の直しは受け付けない", () => {
    for (const { title } of forms) {
      const { id, view } = formNamed(office, title);
      expect(view).toMatchObject({ published: true, accepting: true, allowEdits: false, respondAgain: false });
      expect(office.services.forms.refusal(id)).toBeUndefined();
      expect(office.services.forms.refusal(id, "stranger@example.com")).toBeUndefined();
    }
  });

  test("免許番号、生年月日、口座、個人番号、患者の列や質問はどこにもない", () => {
    const headers = tables.flatMap((table) => office.services.sheets.model.headers(table.name));
    const questions = forms.flatMap(({ title }) =>
      formNamed(office, title).view.sections.flatMap((section) => section.questions.map((question) => question.title)),
    );
    expect(headers.length).toBeGreaterThan(150);
    const asked = [...headers, ...questions].filter((name) => NEVER.test(name));
    expect([...new Set(asked)].sort()).toEqual([...ABOUT_PATIENTS].sort());
  });

  test("二度目は何も変えず、足りないものはないと言う", async () => {
    const before = await exactState(office);
    expect(setUp(office)).toBe(NOTHING);
    expect(await exactState(office)).toEqual(before);
  });

  test("十度目も同じである", () => {
    const before = plainState(office);
    for (let n = 0; n < 9; n++) expect(setUp(office)).toBe(NOTHING);
    expect(plainState(office)).toEqual(before);
    expect(office.table("操作記録").filter((row) => row["操作"] === "初期設定").length).toBeGreaterThanOrEqual(10);
  });
});

test("一度設定したブックの双子は、初めから設定したブックと、最後のidまで同じで、続きも同じになる", async () => {
  const fresh = openOffice();
  setUp(fresh);
  const twin = newOffice();
  expect(await exactState(twin)).toEqual(await exactState(fresh.reload()));
  for (const office of [fresh, twin]) {
    apply(office);
    office.advance("10m");
  }
  expect(await exactState(twin)).toEqual(await exactState(fresh));
  expect(twin.outbox()).toEqual(fresh.outbox());
  expect(twin.now).toBe(fresh.now);
});

describe("始め方", () => {
  test("番号は全角でもよく、1から3のほかは選べず、やめれば何も起こらない", () => {
    const office = openOffice();
    expect(setUp(office, "4")).toContain("「4」は選べません");
    office.answer({ button: "CANCEL", text: "" });
    office.click("在宅連携", "初期設定");
    expect(office.services.sheets.model.sheets()).toEqual(["シート1"]);
    expect(setUp(office, "１")).toContain("「事業」に25件を入れました");
  });

  test("市が決める設定は空で始まり、必要な処理は項目の名を挙げて止まる", () => {
    const office = newOffice("3");
    const value = (name: string) => office.table("設定").find((row) => row["項目"] === name)?.["値"];
    for (const one of [settings.documentSymbol, settings.plannedVisits, settings.contactEmail])
      expect(value(one.name), one.name).toBe("");
    expect(value("市の名称")).toBe("横須賀市");
    expect(office.table("設定")).toHaveLength(Object.keys(settings).length);
    office.services.sheets.clerk.type("設定", rowOf(office, "年度"), "値", "");
    office.click("在宅連携", "マッチング", "提案を作る");
    expect(office.dialogs.at(-1)?.text).toContain("「年度」が決まっていません");
    expect(office.dialogs.at(-1)?.text).toContain("「設定」シート");
  });

  test("空で始めると、事業も人も入らない", () => {
    const office = newOffice("3");
    for (const sheet of ["事業", "予算", "会議体", "指導医", "申込者"]) expect(office.table(sheet)).toEqual([]);
  });

  test("雛形で始めると、名称・項目・印は残り、日付と数と人は空になる", () => {
    const office = newOffice("2", { now: "2026-06-01T09:00:00+09:00" });
    const programmes = office.table("事業");
    expect(programmes).toHaveLength(25);
    expect(programmes.every((row) => row["年度"] === 2026 && row["計画回数"] === "")).toBe(true);
    expect(programmes.filter((row) => row["市・医師会主催"] === "はい")).toHaveLength(4);
    expect(programmes.filter((row) => row["再掲元"] !== "")).toMatchObject([{ 再掲元: "業-2026-03" }]);
    expect(office.table("会議体").map((row) => [row["計画回数"], row["委員数"], row["うち行政職"]])).toEqual(
      Array.from({ length: 7 }, () => ["", "", ""]),
    );
    expect(office.table("予算").every((row) => !/[0-9０-９]+(名|回)/.test(String(row["事業内容"])))).toBe(true);
    expect(office.table("指導医")).toEqual([]);
    const value = (name: string) => office.table("設定").find((row) => row["項目"] === name)?.["値"];
    expect([value("年度"), value("実施予定数")]).toEqual(["2026", ""]);
    expect(office.table("役職者").map((row) => [row["区分"], row["職名"], row["氏名"]])).toEqual([
      ["発信者", "横須賀市長", ""],
      ["医師会長", "一般社団法人横須賀市医師会長", ""],
      ["事務担当", "", ""],
    ]);
  });
});

describe("見本の数", () => {
  const office = newOffice();
  const lines = office.table("事業");
  const of = (header: string, value: string) => lines.filter((row) => row[header] === value);

  test("事業は25行、異なるものは24、再掲1、※4、項目なし3", () => {
    expect([
      lines.length,
      of("集計対象", "はい").length,
      of("市・医師会主催", "はい").length,
      of("項目（取組）", "").length,
    ]).toEqual([25, 24, 4, 3]);
    expect(lines.filter((row) => row["再掲元"] !== "")).toMatchObject([
      { 事業名: "広域多職種合同研修会の開催", 実施区分: "センター連携拠点" },
    ]);
    expect(of("市・医師会主催", "はい").map((row) => row["事業名"])).toEqual([
      "病院出前セミナーの開催",
      "在宅医同行研修",
      "医師向け在宅医療セミナーの開催",
      "かかりつけ医セミナー",
    ]);
  });

  test("項目ごとの数と、実施区分ごとの数が、企画書と合う", () => {
    expect(["ア", "イ", "ウ", "エ", "オ", "カ", "キ", "ク"].map((item) => of("項目（取組）", item).length)).toEqual([
      0, 0, 4, 2, 3, 8, 4, 1,
    ]);
    expect(of("項目（取組）", "カ").filter((row) => row["集計対象"] === "はい")).toHaveLength(7);
    const owners = ["在宅療養連携会議", "センター連携拠点", "ブロック連携拠点", "事務局"];
    expect(owners.map((owner) => of("実施区分", owner).length)).toEqual([7, 6, 5, 7]);
    expect(
      ["Ａ", "Ｂ", "Ｃ"].map((team) => lines.filter((row) => String(row["部会"]).includes(`${team}チーム`)).length),
    ).toEqual([2, 3, 2]);
  });

  test("予算は9行で、2行目の項目は印刷の順のまま、金額はない", () => {
    expect(office.table("予算").map((row) => row["項目（予算）"])).toEqual([
      "ア、イ、エ、オ",
      "ウ、カ、オ",
      "エ、カ、キ",
      "キ",
      "カ",
      "カ",
      "カ",
      "カ",
      "ク",
    ]);
    expect(office.table("予算").some((row) => /円/.test(Object.values(row).join()))).toBe(false);
  });

  test("会議は年16回、委員は19名うち行政職3名", () => {
    const bodies = office.table("会議体");
    expect(bodies.reduce((sum, row) => sum + Number(row["計画回数"]), 0)).toBe(16);
    expect(bodies[0]).toMatchObject({ 委員数: 19, うち行政職: 3 });
  });
});

function rowOf(office: ReturnType<typeof openOffice>, name: string): number {
  return office.services.sheets.model.rowOf("設定", "項目", name);
}
