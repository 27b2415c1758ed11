/** 決裁日 and 決裁者 as staff type them. */
import { expect, test } from "vitest";
import { neededLine, readApproval } from "../../src/core/reply.ts";

const TODAY = "2019-05-10";

test.each([
  ["", { on: TODAY, by: "" }],
  ["　", { on: TODAY, by: "" }],
  ["2019/5/9 課長", { on: "2019-05-09", by: "課長" }],
  ["２０１９／５／９　課長　見本", { on: "2019-05-09", by: "課長 見本" }],
  ["平成31年4月30日 課長", { on: "2019-04-30", by: "課長" }],
  ["令和元年5月10日", { on: TODAY, by: "" }],
  ["令和 元年 5月 1日 課長", { on: "2019-05-01", by: "課長" }],
  ["R1.5.1 部長（代決 課長）", { on: "2019-05-01", by: "部長（代決 課長）" }],
])("「%s」", (reply, read) => expect(readApproval(reply, TODAY)).toEqual(read));

test.each([
  ["課長", "決裁日「課長」を読めません"],
  ["2019/5/9課長", "を読めません"],
  ["平成31年5月1日 課長", "を読めません"],
  ["2019/2/29 課長", "を読めません"],
  ["2019/5/11 課長", "決裁日（令和元年5月11日）が今日（令和元年5月10日）より後です"],
])("「%s」は受け付けない", (reply, problem) => expect(() => readApproval(reply, TODAY)).toThrow(problem));

test("決裁者と理由は空にできず、長すぎても受け付けない", () => {
  expect(neededLine("決裁した人", "　課長　")).toBe("課長");
  expect(() => neededLine("決裁した人", "  ")).toThrow("決裁した人が書かれていません");
  expect(() => neededLine("戻す理由", "あ".repeat(201))).toThrow("戻す理由が長すぎます");
});
