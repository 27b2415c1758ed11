/** 集計シート, opened and saved by another program than ours: its charts are there with what they draw. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DOMParser } from "@xmldom/xmldom";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, expect, test } from "vitest";
import { followUps } from "../../src/tables/reports.ts";
import { indicators } from "../../src/tables/years.ts";
import { wholeYear } from "../features/figures/books.ts";
import { fill, officeWith } from "../flow/matching-office.ts";
import { throughCalc } from "./calc.ts";

const dir = mkdtempSync(join(tmpdir(), "figures-"));
afterAll(() => rmSync(dir, { recursive: true }));

test("Calc は、集計シートのグラフを、題と値のとおりに描く", async () => {
  const books = wholeYear();
  const office = officeWith(books, { 実施予定数: "20" });
  fill(office, followUps, books.followUps);
  fill(office, indicators, books.indicators);
  office.services.kernel.now = Date.parse("2019-01-15T10:00:00+09:00");
  office.answer({ button: "OK", text: "" }).click("在宅連携", "年度", "集計を作る");
  await office.save(dir);
  const seen = await throughCalc(dir);
  expect(seen.getWorksheet("集計")?.getCell("A1").text).toBe("集計（在宅医同行研修）　平成30年度");
  const files = Object.entries(unzipSync(readFileSync(join(dir, "calc", "workbook.xlsx"))));
  const charts = files
    .filter(([name]) => /^xl\/charts\/chart\d+\.xml$/.test(name))
    .map(([, bytes]) => new DOMParser().parseFromString(strFromU8(bytes), "text/xml"));
  const held = (title: string): (string | null)[] => {
    const chart = charts.find((each) =>
      Array.from(each.getElementsByTagName("a:t"), (node) => node.textContent)
        .join("")
        .includes(title),
    );
    return Array.from(chart?.getElementsByTagName("c:v") ?? [], (node) => node.textContent);
  };
  expect(charts).toHaveLength(11);
  expect(held("集計：実施予定数に対する進み具合")).toEqual(expect.arrayContaining(["実施予定数", "20", "17", "12"]));
  expect(held("集計：在宅療養支援診療所の推移")).toEqual(
    expect.arrayContaining(["平成30年3月1日", "43", "平成30年12月1日", "45"]),
  );
});
