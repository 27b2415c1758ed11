/** The copy of a run as cells hold it: cut, joined again, and the same to the letter. */
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { certify, type Problem } from "../../src/core/assignment/index.ts";
import { sha256 } from "../../src/core/hash.ts";
import { copyFrom, copyText, pairsOf, piecesOf, type Copy } from "../../src/core/run-copy.ts";
import { runParts } from "../../src/tables/runs.ts";

/** Two seekers and one seat of the first host; the second may go to another half-day. */
const problem: Problem = {
  seekers: 3,
  hostSeats: Int32Array.from([1, 1]),
  months: [
    { host: 0, seats: 1 },
    { host: 1, seats: 1 },
  ],
  slots: [
    { month: 0, seats: 1 },
    { month: 1, seats: 1 },
  ],
  options: { seeker: Int32Array.from([0, 1, 1, 2]), slot: Int32Array.from([0, 0, 1, 0]) },
  levels: [{ name: "希望（　Ａ 1）％ ～", kind: "served", gain: Int32Array.from([1, 1, 1]) }],
};
const copy: Copy = {
  applications: ["申-1", "申-2", "申-3"],
  hosts: ["医-1", "医-2"],
  months: ["2018-06", "2018-07"],
  slots: ["2018-06-04午前", "2018-07-02午後"],
  problem,
  certificate: certify(problem),
};

function read(text: string): Copy {
  const back = copyFrom(text);
  if ("fault" in back) throw new Error(back.fault);
  return back;
}

describe("控えの文", () => {
  test("長い文は何枚にも分かれ、つなぐと元に戻る", () => {
    const text = copyText(copy);
    const pieces = piecesOf(text, 100);
    expect(pieces.length).toBeGreaterThan(5);
    expect(pieces.map(({ content }) => content).join("")).toBe(text);
    for (const { content, hash } of pieces) expect([content.length <= 100, hash]).toEqual([true, sha256(content)]);
  });

  test("全角の文字や空白があっても、セルを通して1字も変わらない", () => {
    const text = copyText(copy);
    expect(z.parse(runParts.columns.content.cell.schema, text)).toBe(text);
    expect(read(text).problem.levels[0]?.name).toBe("希望（　Ａ 1）％ ～");
    expect(copyText(read(text))).toBe(text);
  });

  test("組合せは、申込みと指導医の番号と半日で読める", () => {
    expect(pairsOf(read(copyText(copy)))).toEqual([
      { applicationId: "申-1", instructorId: "医-1", at: "2018-06-04午前" },
      { applicationId: "申-2", instructorId: "医-2", at: "2018-07-02午後" },
      { applicationId: "申-3", instructorId: "", at: "" },
    ]);
  });

  test.each([
    ["別の形", (text: string) => text.replace('"form":1', '"form":9'), "控えの形（9）"],
    ["番号の数が違う", (text: string) => text.replace('"申-1",', ""), "番号の一覧の数"],
    ["範囲の外の枠", (text: string) => text.replace('"slot":[0,', '"slot":[7,'), "options.slot[0]"],
    ["切れた文", (text: string) => text.slice(0, -5), ""],
  ])("%sは、控えとして読まない", (_, change, why) => {
    const changed = change(copyText(copy));
    expect(changed).not.toBe(copyText(copy));
    const back = copyFrom(changed);
    expect("fault" in back ? back.fault : "").toContain(why);
    expect("fault" in back).toBe(true);
  });
});
