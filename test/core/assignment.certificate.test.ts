import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  certificateFaults,
  certify,
  solve,
  valuesOf,
  violations,
  type Certificate,
  type Problem,
} from "../../src/core/assignment/index.ts";
import { anyLevels, dice, fullInstance, withCaps } from "./assignment/instances.ts";

const INSTANCES = 10_000;
const SIZE = { seekers: 14, hosts: 5, monthsPerHost: 2, slotsPerMonth: 2, eligible: 30 };

/** The office's levels or any, with and without groups. */
function instance(seed: number): Problem {
  const plain = fullInstance(seed, SIZE);
  const problem = seed % 2 === 0 ? plain : { ...plain, levels: anyLevels(plain, dice(seed)) };
  return seed % 4 < 2 ? problem : withCaps(problem, dice(seed + 1_000_000));
}

test("乱数で作った1万例（留保なし・あり）のどれでも、証明書の検算が通り、値はまとめて解いた値と同じである", () => {
  let levels = 0;
  let capped = 0;
  const refused: string[] = [];
  for (let seed = 0; seed < INSTANCES; seed++) {
    const problem = instance(seed);
    const certificate = certify(problem);
    const faults = certificateFaults(problem, certificate);
    if (faults.length > 0) refused.push(`seed ${seed}: ${faults.join("; ")}`);
    if (String(certificate.values) !== String(solve(problem).values)) refused.push(`seed ${seed}: other values`);
    levels += problem.levels.length;
    if (problem.caps !== undefined) capped++;
  }
  console.info(`certificates: ${INSTANCES} verified, ${capped} of them with caps, ${levels} levels`);
  expect(refused).toEqual([]);
  expect(capped).toBe(INSTANCES / 2);
  expect(levels).toBeGreaterThan(6 * INSTANCES);
}, 120_000);

test("まとめて解いた組合せにも、紙に写して読み戻した証明書にも、検算が通る", () => {
  for (let seed = 0; seed < 500; seed++) {
    const problem = instance(seed);
    const certificate = certify(problem, solve(problem).chosen);
    expect(certificateFaults(problem, JSON.parse(JSON.stringify(certificate)) as Certificate)).toEqual([]);
  }
});

/** One seeker put elsewhere: into another of its options, or out. */
function moved(problem: Problem, chosen: readonly number[], roll: (below: number) => number): number[] {
  const i = roll(problem.seekers);
  const own = Array.from(problem.options.seeker).flatMap((seeker, k) => (seeker === i ? [k] : []));
  const others = [-1, ...own].filter((k) => k !== chosen[i]);
  return chosen.map((k, seeker) => (seeker === i ? (others[roll(others.length)] ?? k) : k));
}

test("組合せを差し替えた証明書は、双対値をどう書き換えても、値が最良でないかぎり通らない", () => {
  const seen = { worse: 0, impossible: 0, equal: 0 };
  for (let seed = 0; seed < 4000; seed++) {
    const problem = instance(seed);
    if (problem.seekers === 0 || problem.levels.length === 0) continue;
    const roll = dice(seed + 2_000_000);
    const certificate = certify(problem);
    const chosen = moved(problem, certificate.chosen, roll);
    const values = valuesOf(problem, chosen);
    const prices = certificate.prices.map((row) => row.map((p) => (roll(8) === 0 ? p + roll(5) - 2 : p)));
    const kept = certificateFaults(problem, { chosen, values, prices: certificate.prices });
    const rewritten = certificateFaults(problem, { chosen, values, prices });
    if (violations(problem, chosen).length > 0) seen.impossible++;
    else if (String(values) !== String(certificate.values)) seen.worse++;
    else {
      // As good as the solver's: any optimum agrees with the prices of any other.
      seen.equal++;
      expect(kept).toEqual([]);
      continue;
    }
    expect(kept).not.toEqual([]);
    expect(rewritten).not.toEqual([]);
  }
  console.info(`tampered choices: ${seen.worse} worse and ${seen.impossible} impossible ones refused`);
  expect(seen.worse).toBeGreaterThan(1000);
  expect(seen.impossible).toBeGreaterThan(100);
  expect(seen.equal).toBeGreaterThan(10);
});

test("値を一つでも書き換えた証明書は通らない", () => {
  for (let seed = 0; seed < 300; seed++) {
    const problem = instance(seed);
    const certificate = certify(problem);
    certificate.values.forEach((value, n) => {
      const values = certificate.values.with(n, value + 1);
      expect(certificateFaults(problem, { ...certificate, values })).toEqual([
        `「${problem.levels[n]!.name}」の値は${value}ですが、${value + 1}と書かれています`,
      ]);
    });
  }
});

