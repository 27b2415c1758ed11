/** 選定の記録 and 選定の控え: what a run keeps, and that it can be counted again from the sheets alone. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { sha256 } from "../../../src/core/hash.ts";
import { copyFrom, copyText, pairsOf, piecesOf, type Copy } from "../../../src/core/run-copy.ts";
import type { Row, Table } from "../../../src/core/table.ts";
import type { Sheets } from "../../../src/features/matching/desk.rules.ts";
import { placementOf } from "../../../src/features/matching/placement.rules.ts";
import type { Policy } from "../../../src/features/matching/policy.rules.ts";
import { recordOf, type Recorded } from "../../../src/features/matching/record.rules.ts";
import { verify, type Verification } from "../../../src/features/matching/verification.rules.ts";
import type { Case } from "../../../src/tables/cases.ts";
import { runParts, runs, type Run, type RunPart } from "../../../src/tables/runs.ts";
import { offices } from "./random-office.ts";
import { applicant, applicationId, caseId, desk, hosts, instructorId, matched, propose, written } from "./sheets.ts";

const AT = "2018-06-01 10:00:00";
const USER = "kakari@example.jp";

/** A run, with the rows as the sheet gives them back. */
interface Kept extends Recorded {
  readonly cases: readonly Case[];
}

function keep(sheets: Partial<Sheets>, changes: Partial<Policy> = {}): Kept {
  const plan = propose(sheets, changes);
  const { run, parts } = recordOf({ mode: "提案を作る", ...plan }, AT, USER);
  return {
    run: throughCells(runs, run),
    parts: parts.map((part) => throughCells(runParts, part)),
    cases: written(sheets.cases ?? [], plan),
  };
}

function throughCells<T extends Table>(table: T, row: Row<T>): Row<T> {
  const cells = Object.entries(table.columns).map(([name, { cell }]) => [
    name,
    z.parse(cell.schema, cell.print((row as Record<string, unknown>)[name])),
  ]);
  return Object.fromEntries(cells) as Row<T>;
}

const check = ({ run, parts, cases }: Kept): Verification =>
  verify(run, new Map(parts.map((part) => [part.partId, part])), cases);
const textOf = ({ parts }: Recorded): string => parts.map(({ content }) => content).join("");

function copyOf(kept: Recorded): Copy {
  const copy = copyFrom(textOf(kept));
  if ("fault" in copy) throw new Error(copy.fault);
  return copy;
}

/** As one who knows the sheets would write it: pieces, their fingerprints and the record's agree again. */
function rewritten(kept: Kept, copy: Copy, run: Partial<Run> = {}): Kept {
  const text = copyText(copy);
  const parts = piecesOf(text).map((piece, index) => ({ ...kept.parts[index]!, ...piece }));
  return { ...kept, parts, run: { ...kept.run, pieces: parts.length, fingerprint: sha256(text), ...run } };
}

const withPart = (kept: Kept, change: (part: RunPart) => RunPart): Kept => ({
  ...kept,
  parts: kept.parts.map((part, index) => (index === 0 ? change(part) : part)),
});

const three: Partial<Sheets> = { ...hosts(2), applicants: [1, 2, 3].map((n) => applicant(n)) };

