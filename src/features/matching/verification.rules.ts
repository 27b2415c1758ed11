/**
 * 選定を検算する: whether a run stands as it was recorded, from the sheets 選定の記録 and 選定の控え alone. What applicants and
 * instructors say today is not asked: only the rows of マッチング that this run made are held against it. Pure.
 */
import { certificateFaults, valuesOf } from "../../core/assignment/index.ts";
import { messageOf, placeText, type Place } from "../../core/errors.ts";
import { halfDay } from "../../core/halfday.ts";
import { sha256 } from "../../core/hash.ts";
import { copyFrom, pairsOf, type Copy } from "../../core/run-copy.ts";
import { cases, type Case } from "../../tables/cases.ts";
import { partIdOf, runParts, runs, type Run, type RunPart } from "../../tables/runs.ts";
import { valuesText } from "./record.rules.ts";
import { someLines } from "./words.rules.ts";

/** 合格; 不合格 with what does not fit; or 検算できません where nothing was kept. */
export interface Verification {
  readonly runId: string;
  readonly passed: boolean;
  /** For staff and for 検算の結果. */
  readonly text: string;
}

interface Fault {
  readonly problem: string;
  readonly place: Place;
  readonly remedy: string;
}

export function verify(run: Run, parts: ReadonlyMap<string, RunPart>, cases: readonly Case[]): Verification {
  const { runId } = run;
  if ((run.pieces ?? 0) === 0 && run.proof.startsWith("なし"))
    return { runId, passed: false, text: `検算できません：控えを残していない実行です（${run.proof}）` };
  const { copy, faults } = readCopy(run, parts);
  const found = copy
    ? [...proofFaults(run, copy), ...recordFaults(run, copy), ...caseFaults(run, copy, cases)]
    : faults;
  if (found.length > 0 || !copy) return { runId, passed: false, text: faultsText(found) };
  return { runId, passed: true, text: passedText(run, copy) };
}

const RESTORE = "そのシートの「変更履歴」で元の値を確かめ、戻してから、もう一度検算してください";
const REMAKE = "申込み、指導医、設定がその実行のときと同じなら、もう一度「提案を作る」を実行すると書き直されます";

function partFault(partId: string, problem: string, remedy = `${RESTORE}。${REMAKE}`): Fault {
  return { problem, place: { sheet: runParts.name, key: partId }, remedy };
}

function runFault(run: Run, column: keyof Run, problem: string): Fault {
  const place = { sheet: runs.name, column: runs.columns[column].header, key: run.runId };
  return { problem, place, remedy: RESTORE };
}

/** The copy, once every piece of it is there as it was written. */
function readCopy(run: Run, parts: ReadonlyMap<string, RunPart>): { copy?: Copy; faults: Fault[] } {
  const count = run.pieces ?? 0;
  if (count === 0) return { faults: [runFault(run, "pieces", "控えの枚数が0になっています")] };
  const ids = Array.from({ length: count }, (_, index) => partIdOf(run.runId, index + 1));
  const torn = ids.flatMap((partId, index) => pieceFault(parts.get(partId), partId, `${index + 1}枚目/${count}枚`));
  if (torn.length > 0) return { faults: torn };
  const text = ids.map((partId) => parts.get(partId)?.content ?? "").join("");
  if (sha256(text) !== run.fingerprint)
    return {
      faults: [
        runFault(run, "fingerprint", "控えの全文の指紋が、記録の指紋と合いません。控えか記録が書き換えられています"),
      ],
    };
  const copy = copyFrom(text);
  return "fault" in copy
    ? { faults: [partFault(ids[0] ?? "", `控えを読み取れません（${copy.fault}）`)] }
    : { copy, faults: [] };
}