test("枠を増やした、または減らした後の名簿には、前の証明書は通らない", () => {
  let refused = 0;
  for (let seed = 0; seed < 1000; seed++) {
    const problem = fullInstance(seed, SIZE);
    const certificate = certify(problem);
    const roll = dice(seed);
    const change = roll(2) === 0 ? 1 : -1;
    const other: Problem = {
      ...problem,
      hostSeats: Array.from(problem.hostSeats, (n) => Math.max(0, n + change)),
      slots: problem.slots.map(({ month, seats }) => ({ month, seats: Math.max(0, seats + change) })),
    };
    const same = String(solve(other).values) === String(certificate.values);
    if (same && violations(other, certificate.chosen).length === 0) continue;
    expect(certificateFaults(other, certificate)).not.toEqual([]);
    refused++;
  }
  expect(refused).toBeGreaterThan(500);
});

/** One seat; the second seeker has the stronger claim, and both may take it. */
const ONE_SEAT: Problem = {
  seekers: 2,
  hostSeats: [1],
  months: [{ host: 0, seats: 1 }],
  slots: [{ month: 0, seats: 1 }],
  options: { seeker: [0, 1], slot: [0, 0] },
  levels: [{ name: "待機日数", kind: "served", gain: [3, 5] }],
};

test("検算は、どこがおかしいかを言葉で示す", () => {
  const proof = { chosen: [-1, 1], values: [5], prices: [[4, 4, 4]] };
  const faults = (change: Partial<Certificate>, problem = ONE_SEAT): string[] =>
    certificateFaults(problem, { ...proof, ...change });
  expect(faults({})).toEqual([]);
  expect(faults({ chosen: [0, -1], values: [3] })).toEqual([
    "1番目の申込みは、ほかの選び方のほうがよくなります",
    "2番目の申込みは、ほかの選び方のほうがよくなります",
  ]);
  expect(faults({ prices: [[2, 2, 2]] })).toEqual(["1番目の申込みは、ほかの選び方のほうがよくなります"]);
  expect(faults({ chosen: [0, 1], values: [8] })).toContain("1番目の枠の人数2が、上限と合いません");
  expect(faults({ chosen: [1, 1] })).toEqual(["1番目の申込みの選び方が、本人の候補ではありません"]);
  expect(faults({ chosen: [-1] })).toEqual(["選び方が1件で、申込みの2件と合いません"]);
  expect(faults({ chosen: [0.5, 1] })).toEqual(["1番目の申込みの選び方が、本人の候補ではありません"]);
  expect(faults({ prices: [] })).toEqual(["基準の数と、値または双対値の数が合いません"]);
  for (const row of [
    [4, 4],
    [4, 4, 4.5],
    [4, 4, 2 ** 53],
    [4, 4, NaN],
  ])
    expect(faults({ prices: [row] })).toEqual(["1番目の基準の双対値の数または桁が正しくありません"]);
  // Room for one more: a price there is wrong, since nobody contends.
  expect(faults({}, { ...ONE_SEAT, hostSeats: [2] })).toEqual(["1番目の指導医を使う人数を変えると、よりよくなります"]);
  expect(faults({}, { ...ONE_SEAT, months: [{ host: 0, seats: 2 }], hostSeats: [1] })).toEqual([]);
  expect(faults({ prices: [[5, 4, 4]] }, { ...ONE_SEAT, slots: [{ month: 0, seats: 2 }] })).toEqual([
    "1番目の枠を使う人数を変えると、よりよくなります",
  ]);
});

test("検算は、留保の上限が使い切られていないのに付いた値段と、上限を超えた組合せを断る", () => {
  const capped: Problem = {
    ...ONE_SEAT,
    hostSeats: [2],
    months: [{ host: 0, seats: 2 }],
    slots: [{ month: 0, seats: 2 }],
    caps: [{ name: "留保", seekers: [0, 1], most: 1 }],
  };
  const proof = { chosen: [-1, 1], values: [5], prices: [[0, 0, 0, -4]] };
  expect(certificateFaults(capped, proof)).toEqual([]);
  expect(certificateFaults(capped, { ...proof, prices: [[0, 0, 0, 0]] })).toEqual([
    "1番目の申込みは、ほかの選び方のほうがよくなります",
  ]);
  const loose = { ...capped, caps: [{ ...capped.caps![0]!, most: 2 }] };
  expect(certificateFaults(loose, proof)).toEqual(["「留保」を使う人数を変えると、よりよくなります"]);
  expect(certificateFaults(capped, { ...proof, chosen: [0, 1], values: [8] })).toContain(
    "「留保」の人数0が、上限と合いません",
  );
});

test("検算は、解く側のどの部品も使わない", () => {
  const source = readFileSync(new URL("../../src/core/assignment/certificate.ts", import.meta.url), "utf8");
  const imports = source.match(/^import .*$/gm) ?? [];
  expect(imports).toEqual(['import type { Problem } from "./problem.ts";']);
  expect(source).not.toMatch(/import\(|require\(/);
});