describe("選定の記録", () => {
  test("入力と決まりと結果を、番号と言葉で残す", () => {
    const { run, parts } = keep({
      ...three,
      cases: [matched(3, 2, { verdict: "固定", verdictReason: "所属の都合", applicantName: "見本 3子" })],
    });
    expect(run).toMatchObject({
      mode: "提案を作る",
      at: AT,
      user: USER,
      fiscalYear: 2018,
      applications: 2,
      hosts: 2,
      proposed: 1,
      unmatched: 1,
      kept: 1,
      pieces: 1,
      changes: `${caseId(3)}　固定　理由：所属の都合`,
      reserve: "なし",
      proof: "あり（実行のときに検算し、合格）",
    });
    expect(run.values.split("\n").slice(0, 2)).toEqual([
      "決まる人数：1（大きいほどよい）",
      "初めての受講：1（大きいほどよい）",
    ]);
    expect(run.rules).toContain("人の優先の順：決まる人数、初めての受講、対象区分、待機日数");
    expect(run.rules).toContain("ブロックはやや重い");
    expect(run.comparison).toContain("決まる人数：1（大きいほどよい）");
    expect(run.comparison).toContain("この選定で組めて、受付順では組めない申込み：なし");
    expect(parts[0]).toMatchObject({ partId: `${run.runId}/1`, runId: run.runId });
  });

  test("控えには、氏名も施設名もない", () => {
    const copy = textOf(keep(three));
    expect(copy).toContain(applicationId(1));
    expect(copy).toContain(instructorId(1));
    expect(copy).not.toMatch(/見本|例示/);
  });

  test("留保があれば、枠の数と期限が残り、検算にも効く", () => {
    const reserve = { share: 50, for: "未参入開業医", until: "2018-09-30" } as const;
    const kept = keep({ ...hosts(2, { yearLimit: 1 }), applicants: three.applicants! }, { reserve });
    expect(kept.run.reserve).toContain("受入枠2のうち1（50%）を、未参入開業医のために2018-09-30まで空けておく");
    expect(kept.run.proposed).toBe(1);
    expect(check(kept).text).toContain("合格");
    const { problem, ...rest } = copyOf(kept);
    expect(problem.caps).toHaveLength(1);
    const unlimited = { ...problem };
    delete (unlimited as { caps?: unknown }).caps;
    expect(check(rewritten(kept, { ...rest, problem: unlimited })).passed).toBe(false);
  });

  test("組み合わせる申込みがない実行も、記録に残り、検算できる", () => {
    const kept = keep(hosts(1));
    expect(kept.run).toMatchObject({ applications: 0, proposed: 0, unmatched: 0, pieces: 1 });
    expect(check(kept)).toMatchObject({ passed: true });
    expect(check(keep({})).passed).toBe(true);
  });

  test("控えが長すぎるときは残さず、検算できないと言う", () => {
    const numbers = Array.from({ length: 1000 }, (_, index) => index + 1);
    const placement = placementOf(desk({ ...hosts(150), applicants: numbers.map((n) => applicant(n)) }));
    const { run, parts } = recordOf({ mode: "提案を作る", runId: "実-1", hash: "1", placement }, AT, USER);
    expect(parts.length).toBe(0);
    expect(run).toMatchObject({ pieces: 0, fingerprint: "", applications: 1000 });
    expect(run.proof).toContain("2,000,000字を超えるため残していません");
    expect(verify(run, new Map(), []).text).toContain("検算できません");
  });
});

test("どんな事務局の実行も、セルに書いて読み戻した控えだけで合格し、控えの組合せは行と同じである", () => {
  let placed = 0;
  fc.assert(
    fc.property(offices, (sheets) => {
      const kept = keep(sheets);
      expect(check(kept)).toMatchObject({ passed: true });
      const pairs = new Map(pairsOf(copyOf(kept)).map((pair) => [pair.applicationId, pair]));
      for (const row of kept.cases.filter(({ runId }) => runId === kept.run.runId)) {
        expect(pairs.get(row.applicationId)?.instructorId ?? "").toBe(row.instructorId);
        placed += row.instructorId === "" ? 0 : 1;
      }
    }),
    { numRuns: 150 },
  );
  expect(placed).toBeGreaterThan(10);
});

