/** The sheet 公平性 as it is laid out: what it says, where its charts take their figures, and what it says of nothing. */
import { describe, expect, test } from "vitest";
import type { Board } from "../../../src/core/board.ts";
import { gatherFairness, type Gathered } from "../../../src/features/fairness/page.rules.ts";
import type { Books } from "../../../src/features/fairness/standing.rules.ts";
import { applicant, appointment, caseId, hosts, instructor, matched } from "../matching/sheets.ts";
import { NONE } from "./books.ts";

const AT = "2018-06-01 10:00:00";
const gather = (books: Partial<Books>): Gathered => gatherFairness({ ...NONE, ...books }, AT, "kakari@example.jp");
const words = ({ lines }: Board): string[] => lines.map(({ cells }) => cells.map(String).join(" ").trim());

/** The cells of a chart, as it draws them. */
const drawn = (board: Board, at: number): unknown[][] => {
  const [first, ...rest] = board.charts[at]!.from;
  return Array.from({ length: first!.rows }, (_, down) =>
    [first!, ...rest].flatMap(({ row, column, columns }) =>
      Array.from({ length: columns }, (_n, right) => board.lines[row - 1 + down]?.cells[column - 1 + right] ?? ""),
    ),
  );
};

const decided = { state: "決定", decidedAt: "2018-05-11 10:00:00" } as const;

/** Three nurses of 1 May: the first waits, the second is decided after 10 days, the third is proposed. */
const three: Partial<Books> = {
  ...hosts(2, { yearLimit: 4 }),
  applicants: [
    applicant(1, { blocks: ["東", "西南"] }),
    applicant(2, { state: "決定", profession: "医師" }),
    applicant(3),
  ],
  cases: [
    matched(1, 1, { state: "未成立", instructorId: "", reason: "未成立：日程不一致\n承諾：2人" }),
    matched(2, 2, decided),
    matched(3, 1),
  ],
};

test("いつ、どのシートから、だれが集計したかと、外に出さないことが、はじめに書かれる", () => {
  const said = words(gather(three).board).slice(0, 3).join("\n");
  expect(said).toContain(
    "平成30年6月1日 10:00 に、申込者、マッチング、年度委嘱、指導医、通知の各シートから集計しました",
  );
  expect(said).toContain("kakari@example.jp");
  expect(said).toContain("書き込みは残りません");
  expect(said).toContain("外に出さないでください");
});

test("数え方は、それぞれの表の上に書かれる", () => {
  const said = words(gather(three).board).join("\n");
  for (const rule of [
    "割合＝決定÷年上限",
    "待っている申込みは今日までの日数",
    "希望したブロックのそれぞれに1件ずつ",
    "選定理由の1行目",
  ])
    expect(said).toContain(rule);
});

test("グラフは、表のその行を指している", () => {
  const { board } = gather(three);
  expect(board.charts.map(({ title }) => title)).toEqual([
    "公平性：指導医の負担（平成30年度）",
    "公平性：職種ごとの待った日数（平成30年度）",
    "公平性：ブロックごとの待った日数（平成30年度）",
  ]);
  expect(drawn(board, 0)).toEqual([
    ["氏名", "年上限", "決定"],
    ["例示 2郎", 4, 1],
    ["例示 1郎", 4, 0],
  ]);
  expect(drawn(board, 1)).toEqual([
    ["職種", "中央値（日）", "最長（日）"],
    ["医師", 10, 10],
    ["看護師", 31, 31],
  ]);
  expect(drawn(board, 2)).toEqual([
    ["ブロック", "中央値（日）", "最長（日）"],
    ["東", 20.5, 31],
    ["西南", 31, 31],
    ["希望なし", 31, 31],
  ]);
});

test("グラフと表は重ならない", () => {
  const { board } = gather(three);
  const first = board.lines.findIndex(({ look }) => look === "section");
  for (const { row, height } of board.charts) expect(row + Math.ceil(height / 21)).toBeLessThanOrEqual(first + 1);
  const left = (column: number): number =>
    board.columns.slice(0, column - 1).reduce((sum, { width }) => sum + width, 0);
  board.charts.reduce((end, { column, width }) => {
    expect(left(column)).toBeGreaterThanOrEqual(end);
    return left(column) + width;
  }, 0);
});

