/** 名簿を貼り付ける: a preview row by row, then exactly what was previewed, once; on the real script. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { copied, doctor, nurse } from "../features/intake/samples.ts";
import { accept, apply, clerkTypes, person } from "./people.ts";
import { pageData, preview, savedOffice, takeIn, type Paste } from "./proxy.ts";
import type { RosterDesk } from "../../src/features/intake/roster-page.rules.ts";

let office: Office;
let saved: Awaited<ReturnType<typeof savedOffice>>;
beforeAll(async () => {
  saved = await savedOffice();
});
beforeEach(async () => {
  office = await saved.open();
});
afterAll(() => saved.close());

const { メールアドレス: _mail, ...listed } = nurse;
const CONSENTS = ["見学のみ", "守秘義務", "個人情報の取扱い", "感染対策", "キャンセルの方法"];
const HEADS = Object.keys(listed).filter((title) => !CONSENTS.includes(title));

const nurseRow = (changes: Record<string, string>): string[] => HEADS.map((head) => changes[head] ?? nurse[head] ?? "");
const hospital = (...people: Record<string, string>[]): Paste => ({
  kind: "applicants",
  text: copied(HEADS, ...people.map(nurseRow)),
  day: "平成30年3月30日",
  consented: true,
});
const ichiko = { 氏名: "例示 一子", ふりがな: "レイジ　イチコ", 受講目的: '退院支援のため、\n"在宅"を知りたい' };
const niko = { 氏名: "例示 二子", ふりがな: "れいじ にこ", 第1希望日: "平成30年7月9日" };
const verdicts = (paste: Paste) => preview(office, paste).lines.map(({ line, name, verdict }) => [line, name, verdict]);
const take = (paste: Paste) => takeIn(office, paste, preview(office, paste));

describe("病院の申込者の名簿", () => {
  test("行ごとに確かめてから、名簿の順の番号で、同じ検査を通って申込者に入る", () => {
    const paste = hospital(ichiko, niko, { 氏名: "例示 三子", ふりがな: "れいじ みこ", 職種: "その他" });
    expect(
      preview(office, paste).lines.map(({ line, name, verdict, note }) => [line, name, verdict, note.split("（")[0]]),
    ).toEqual([
      [2, "例示 一子", "取り込む", "選定待ち"],
      [3, "例示 二子", "取り込む", "選定待ち"],
      [4, "例示 三子", "取り込む", "要審査"],
    ]);
    expect(office.table("申込者")).toEqual([]);
    expect(take(paste)).toMatchObject({
      ok: true,
      message: "「申込者」シートに3件を取り込みました（要審査1件、選定待ち2件）。",
    });
    expect(office.table("申込者")).toMatchObject([
      {
        受付番号: "申-2018-0001",
        氏名: "例示 一子",
        ふりがな: "れいじ いちこ",
        受付経路: "名簿から",
        入力者: "office@example.jp",
        守秘義務: "はい",
        受講目的: '退院支援のため、\n"在宅"を知りたい',
      },
      { 受付番号: "申-2018-0002", 氏名: "例示 二子", 状態: "選定待ち" },
      { 受付番号: "申-2018-0003", 氏名: "例示 三子", 状態: "要審査" },
    ]);
    expect(office.table("通知").map((row) => row["発送方法"])).toEqual(["郵送", "郵送", "郵送"]);
    expect(office.table("操作記録").at(-1)).toMatchObject({ 操作: "名簿を貼り付ける", 状態: "済", 済んだ件数: 3 });
  });

  test("もう一度押しても、もう一度貼っても、二度は入らない", () => {
    const paste = hospital(ichiko, niko);
    const seen = preview(office, paste);
    takeIn(office, paste, seen);
    expect(takeIn(office, paste, seen).message).toBe("2件は、すでに取り込んであります（二度は入りません）。");
    const more = hospital({ 氏名: "例示 三子", ふりがな: "れいじ みこ" }, niko, ichiko);
    expect(verdicts(more).map(([, , verdict]) => verdict)).toEqual(["取り込む", "すでにあります", "すでにあります"]);
    take(more);
    expect(office.table("申込者").map((row) => row["氏名"])).toEqual(["例示 一子", "例示 二子", "例示 三子"]);
  });

  test("直すところのある行は、理由が出て入らず、ほかの行は入る", () => {
    const paste = hospital(
      ichiko,
      { 氏名: "", ふりがな: "れいじ にこ" },
      { ...niko, 第1希望日: "七月" },
      { ...ichiko, 受講歴: "過去の年度にあり" },
    );
    expect(preview(office, paste).lines.map(({ verdict, note }) => [verdict, note.split("（")[0]])).toEqual([
      ["取り込む", "選定待ち"],
      ["直してください", "「氏名」が空です"],
      ["直してください", "「第1希望日」を読めません"],
      ["直してください", "2行目と同じ人です。片方を消してください"],
    ]);
    expect(take(paste).message).toContain("1件を取り込みました");
    expect(office.table("申込者")).toHaveLength(1);
  });

  test("今年度に申し込んだ人は、違うところとともに「すでにあります」になり、書き換えない", () => {
    apply(office, { ...nurse, ...ichiko, メールアドレス: "ward@example.jp", 学びたいテーマ: "看取り" });
    const [line] = preview(office, hospital(ichiko)).lines;
    expect(line?.verdict).toBe("すでにあります");
    expect(line?.note).toContain("申-2018-0001");
    expect(line?.note).toContain("学びたいテーマ：看取り → 看取り、緩和");
  });

  test("同意書を受け取った印がなければ、同意の欄のない名簿は入らない。欄の○は同意である", () => {
    expect(preview(office, { ...hospital(ichiko), consented: false }).lines[0]?.note).toContain("「守秘義務」が空です");
    const marked = copied([...HEADS, ...CONSENTS], [...nurseRow(ichiko), "○", "〇", "◯", "✓", "はい"]);
    expect(preview(office, { ...hospital(), text: marked, consented: false }).lines[0]?.verdict).toBe("取り込む");
  });

  test("知らない見出しは名前を挙げ、必要な見出しがなければ1行も読まない", () => {
    const paste = { ...hospital(), text: copied([...HEADS, "備考", "登録番号"], [...nurseRow(ichiko), "x", "9"]) };
    expect(preview(office, paste).unknown).toEqual(["備考", "登録番号"]);
    const { lines, faults } = preview(office, { ...hospital(), text: copied(["氏名", "電話"], ["例示 一子", "1"]) });
    expect(lines).toEqual([]);
    expect(faults[0]).toMatch(/^見出し「ふりがな」「職種」.*がありません/);
  });

  test.each([
    ["", "「受付日」が空です"],
    ["2018/4/3", "「受付日」が先の日です"],
  ])("受付日が「%s」では確かめられない", (day, why) => {
    expect(preview(office, { ...hospital(ichiko), day }).faults[0]).toContain(why);
  });

  test("確かめた後に貼り直した内容は、確かめるまで取り込まない", () => {
    const seen = preview(office, hospital(ichiko));
    const answer = takeIn(office, hospital(ichiko, niko), seen);
    expect(answer).toMatchObject({ ok: false, message: expect.stringContaining("確かめたときと違います") as string });
    expect(office.table("申込者")).toEqual([]);
  });

  test("確かめた後にほかの職員が同じ人を入れていたら、その人は入らない", () => {
    const paste = hospital(ichiko, niko);
    const seen = preview(office, paste);
    apply(office, { ...nurse, ...ichiko, メールアドレス: "ward@example.jp" });
    expect(takeIn(office, paste, seen).message).toContain("1件は、すでに取り込んであります");
    expect(office.table("申込者").map((row) => row["氏名"])).toEqual(["例示 一子", "例示 二子"]);
  });
});

describe("医師会の指導医の名簿", () => {
  const list = (...rows: string[][]): Paste => ({
    kind: "instructors",
    text: copied(["氏名", "フリガナ", "医療機関名", "ブロック", "電話", "推薦日"], ...rows),
  });
  const anew = ["例示 十郎", "レイジ ジュウロウ", "例示在宅医院", "東", "０４６－０００－１１１１", "H30.3.20"];

  test("新しい人は次の番号で在任になり、いる人は違うところを示すだけで書き換えない", () => {
    const before = office.table("指導医");
    const paste = list(anew, ["見本 一郎", "みほん いちろう", "見本病院", "", "", ""]);
    const { lines } = preview(office, paste);
    expect(lines.map(({ verdict }) => verdict)).toEqual(["取り込む", "すでにあります"]);
    expect(lines[1]?.note).toContain("医-0001");
    expect(lines[1]?.note).toContain("医療機関名：見本在宅クリニック → 見本病院");
    expect(lines[1]?.note).not.toContain("電話");
    take(paste);
    const number = `医-${String(before.length + 1).padStart(4, "0")}`;
    expect(office.table("指導医").slice(0, before.length)).toEqual(before);
    expect(office.table("指導医").slice(before.length)).toMatchObject([
      {
        指導医番号: number,
        氏名: "例示 十郎",
        ふりがな: "れいじ じゅうろう",
        ブロック: "東",
        電話: "046-000-1111",
        在任: "はい",
      },
    ]);
    take(paste);
    expect(office.table("指導医")).toHaveLength(before.length + 1);
  });

  test.each([
    [
      "ふりがなだけ違う人",
      ["見本 一郎", "けんぽん いちろう", "見本在宅クリニック", "", "", ""],
      "医-0001 と氏名が同じで、ふりがなが違います",
    ],
    [
      "設定にないブロックの人",
      ["例示 十郎", "れいじ じゅうろう", "例示医院", "北極", "", ""],
      "「ブロック」の「北極」は選択肢にありません（東、西南）",
    ],
    ["医療機関のない人", ["例示 十郎", "れいじ じゅうろう", "", "", "", ""], "「医療機関名」が空です"],
    ["右にずれた行", ["例示 十郎", "れいじ じゅうろう", "例示医院", "", "", "", "046-1"], "見出しより右に値があります"],
  ])("%sは、理由とともに直すことになる", (_, cells, why) => {
    const [line] = preview(office, list(cells)).lines;
    expect([line?.verdict, line?.note]).toEqual(["直してください", expect.stringContaining(why) as string]);
  });

  test("二度書かれた人は、片方を直すことになる", () => {
    expect(preview(office, list(anew, anew)).lines.map(({ verdict }) => verdict)).toEqual([
      "取り込む",
      "直してください",
    ]);
  });
});

describe("過年度受講者の名簿", () => {
  const list = (...rows: string[][]): Paste => ({
    kind: "visits",
    text: copied(["年度", "氏名", "ふりがな", "職種", "受講日"], ...rows),
  });

  test("年度と氏名の番号で入り、出典が付く。二度貼っても一度である", () => {
    const paste = list(
      ["平成29年度", "見本 太郎", "みほん たろう", "医師", ""],
      ["", "例示 花子", "れいじ はなこ", "看護師", "H28.6.1"],
    );
    expect(take(paste).message).toBe("「過年度受講」シートに2件を取り込みました。");
    expect(office.table("過年度受講")).toMatchObject([
      {
        過年度番号: "過-2017-見本太郎/みほんたろう",
        年度: 2017,
        職種: "医師",
        出典: "貼り付けた名簿（平成30年4月2日）",
      },
      { 年度: 2016, 氏名: "例示 花子" },
    ]);
    expect(verdicts(paste).map(([, , verdict]) => verdict)).toEqual(["すでにあります", "すでにあります"]);
  });

  test.each([
    [["2018", "見本 太郎", "みほん たろう", "医師", ""], "「マッチング」に記録します"],
    [["", "見本 太郎", "みほん たろう", "医師", ""], "「年度」も「受講日」もありません"],
    [["2017", "見本 太郎", "みほん たろう", "医師", "2016/6/1"], "合いません"],
    [["29", "見本 太郎", "みほん たろう", "歯科医師", ""], "「職種」を読めません"],
  ])("%sは直すことになる", (cells, why) => {
    expect(preview(office, list(cells)).lines[0]?.note).toContain(why);
  });

  test("載っている人は、1つの枠を、後から申し込んだ初めての人に譲る", () => {
    take(list(["2017", doctor["氏名"] ?? "", doctor["ふりがな"] ?? "", "医師", ""]));
    accept(office, { 氏名: "見本 一郎", ふりがな: "みほん いちろう", 医療機関名: "見本在宅クリニック", 年上限: "1" });
    apply(office);
    apply(office, { ...person(2), 所属医療機関名: "例示医院" });
    office.click("在宅連携", "マッチング", "提案を作る");
    const states = office.table("マッチング").map((row) => [row["受付番号"], row["状態"]]);
    expect(states).toEqual([
      ["申-2018-0001", "未成立"],
      ["申-2018-0002", "提案"],
    ]);
  });
});

test("職員シートにない人には、画面も開かず、確かめることも取り込むこともできない", () => {
  const paste = hospital(ichiko);
  const seen = preview(office, paste);
  office.addEditor("other@example.jp").grant("other@example.jp").as("other@example.jp");
  const pages = office.pages.length;
  office.click("在宅連携", "受付", "名簿を貼り付ける");
  expect(office.pages).toHaveLength(pages);
  expect(() => preview(office, paste)).toThrow("この台帳の職員ではありません");
  expect(takeIn(office, paste, seen)).toMatchObject({
    ok: false,
    message: expect.stringContaining("職員ではありません") as string,
  });
  expect(office.table("申込者")).toEqual([]);
});

test("画面は、種類ごとに、必要な見出しとあれば取り込む見出しを示す", () => {
  office.click("在宅連携", "受付", "名簿を貼り付ける");
  const { kinds } = pageData<RosterDesk>(office);
  expect(kinds.map(({ needed }) => needed.slice(0, 2))).toEqual([
    ["氏名", "ふりがな"],
    ["氏名", "ふりがな"],
    ["氏名", "ふりがな"],
  ]);
  expect(kinds[0]?.free).toContain("メールアドレス");
});

test("取り込むときのサービス呼出しの数は、行が1つでも100でも同じである", async () => {
  const counts: number[] = [];
  for (const rows of [1, 100]) {
    const fresh = await saved.open();
    const people = Array.from({ length: rows }, (_, n) => ({
      氏名: `例示 ${n}号`,
      ふりがな: `れいじ ${"あ".repeat(n + 1)}`.slice(0, 90),
      所属医療機関名: `例示第${n}病院`,
    }));
    const paste = hospital(...people);
    const seen = preview(fresh, paste);
    expect(seen.lines.every(({ verdict }) => verdict === "取り込む")).toBe(true);
    fresh.resetCalls();
    takeIn(fresh, paste, seen);
    counts.push(fresh.calls.total);
  }
  expect(counts[1], counts.join("、")).toBe(counts[0]);
});

test("年度が決まっていないときは、確かめる前に場所と直し方が出る", () => {
  clerkTypes(office, "設定", "年度", "値", "");
  expect(() => preview(office, hospital(ichiko))).toThrow("「年度」が決まっていません");
});
