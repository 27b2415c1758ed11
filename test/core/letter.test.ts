import { describe, expect, test } from "vitest";
import { fillText, placeholderFaults, placeholdersIn } from "../../src/core/letter.ts";
import { candidateDays } from "../../src/letters/days.ts";

const fields = { 氏名: { value: "見本 太郎" }, 役職: { value: "", optional: true }, 住所: { value: "" } };

describe("差込み", () => {
  test("名前は一度ずつ、出た順に見つかる。空白は名前に入らない", () => {
    expect(placeholdersIn("{{氏名}}{{ 住所 }}と{{氏名}}、{一つ}、{{}}")).toEqual(["氏名", "住所"]);
  });

  test("知らない語と、空ではならない語が、名を挙げて見つかる", () => {
    expect(placeholderFaults("{{氏名}}{{役職}}{{住所}}{{しめい}}", fields)).toEqual({
      unknown: ["しめい"],
      empty: ["住所"],
      closed: [],
    });
    expect(placeholderFaults("文だけ", fields)).toEqual({ unknown: [], empty: [], closed: [] });
  });

  test("載せてはならない語は、使われたときだけ、その訳を言う", () => {
    const closed = { 目的: { value: "文", fault: "直してください" }, 題: { value: "題", fault: "" } };
    expect(placeholderFaults("{{目的}}{{題}}", closed).closed).toEqual(["直してください"]);
    expect(placeholderFaults("{{題}}", closed).closed).toEqual([]);
  });

  test("語は置き換わり、$も括弧も文字のままで、置き換わった中は見直さない", () => {
    expect(fillText("{{氏名}}様", { 氏名: { value: "$& {{住所}}" }, 住所: { value: "x" } })).toBe("$& {{住所}}様");
    expect(fillText("{{知らない}}", fields)).toBe("{{知らない}}");
  });
});

describe("候補日", () => {
  test("組合せの根拠にした日が先に立ち、元号と年は変わるところだけに付く", () => {
    expect(candidateDays("2018-12-17", "午後", "2018-12-10午前、2018-12-17午前、2019-01-21午後")).toBe(
      "平成30年12月17日（月）午前・午後、12月10日（月）午前、平成31年1月21日（月）午後",
    );
    expect(candidateDays("2019-04-26", "午前", "2019-05-10午前")).toBe(
      "平成31年4月26日（金）午前、令和元年5月10日（金）午前",
    );
  });

  test("5日より多いときは、残りの日数を添える", () => {
    const shared = ["02", "03", "04", "05", "06", "09", "10"].map((date) => `2018-07-${date}午前`).join("、");
    expect(candidateDays("2018-07-02", "午前", shared)).toBe(
      "平成30年7月2日（月）午前、7月3日（火）午前、7月4日（水）午前、7月5日（木）午前、7月6日（金）午前　ほか2日",
    );
  });
});