test("年度が2つあれば、グラフの負担は新しい年度、待った日数は全年度", () => {
  const earlier = appointment(1, { appointmentId: "委-2017-0001", fiscalYear: 2017, yearLimit: 9 });
  const old = applicant(9, { applicationId: "申-2017-0009", fiscalYear: 2017, receivedAt: "2017-05-01 09:00:00" });
  const { board } = gather({
    ...three,
    applicants: [...(three.applicants ?? []), old],
    appointments: [earlier, ...(three.appointments ?? [])],
  });
  expect(drawn(board, 0)).toEqual(drawn(gather(three).board, 0));
  expect(board.charts.map(({ title }) => /（(.*)）/.exec(title)?.[1])).toEqual(["平成30年度", "全年度", "全年度"]);
  expect(drawn(board, 1)[2]).toEqual(["看護師", 31, 396]);
});

test("指導医が多ければ、グラフは割合の大きい15人まで、表は全員", () => {
  const { board } = gather({ ...three, ...hosts(40) });
  expect(drawn(board, 0)).toHaveLength(16);
  expect(board.charts[0]?.title).toContain("割合の大きい15人");
  expect(words(board).filter((text) => text.includes("医-00"))).toHaveLength(40);
});

describe("先に受け付けたのに待っている申込み", () => {
  const rowOf = (books: Partial<Books>): string => {
    const lines = words(gather(books).board);
    return lines.find((text) => text.includes("申-2018-0001 ")) ?? "";
  };

  test("後の決定と提案の数、番号、選定理由の1行目", () => {
    expect(rowOf(three)).toMatch(
      /^平成30年度 申-2018-0001 看護師 見本 1子 2018\/05\/01 31 1 1 .*未成立：日程不一致 申-2018-0002、申-2018-0003$/,
    );
    expect(rowOf(three)).not.toContain("承諾：2人");
  });

  test.each([
    ["見送り", { state: "見送り", verdictReason: "本人の希望\n二行目" }, "職員が見送りました（本人の希望）"],
    [
      "取消",
      { ...decided, state: "取消", endKind: "指導医の辞退", endReason: "急病" },
      "決定の後に取り消しました（指導医の辞退、急病）",
    ],
    ["理由のない取消", { ...decided, state: "取消" }, "決定の後に取り消しました（理由は未記入）"],
    ["空の選定理由", { state: "未成立", reason: "" }, "選定理由が空です"],
    ["失効", { state: "失効" }, "まだ選定していません"],
  ] as const)("%sの申込みには、その理由", (_, values, why) => {
    const cases = [matched(1, 1, values), ...(three.cases ?? []).slice(1)];
    expect(rowOf({ ...three, cases })).toContain(why);
  });

  test("いちばん後の案件が理由になる（10件目は9件目の後）", () => {
    const ended = [9, 10].map((n) =>
      matched(1, 1, { caseId: caseId(1, n), state: "見送り", verdictReason: `${n}回目の理由` }),
    );
    expect(rowOf({ ...three, cases: [...ended.reverse(), ...(three.cases ?? []).slice(1)] })).toContain("10回目の理由");
  });
});

describe("数えるものがないとき", () => {
  test("何もなければ、それぞれが文で言い、グラフはない", () => {
    const { board, message } = gather({});
    const said = words(board);
    expect(board.charts).toEqual([]);
    expect(board.lines.filter(({ look }) => look === "heading")).toEqual([]);
    expect(said).toContain("年度委嘱の承諾も案件もまだないので、数えるものがありません。");
    expect(
      said.filter((text) => text === "決定した申込みも待っている申込みもないので、数えるものがありません。"),
    ).toHaveLength(2);
    expect(said).toContain("組合せのないまま待っている申込みはありません。");
    expect(message).toBe("「公平性」シートに集計しました。組合せのないまま待っている申込みはありません。");
  });

  test("指導医がいなくても、待った日数は出る", () => {
    const { board } = gather({ applicants: [applicant(1)], instructors: [instructor(1)] });
    expect(board.charts.map(({ title }) => title)).toEqual([
      "公平性：職種ごとの待った日数（平成30年度）",
      "公平性：ブロックごとの待った日数（平成30年度）",
    ]);
    expect(words(board)).toContain(
      "待っている申込みはありますが、後から受け付けた申込みが先になったものはありません。",
    );
  });

  test("待っている人がいなければ、そう言う", () => {
    const { board, message } = gather({ ...three, applicants: (three.applicants ?? []).slice(1) });
    expect(words(board)).toContain("組合せのないまま待っている申込みはありません。");
    expect(message).toContain("待っている申込みはありません");
  });
});
