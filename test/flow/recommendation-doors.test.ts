/** The other doors of 推薦: a paper that staff type in, and a list that they paste, through the same checks. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { recommendation } from "../../src/forms/index.ts";
import type { Office } from "../../src/workspace/office.ts";
import { copied } from "../features/intake/samples.ts";
import { openProxy, paper, preview, send as sendPaper, takeIn, type Paste } from "./proxy.ts";
import {
  answersOf,
  command,
  doctor,
  goesOn,
  isNew,
  keyOn,
  named,
  recommend,
  savedRecommending,
  year,
} from "./recommending.ts";
import { send } from "./support/notices.ts";

let office: Office;
let saved: Awaited<ReturnType<typeof savedRecommending>>;
/** The association has been asked, and has the letter with its key. */
beforeAll(async () => {
  saved = await savedRecommending((ready) => {
    command(ready, "推薦を依頼する");
    send(ready);
  });
});
beforeEach(async () => {
  office = await saved.open();
});
afterAll(() => saved.close());

const ICHIRO = ["見本 一郎", "みほん いちろう", "見本在宅クリニック"] as const;
const reflect = (): string => command(office, "推薦を反映する");
const note = (n: number): string => String(office.table("推薦")[n]?.["状態の理由"]);

describe("紙の推薦書", () => {
  test("代理入力で、鍵か「推薦/2018」を書いて同じに入る", () => {
    const answers = { 鍵: "推薦/2018", ...answersOf([isNew("例示 十郎", "れいじ じゅうろう", "例示在宅医院")]) };
    const reply = sendPaper(office, paper(openProxy(office), 1, recommendation, answers, { day: "2018/4/2" }));
    expect(reply.message).toContain("推-2018-0001 として受け付けました");
    expect(office.table("推薦")[0]).toMatchObject({ 状態: "未反映", 受付経路: "郵送", 入力者: "office@example.jp" });
    reflect();
    expect(doctor(office, "医-0009")).toMatchObject({ 氏名: "例示 十郎" });
  });

  test("鍵を読み違えていれば、その場で尋ねる", () => {
    const answers = { 鍵: "推薦/2016", ...answersOf([goesOn(...ICHIRO)]) };
    const reply = sendPaper(office, paper(openProxy(office), 1, recommendation, answers));
    expect(reply.reply?.faults[0]?.text).toContain("鍵でも対象の番号でもありません");
    expect(office.table("推薦")).toEqual([]);
  });
});

describe("貼り付けた名簿", () => {
  const list = (...rows: string[][]): Paste => ({
    kind: "instructors",
    text: copied(["氏名", "ふりがな", "医療機関名", "役職", "ブロック", "電話", "推薦日"], ...rows),
  });
  const juro = ["例示 十郎", "れいじ じゅうろう", "例示在宅医院", "院長", "東", "046-000-1111", "H30.4.1"];
  const take = (paste: Paste) => takeIn(office, paste, preview(office, paste));

  test("新しい人はそのまま載り、推薦シートに記録が残る", () => {
    expect(take(list(juro)).message).toBe(
      "「推薦」シートに1件を取り込みました。\n「指導医」シートに1件を取り込みました。",
    );
    expect(doctor(office, "医-0009")).toMatchObject({ 役職: "院長", ブロック: "東", 在任: "はい" });
    expect(office.table("推薦")).toMatchObject([
      {
        推薦番号: "推-2018-0001",
        状態: "反映済",
        推薦の区分: "新しく推薦する",
        受付経路: "名簿から",
        入力者: "office@example.jp",
        指導医番号: "医-0009",
        年度: 2018,
      },
    ]);
    expect(note(0)).toBe("医-0009 として「指導医」シートに載せました");
  });

  test("すでにいる人は、続けての推薦として載り、反映するまで書き換えない", () => {
    const paste = list([...ICHIRO, "理事長", "", "", "H30.4.25"]);
    const [line] = preview(office, paste).lines;
    expect(line?.verdict).toBe("すでにあります");
    expect(line?.note).toContain("役職：院長 → 理事長");
    expect(line?.note).toContain("続けての推薦として「推薦」シートに載せます");
    expect(take(paste).message).toContain("推薦1件が反映を待っています");
    expect(doctor(office, "医-0001")).toMatchObject({ 役職: "院長" });
    reflect();
    expect(doctor(office, "医-0001")).toMatchObject({ 役職: "理事長" });
    expect(String(doctor(office, "医-0001")["推薦日"])).toContain("2018");
    expect(preview(office, paste).lines[0]).not.toHaveProperty("again");
    take(paste);
    expect(office.table("推薦")).toHaveLength(1);
  });

  test("次の年度の推薦を依頼していれば、その年度の推薦になる", () => {
    command(year(office, "2019"), "推薦を依頼する");
    take(list(juro));
    expect(office.table("推薦")[0]).toMatchObject({ 推薦番号: "推-2019-0001", 年度: 2019 });
  });

  test("フォームで届いて待っている人と同じ人も、1人になる", () => {
    recommend(office, keyOn(office, "指導医推薦依頼"), isNew("例示 十郎", "れいじ じゅうろう", "例示在宅医院"));
    take(list(juro));
    reflect();
    expect(office.table("指導医")).toHaveLength(9);
    expect(named(office).map((row) => (row as unknown[])[3])).toEqual(["医-0009", "医-0009"]);
  });
});
