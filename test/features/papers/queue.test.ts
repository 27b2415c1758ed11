/** Which paper is made next, how often, and what becomes of its order and of its link. */
import { describe, expect, test } from "vitest";
import { blankRow } from "../../../src/core/table.ts";
import { linkPatch } from "../../../src/features/papers/links.rules.ts";
import {
  begunPatch,
  costOf,
  isSettled,
  nextOrder,
  seesEnough,
  settledPatch,
  TRIES,
  type Begun,
} from "../../../src/features/papers/queue.rules.ts";
import { operations, type Operation } from "../../../src/tables/desk.ts";
import { batches } from "../../../src/tables/notices.ts";
import { orderRow, paperOrderOf, type PaperOrder } from "../../../src/tables/orders.ts";

const NOW = "2018-06-01 10:30:00";
const order: PaperOrder = { paper: "発送簿", keys: ["発-2018-001", "通-1"] };

function job(n: number, rest: Partial<Operation> = {}, about: PaperOrder = order): Operation {
  const orderer = {
    operationId: `記-${n}`,
    at: `2018-06-01 10:0${n}:00`,
    user: "kakari@example.jp",
    operation: "発送簿",
  };
  return { ...orderRow(orderer, about, 1), ...rest };
}

function begun(row: Operation): Begun {
  const next = nextOrder([row], new Set());
  if (!next) throw new Error("nothing to do");
  return next;
}

/** The row as it stands after its begin was noted. */
const noted = (row: Operation): Operation => ({ ...row, ...begunPatch(begun(row)).values });

describe("順番", () => {
  test("先に頼まれたものから作る。同じ時刻なら、シートで上にあるものから", () => {
    expect(nextOrder([job(2), job(1), job(3)], new Set())?.job.operationId).toBe("記-1");
    const same = [job(2, { operationId: "上", at: NOW }), job(2, { operationId: "下", at: NOW })];
    expect(nextOrder(same, new Set())?.job.operationId).toBe("上");
  });

  test.each<[string, Operation]>([
    ["済んだもの", job(1, { state: "済" })],
    ["失敗したもの", job(1, { state: "失敗" })],
    ["止められたもの", job(1, { state: "中止" })],
    ["通知の処理", job(1, { content: JSON.stringify({ mode: "文書だけ", notices: ["通-1"] }) })],
    ["内容を書き換えられたもの", job(1, { content: "{" })],
    ["知らない紙", job(1, { content: JSON.stringify({ paper: "年賀状", keys: [] }) })],
    ["ただの記録", blankRow(operations, { operationId: "記-1", state: "待ち" })],
  ])("%sは作らない", (_, row) => {
    expect(nextOrder([row], new Set())).toBeUndefined();
  });

  test("この回に一度試みたものは、次のものに譲る", () => {
    expect(nextOrder([job(1), job(2)], new Set(["記-1"]))?.job.operationId).toBe("記-2");
  });
});

describe("試みの数", () => {
  test("初めは、前の回の文書を探さない。二度目からは探す", () => {
    expect(begun(job(1))).toMatchObject({ tries: 1, again: false });
    expect(begun(noted(job(1)))).toMatchObject({ tries: 2, again: true });
  });

  test("始めたことは、注文の内容を変えずに記される", () => {
    expect(paperOrderOf(noted(job(1)))).toEqual({ ...order, tries: 1 });
    expect(noted(job(1)).state).toBe("実行中");
  });

  test("職員が再開したものは、数え直すが、前の文書は探す", () => {
    expect(begun({ ...noted(noted(job(1))), state: "待ち" })).toMatchObject({ tries: 1, again: true });
  });
});

describe("結果", () => {
  const at = (tries: number): Begun => ({ job: job(1), order, tries, again: tries > 1 });

  test("できれば済になり、結果にリンクが載る", () => {
    expect(settledPatch(at(1), { url: "https://example.jp/1" }, NOW)).toEqual({
      key: "記-1",
      values: { state: "済", done: 1, result: "「発送簿」を作りました：https://example.jp/1", finishedAt: NOW },
    });
  });

  test("職員が直すことなら、一度で失敗になり、わけと続け方が載る", () => {
    expect(settledPatch(at(1), { refused: "様式がありません" }, NOW).values).toMatchObject({
      state: "失敗",
      result: expect.stringMatching(/様式がありません\n.*処理を再開する/) as string,
    });
  });

  test(`過ぎ去る障害なら、${TRIES}回目までは次の回に任せ、そこで失敗になる`, () => {
    for (let tries = 1; tries < TRIES; tries++) {
      expect(settledPatch(at(tries), { problem: "混雑" }, NOW).values.state).toBeUndefined();
      expect(isSettled(at(tries), { problem: "混雑" })).toBe(false);
    }
    expect(settledPatch(at(TRIES), { problem: "混雑" }, NOW).values).toMatchObject({ state: "失敗" });
    expect(isSettled(at(TRIES), { problem: "混雑" })).toBe(true);
  });
});

describe("読み直し", () => {
  test("読んだ後に頼まれたもの、同じ秒のもの、再開されたものは、読み直す", () => {
    const first = begun(job(1));
    expect(seesEnough("2018-06-01 10:01:01", first)).toBe(true);
    expect(seesEnough("2018-06-01 10:01:00", first)).toBe(false);
    expect(seesEnough("2018-06-01 10:00:59", first)).toBe(false);
    expect(seesEnough(NOW, { ...first, again: true })).toBe(false);
  });
});

test("まとめて印刷する文書は、通数が多いほど時間を見込む", () => {
  const print = (letters: number) => costOf({ paper: "印刷用文書", keys: Array<string>(letters + 1).fill("通") });
  expect(print(50)).toBeGreaterThan(print(10));
  expect(print(50)).toBeGreaterThan(120_000);
});

describe("発送簿のリンク", () => {
  const row = blankRow(batches, { batchId: "発-2018-001" });

  test.each([
    ["発送簿", { listUrl: "u" }],
    ["宛名ラベル", { labelUrl: "u" }],
    ["印刷用文書", { printUrl: "u" }],
  ] as const)("%s", (paper, values) => {
    expect(linkPatch({ ...order, paper }, "u", [row])).toEqual({ key: "発-2018-001", values });
  });

  test("印刷用文書は、何番目かを添えて1行ずつ並べ、同じところは新しいものに替える", () => {
    const print = (part: string) => ({ ...order, paper: "印刷用文書", part }) as const;
    const second = linkPatch(print("2/3"), "b", [row])?.values;
    expect(second).toEqual({ printUrl: "2/3　b" });
    const both = linkPatch(print("1/3"), "a", [{ ...row, ...second }])?.values;
    expect(both).toEqual({ printUrl: "1/3　a\n2/3　b" });
    expect(linkPatch(print("2/3"), "c", [{ ...row, ...both }])?.values).toEqual({ printUrl: "1/3　a\n2/3　c" });
  });

  test("発送簿に関わらない紙と、行のない発送簿には書かない", () => {
    expect(linkPatch({ paper: "申込者名簿", keys: [] }, "u", [row])).toBeUndefined();
    expect(linkPatch({ paper: "下見", keys: ["発-2018-001"] }, "u", [row])).toBeUndefined();
    expect(linkPatch(order, "u", [])).toBeUndefined();
  });
});
