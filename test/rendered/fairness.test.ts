/** 公平性シートのグラフ, opened and saved by another program than ours: what it drew, it writes again. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DOMParser } from "@xmldom/xmldom";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, expect, test } from "vitest";
import { applicant, hosts, matched } from "../features/matching/sheets.ts";
import { officeWith } from "../flow/matching-office.ts";
import { throughCalc } from "./calc.ts";

const dir = mkdtempSync(join(tmpdir(), "fairness-"));
afterAll(() => rmSync(dir, { recursive: true }));

test("Calc は、公平性シートの3つのグラフを、題と系列と値のとおりに描く", async () => {
  const office = officeWith({
    ...hosts(2, { yearLimit: 4 }),
    applicants: [applicant(1), applicant(2, { state: "決定" })],
    cases: [matched(2, 2, { state: "決定", decidedAt: "2018-05-11 10:00:00" })],
  });
  office.click("在宅連携", "マッチング", "公平性を集計する");
  await office.save(dir);
  const seen = await throughCalc(dir);
  expect(seen.getWorksheet("公平性")?.getCell("A1").text).toBe("公平性の集計（すべての年度）");
  const files = Object.entries(unzipSync(readFileSync(join(dir, "calc", "workbook.xlsx"))));
  const charts = files
    .filter(([name]) => /^xl\/charts\/chart\d+\.xml$/.test(name))
    .map(([, bytes]) => new DOMParser().parseFromString(strFromU8(bytes), "text/xml"));
  const texts = charts.map((chart) => ({
    title: Array.from(chart.getElementsByTagName("a:t"), (node) => node.textContent).join(""),
    held: Array.from(chart.getElementsByTagName("c:v"), (node) => node.textContent),
  }));
  expect(texts).toHaveLength(3);
  const load = texts.find(({ title }) => title.includes("公平性：指導医の負担（平成30年度）"));
  expect(load?.held).toEqual(expect.arrayContaining(["年上限", "決定", "例示 2郎", "例示 1郎", "4", "1"]));
  expect(texts.filter(({ title }) => title.includes("待った日数"))).toHaveLength(2);
});
