/** 作業パネル: from a paper application to a letter in the post box, counted in clicks. */
import { expect, test } from "vitest";
import { typedPaper } from "../../scripts/demo/paper.ts";
import type { Office } from "../../src/workspace/office.ts";
import { accept, clerkTypes, doctor, readyOffice } from "./people.ts";

interface Answer {
  readonly ok: boolean;
  readonly message: string;
  readonly value?: { cards: { title: string; count: number; step?: string }[] };
}

/** What a hand does with the mouse; typing and the Tab key are the keyboard's. */
class Hand {
  readonly clicks: string[] = [];

  constructor(private readonly office: Office) {}

  menu(...path: string[]): void {
    // The menu of the add-on, then the item; a submenu opens by itself under the pointer.
    this.clicks.push("在宅連携", path.at(-1) ?? "");
    this.office.click("在宅連携", ...path);
  }
  panel(step: string, text = ""): Answer {
    this.clicks.push(`パネル ${step}`);
    const answer = this.office.call("panelStep", step, text) as Answer;
    if (!answer.ok) throw new Error(answer.message);
    return answer;
  }
  page(button: string, act?: () => unknown): unknown {
    this.clicks.push(button);
    return act?.();
  }
  cell(sheet: string, key: string, column: string, text: string): void {
    this.clicks.push(`${sheet}の「${column}」`);
    clerkTypes(this.office, sheet, key, column, text);
  }
}

function office(): Office {
  const ready = readyOffice({ approval: true, sendWait: true });
  accept(ready, { 氏名: "見本 一郎", ふりがな: "みほん いちろう", 医療機関名: "見本在宅クリニック" });
  ready.advance("10m");
  return ready;
}

test("紙の申込みから郵送まで、12回以内のクリックで進む", () => {
  const desk = office();
  const hand = new Hand(desk);
  const { メールアドレス: _, ...answers }: Record<string, string> = {
    ...doctor,
    氏名: "例示 紙子",
    ふりがな: "れいじ かみこ",
  };
  hand.menu("作業パネル");
  hand.page("パネル 代理入力", () => desk.call("openProxy"));
  const paper = typedPaper(desk, { form: "application", route: "郵送", day: "平成30年4月2日", answers });
  const entered = hand.page("受け付ける", () => desk.call("proxySubmit", paper)) as Answer;
  expect(entered).toMatchObject({ ok: true });
  hand.page("閉じる");
  hand.panel("propose");
  hand.cell("マッチング", "案-2018-0001-1", "判断", "採用");
  expect(hand.panel("decide").message).toContain("1件を決定しました");
  expect(desk.table("通知").filter((row) => row["決裁"] === "決裁待ち")).toHaveLength(2);
  hand.panel("approve", "平成30年4月2日 課長");
  hand.panel("make");
  hand.panel("batch");
  hand.panel("dispatch", "平成30年4月2日");
  const letter = desk.table("通知").find((row) => row["種類"] === "決定連絡票（受講者用）");
  expect(letter).toMatchObject({ 状態: "完了", 決裁: "発送済", 文書番号: expect.stringContaining("第") as unknown });
  console.log(
    `clicks from a paper application to a posted letter: ${hand.clicks.length}（${hand.clicks.join(" → ")}）`,
  );
  expect(hand.clicks.length).toBeLessThanOrEqual(12);
});

test("することがないボタンを押しても、何も起きず、理由が返る", () => {
  const desk = office();
  const before = JSON.stringify(["通知", "発送簿", "マッチング"].map((sheet) => desk.table(sheet)));
  for (const step of ["approve", "make", "mail", "batch", "dispatch"]) {
    const answer = desk.call("panelStep", step, "") as Answer;
    expect(answer.message, step).not.toBe("");
  }
  expect(JSON.stringify(["通知", "発送簿", "マッチング"].map((sheet) => desk.table(sheet)))).toBe(before);
  expect(desk.call("panelStep", "erase", "")).toMatchObject({ ok: false });
});

test("読めない決裁日では、何も決裁済にならず、書き方が返る", () => {
  const desk = office();
  const { 氏名, ふりがな, ...rest } = doctor;
  desk.call(
    "proxySubmit",
    typedPaper(desk, {
      form: "application",
      ...{ route: "FAX", day: "2018/4/2", answers: { ...rest, 氏名: 氏名!, ふりがな: ふりがな! } },
    }),
  );
  desk.call("panelStep", "propose", "");
  clerkTypes(desk, "マッチング", "案-2018-0001-1", "判断", "採用");
  desk.call("panelStep", "decide", "");
  const answer = desk.call("panelStep", "approve", "いつか 課長") as Answer;
  expect(answer.ok).toBe(false);
  expect(answer.message).toContain("日");
  expect(desk.table("通知").filter((row) => row["決裁"] === "決裁済")).toEqual([]);
});
