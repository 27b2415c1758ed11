/** 引継書: which applications the next clerk finds in it, and what is written beside them. */
import { expect, test } from "vitest";
import { blankRow } from "../../src/core/table.ts";
import { handoverBook } from "../../src/papers/handover.ts";
import { notices } from "../../src/tables/notices.ts";
import { ordered, shelfOf } from "./shelf.ts";

const rowsOf = (told: readonly string[]): readonly (readonly string[])[] => {
  const shelf = shelfOf([{ name: "例示 一" }, { name: "例示 二" }, { name: "例示 三" }]);
  const sources = {
    ...shelf,
    applicants: shelf.applicants.map((row, index) => ({ ...row, fiscalYear: index === 0 ? 2018 : 2017 })),
    notices: told.map((subjectId) =>
      blankRow(notices, {
        ...{
          noticeId: `${subjectId}/不決定`,
          letter: "不決定通知",
          subjectId,
          state: "完了",
          dispatchedOn: "2018-04-05",
        },
      }),
    ),
  };
  const { blocks } = handoverBook.build(sources, ordered("引継書", []));
  const found = blocks.find((block) => block.kind === "table");
  return found?.kind === "table" ? found.rows.slice(1) : [];
};

test("前の年度の申込みには、提案を作るとは書かない", () => {
  expect(rowsOf([]).map((row) => [row[0], row[3]])).toEqual([
    ["申-2018-0001", "「マッチング > 提案を作る」"],
    ["申-2018-0002", expect.stringContaining("前の年度の申込み。不決定通知を送る")],
    ["申-2018-0003", expect.stringContaining("前の年度の申込み。不決定通知を送る")],
  ]);
});

test("不決定通知の済んだ申込みは載らない", () => {
  expect(rowsOf(["申-2018-0002"]).map((row) => row[0])).toEqual(["申-2018-0001", "申-2018-0003"]);
});
