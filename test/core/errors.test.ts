import { expect, test } from "vitest";
import { messageOf, OfficeError, placeText } from "../../src/core/errors.ts";

test("誤りの文には、何が、どこで、どうすればよいかがある", () => {
  const error = new OfficeError("読めません", { sheet: "申込者", row: 5, column: "氏名" }, "直してください");
  expect(error.message).toBe("読めません\n場所：「申込者」シート 5行目 「氏名」列\n直してください");
  expect(new OfficeError("止まりました", {}, "").message).toBe("止まりました");
});

test.each([
  [{}, ""],
  [{ sheet: "設定", key: "年度" }, "場所：「設定」シート 「年度」"],
  [{ row: 2 }, "場所：2行目"],
])("場所 %j は「%s」と言う", (place, text) => {
  expect(placeText(place)).toBe(text);
});

test("よその誤りも、投げられた文字も、文になる", () => {
  expect(messageOf({ message: "サービスエラー" })).toBe("サービスエラー");
  expect(messageOf(new Error("x"))).toBe("x");
  expect(messageOf("文字")).toBe("文字");
  expect(messageOf(null)).toBe("null");
});