describe("書き換えを見つける", () => {
  const kept = keep({ ...hosts(3), applicants: [1, 2, 3, 4].map((n) => applicant(n)) });

  test("控えのどの1字を変えても、その枚の場所が出る", () => {
    fc.assert(
      fc.property(fc.nat(textOf(kept).length - 1), fc.constantFrom("0", "1", "9", ",", "-"), (at, char) => {
        const torn = withPart(kept, (part) => ({
          ...part,
          content: `${part.content.slice(0, at)}${char}${part.content.slice(at + 1)}`,
        }));
        if (torn.parts[0]!.content === kept.parts[0]!.content) return;
        const { passed, text } = check(torn);
        expect(passed).toBe(false);
        expect(text).toContain(`控えの1枚目/1枚の内容が書き換えられています`);
        expect(text).toContain(`場所：「選定の控え」シート 「${kept.run.runId}/1」`);
        expect(text).toContain("変更履歴");
      }),
    );
  });

  test("枚の指紋も合わせて書き換えると、記録の指紋と合わない", () => {
    const content = textOf(kept).replace('"seats":1', '"seats":2');
    const { text } = check(withPart(kept, (part) => ({ ...part, content, hash: sha256(content) })));
    expect(text).toContain(`場所：「選定の記録」シート 「控えの指紋」列 「${kept.run.runId}」`);
  });

  test("どの指紋も合わせて別の組合せに差し替えても、証明が成り立たない", () => {
    const copy = copyOf(kept);
    const { chosen } = copy.certificate;
    const [first = -1] = chosen;
    expect(first).toBeGreaterThanOrEqual(0);
    const own = Array.from(copy.problem.options.seeker).flatMap((seeker, k) => (seeker === 0 ? [k] : []));
    const others = [-1, ...own].filter((k) => k !== first);
    for (const other of others) {
      const certificate = { ...copy.certificate, chosen: chosen.map((k, i) => (i === 0 ? other : k)) };
      const { passed, text } = check(rewritten(kept, { ...copy, certificate }));
      expect(passed, String(other)).toBe(false);
      expect(text).toContain("証明が成り立ちません");
    }
    expect(others.length).toBeGreaterThan(1);
  });

  test("記録の値と件数を変えると、どの列が、何と何で合わないかが出る", () => {
    const values = kept.run.values.replace("決まる人数：3", "決まる人数：4");
    expect(values).not.toBe(kept.run.values);
    const { text } = check({ ...kept, run: { ...kept.run, values, options: 99 } });
    expect(text).toContain("2か所が合いません");
    expect(text).toContain(
      "記録は「決まる人数：4（大きいほどよい）」ですが、数え直すと「決まる人数：3（大きいほどよい）」です",
    );
    expect(text).toContain(`「基準の値」列 「${kept.run.runId}」`);
    expect(text).toContain("「組合せの候補」列");
  });

  test.each([
    ["足された行", (values: string) => `${values}\n足した基準：1（大きいほどよい）`],
    ["消された行", (values: string) => values.split("\n").slice(1).join("\n")],
    ["空", () => ""],
  ])("基準の値が%sでも、合格にならない", (_, change) => {
    const { passed, text } = check({ ...kept, run: { ...kept.run, values: change(kept.run.values) } });
    expect(passed).toBe(false);
    expect(text).toContain("「基準の値」列");
  });

  test("消えた枚、空の枚、0にされた枚数は、合格にならない", () => {
    expect(check({ ...kept, parts: [] }).text).toContain("控えの1枚目/1枚の行がありません");
    expect(check(withPart(kept, (part) => ({ ...part, content: "" }))).text).toContain("内容が空です");
    expect(check({ ...kept, run: { ...kept.run, pieces: 0 } }).text).toContain("「控えの枚数」列");
  });

  test("控えでない文に差し替えられても、読めないと言う", () => {
    for (const content of ["{}", "ない", '{"form":1}', '{"form":2}']) {
      const parts = [{ ...kept.parts[0]!, content, hash: sha256(content) }];
      const run = { ...kept.run, fingerprint: sha256(content) };
      expect(check({ ...kept, run, parts }).text, content).toContain("控えを読み取れません");
    }
  });

  test("マッチングの行の指導医を書き換えると、その行が出る。職員の変更は、書換えではない", () => {
    const change = (values: Partial<Case>): Kept => ({
      ...kept,
      cases: kept.cases.map((row, index) => (index === 0 ? { ...row, ...values } : row)),
    });
    const [row] = kept.cases;
    const other = row?.instructorId === instructorId(1) ? instructorId(2) : instructorId(1);
    const { text } = check(change({ instructorId: other }));
    expect(text).toContain(`場所：「マッチング」シート 「指導医番号」列 「${caseId(1)}」`);
    expect(text).toContain(`行は「${other} 2018-06-04午前」になっています`);
    const changed = change({ instructorId: other, verdict: "変更", otherInstructor: other, state: "決定" });
    expect(check(changed).passed).toBe(true);
  });
});