function pieceFault(part: RunPart | undefined, partId: string, which: string): Fault[] {
  if (!part) return [partFault(partId, `控えの${which}の行がありません`)];
  if (part.content === "") return [partFault(partId, `控えの${which}の内容が空です`)];
  if (sha256(part.content) === part.hash) return [];
  return [partFault(partId, `控えの${which}の内容が書き換えられています（内容の指紋と合いません）`)];
}

/** The proof itself: nobody could be served better by the order of the rules. */
function proofFaults(run: Run, { problem, certificate }: Copy): Fault[] {
  const place = { sheet: runParts.name, key: partIdOf(run.runId, 1) };
  const remedy = "控えが書き換えられたか、アドオンの誤りです。この文を添えて管理者に知らせてください";
  return faultsIn(problem, certificate).map((why) => ({ problem: `証明が成り立ちません：${why}`, place, remedy }));
}

function faultsIn(problem: Copy["problem"], certificate: Copy["certificate"]): string[] {
  try {
    return certificateFaults(problem, certificate);
  } catch (thrown) {
    return [messageOf(thrown)];
  }
}

/** What the record says, counted again. */
function recordFaults(run: Run, copy: Copy): Fault[] {
  const { problem, certificate } = copy;
  const counted = valuesText(problem.levels, valuesOf(problem, certificate.chosen));
  const written = run.values === "" ? [] : run.values.split("\n");
  const lines = Array.from({ length: Math.max(counted.length, written.length) }, (_, n) => n);
  const numbers = [
    ["hosts", problem.hostSeats.length],
    ["options", problem.options.slot.length],
    ["proposed", certificate.chosen.filter((k) => k >= 0).length],
  ] as const;
  return [
    ...lines.flatMap((n) =>
      counted[n] === written[n]
        ? []
        : [
            runFault(
              run,
              "values",
              `記録は「${written[n] ?? "（なし）"}」ですが、数え直すと「${counted[n] ?? "（なし）"}」です`,
            ),
          ],
    ),
    ...numbers.flatMap(([column, count]) =>
      run[column] === count
        ? []
        : [runFault(run, column, `記録は${String(run[column] ?? "空")}ですが、数え直すと${count}です`)],
    ),
  ];
}

/** Rows that this run made say what it chose. 変更 is staff's own choice, and a row closed since may say less. */
function caseFaults(run: Run, copy: Copy, rows: readonly Case[]): Fault[] {
  const pairs = new Map(pairsOf(copy).map((pair) => [pair.applicationId, pair]));
  return rows.flatMap((row) => {
    const pair = pairs.get(row.applicationId);
    if (row.runId !== run.runId || !pair || row.verdict === "変更") return [];
    const at = row.day === "" || row.half === "" ? "" : halfDay(row.day, row.half);
    if (row.instructorId === pair.instructorId && at === pair.at) return [];
    const place = { sheet: cases.name, column: cases.columns.instructorId.header, key: row.caseId };
    const [now, then] = [pairText(row.instructorId, at), pairText(pair.instructorId, pair.at)];
    return [{ problem: `この実行の組合せは${then}ですが、行は${now}になっています`, place, remedy: RESTORE }];
  });
}

const pairText = (hostId: string, at: string): string => (hostId === "" ? "「組合せなし」" : `「${hostId} ${at}」`);

const MOST = 20;

function faultsText(faults: readonly Fault[]): string {
  const lines = faults.map(({ problem, place, remedy }) => `・${problem}。${placeText(place)}。${remedy}`);
  return `不合格：${faults.length}か所が合いません。\n${someLines(lines, MOST)}`;
}

function passedText({ fingerprint, pieces }: Run, { problem, certificate }: Copy): string {
  const served = certificate.chosen.filter((k) => k >= 0).length;
  return [
    `合格：控え${pieces ?? 0}枚は書き換えられておらず（指紋 ${fingerprint}）、`,
    `申込み${problem.seekers}件のうち${served}件を組んだこの選定より、基準の順によい組合せはありません。`,
    `基準${problem.levels.length}個の値も、記録のとおりです。`,
  ].join("");
}
