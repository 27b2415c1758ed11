/**
 * 選定過程: how the proposals of one run came about, for whoever decides on them and for whoever asks years later. By
 * which rules and with which values, beside what mere reception order would have come to; each pair with its reason and
 * its next best; who got nobody and why; what staff did; and how to count it all again. Pure.
 */
import { fiscalYearName, wareki } from "../core/calendar.ts";
import { OfficeError } from "../core/errors.ts";
import { sha256 } from "../core/hash.ts";
import { MARGINS, text, type Block, type Paper, type TableBlock } from "../core/paper.ts";
import { copyFrom, type Copy } from "../core/run-copy.ts";
import { partIdOf, runs, type Run } from "../tables/runs.ts";
import type { PaperDeclaration, PaperSources } from "./paper.ts";
import { changeBlocks, pairBlocks, unmatchedBlocks } from "./selection-people.ts";
import { levelBlocks } from "./selection-levels.ts";

export const selectionProcess: PaperDeclaration = {
  kind: "選定過程",
  build(sources, { order, today }): Paper {
    const run = runOf(sources, order.keys[0] ?? "");
    const copy = copyOf(sources, run);
    return {
      name: `選定過程 ${today} ${run.runId}`,
      page: "A4横",
      margins: { ...MARGINS, top: 12, bottom: 12 },
      blocks: [
        ...head(run, sources),
        ...levelBlocks(run),
        ...pairBlocks(run, copy, sources),
        ...unmatchedBlocks(run, copy, sources),
        ...changeBlocks(run, sources),
        ...proofBlocks(run, copy),
        text(
          `この資料は、${sources.settings.get("section")}の台帳から${wareki(today)}に作りました。個人情報が含まれます。取扱いに注意してください。`,
          "small",
        ),
      ],
    };
  },
};

function runOf(sources: PaperSources, runId: string): Run {
  const run = sources.runs.find((row) => row.runId === runId);
  if (run) return run;
  throw new OfficeError(
    "選定の記録の行がありません",
    { sheet: runs.name, key: runId },
    "行が削除されていないか確かめ、もう一度「選定過程を作る」を実行してください",
  );
}

/** Undefined where none was kept, and where it is not what the record says. */
function copyOf({ runParts }: PaperSources, run: Run): Copy | undefined {
  const parts = new Map(runParts.map((part) => [part.partId, part.content]));
  const whole = Array.from({ length: run.pieces ?? 0 }, (_, n) => parts.get(partIdOf(run.runId, n + 1)) ?? "").join("");
  if (whole === "" || sha256(whole) !== run.fingerprint) return undefined;
  const copy = copyFrom(whole);
  return "fault" in copy ? undefined : copy;
}

function head(run: Run, sources: PaperSources): Block[] {
  const facts: [string, string][] = [
    ["実行番号", `${run.runId}（${run.mode}）`],
    ["実行", `${wareki(run.at)} ${run.at.slice(11, 16)}　${nameOf(sources, run.user)}`],
    ["対象", `申込み${n(run.applications)}件、受け入れる指導医${n(run.hosts)}人、できる組合せ${n(run.options)}通り`],
    ["結果", resultText(run)],
    ["そのときの決まり", run.rules],
    ["留保", run.reserve],
  ];
  const year = run.fiscalYear === null ? "" : `${fiscalYearName(run.fiscalYear, run.at.slice(0, 10))}　`;
  return [
    text(`選定過程　${year}在宅医同行研修`, "title"),
    text(`${sources.settings.get("city")}${sources.settings.get("section")}`, "right"),
    text("１　この選定", "heading"),
    pairsTable(facts),
  ];
}

function resultText({ mode, proposed, unmatched, kept }: Run): string {
  const pinned = `先に枠を取った職員の判断${n(kept)}件`;
  if (mode === "一人を今組む")
    return `一緒に計算した申込みのうち、組める${n(proposed)}件、組めない${n(unmatched)}件（${pinned}）`;
  return `提案${n(proposed)}件、未成立${n(unmatched)}件（${pinned}）`;
}

const n = (count: number | null): string => (count === null ? "？" : String(count));

const nameOf = ({ staff }: PaperSources, email: string): string =>
  staff.find((person) => person.email === email)?.name || email;

function pairsTable(rows: readonly (readonly [string, string])[]): TableBlock {
  return { kind: "table", widths: [42, 225], rows, header: false, borders: true, size: 9 };
}

function proofBlocks(run: Run, copy: Copy | undefined): Block[] {
  const checked = run.checkedAt === "" ? "まだ検算していません" : `${run.checkedAt.slice(0, 16)}　${run.checkResult}`;
  const facts: [string, string][] = [
    ["証明", run.proof],
    ["控え", `「選定の控え」シートに${n(run.pieces)}枚`],
    ["控えの指紋（SHA-256）", run.fingerprint === "" ? "なし" : run.fingerprint],
    ["入力の指紋（SHA-256）", run.inputHash],
    ["検算", checked],
  ];
  const altered = (run.pieces ?? 0) > 0 && copy === undefined;
  return [
    text("６　証明と、確かめ方", "heading"),
    ...(altered ? [text(ALTERED)] : []),
    pairsTable(facts),
    ...HOW.map((line) => text(line, "small")),
  ];
}

const ALTERED =
  "注意：控えが、記録の指紋と合いません。「マッチング > 選定を検算する」を実行し、どこが合わないかを確かめてください。";

const HOW = [
  "１．台帳の「選定の記録」シートでこの実行番号の行を選び、「マッチング > 選定を検算する」を実行すると、控えだけを使って計算し直します。申込者や指導医の内容が後から変わっていても確かめられます。",
  "２．「選定の記録」の「控えの指紋」が、上に印字した値と同じであれば、控えはこの資料を作ったときのままです。",
  "３．アドオンがなくても確かめられます。控えの「内容」を枚の順につないだ文（JSON）のSHA-256が上の値です。文の problem は問題（申込み、枠、候補、基準ごとの数）、certificate は証明（chosen は選んだ候補、values は基準の値、prices は枠・月・指導医の、基準ごとの値段）です。",
  "　どの申込みについても、選んだ候補（または待つこと）の「基準の数＋枠の値段」が、基準の順に比べてほかのどの候補より悪くなく、空きのある枠・月・指導医はあと一人入れても得にならず、使っている枠・月・指導医は一人減らしても得にならないことを確かめます。これが成り立てば、基準の順にこれよりよい組合せはありません。",
];
