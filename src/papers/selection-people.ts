/** 選定過程: whom each application got and why, who got nobody and why, and what staff judged otherwise. Pure. */
import { warekiWithWeekday } from "../core/calendar.ts";
import { dayOfHalf, halfDay, halfOf, type HalfDay } from "../core/halfday.ts";
import { text, type Block, type TableBlock } from "../core/paper.ts";
import { pairsOf, type Copy, type Pair } from "../core/run-copy.ts";
import type { Case } from "../tables/cases.ts";
import type { Run } from "../tables/runs.ts";
import type { PaperSources } from "./paper.ts";

const NONE = "－";
const SIZE = 8;

/** An application of the run, with the row of マッチング that still says so. */
interface Item {
  readonly pair: Pair;
  readonly row: Case | undefined;
}

/** From the copy, in reception order; from the rows of マッチング alone where there is none to go by. */
function itemsOf(run: Run, copy: Copy | undefined, { cases }: PaperSources): Item[] {
  const rows = cases.filter((row) => row.runId === run.runId);
  const made = new Map(rows.map((row) => [row.applicationId, row]));
  const pairs = copy ? pairsOf(copy) : [];
  const known = new Set(pairs.map(({ applicationId }) => applicationId));
  // Those who were not placed at all, since the same person is served already (R39).
  const rest = rows.filter(({ applicationId }) => !known.has(applicationId));
  const items = [
    ...pairs.map((pair) => ({ pair, row: made.get(pair.applicationId) })),
    ...rest.map((row) => ({ pair: pairOfRow(row), row })),
  ];
  return isForOne(run)
    ? items.filter(({ pair, row }) => row ?? run.changes.includes(`${pair.applicationId}　`))
    : items;
}

/** Everybody who waits is reckoned with, and one alone is proposed. */
const isForOne = ({ mode }: Run): boolean => mode === "一人を今組む";

const FOR_ONE =
  "待っている全員を一緒に計算し、この申込みの組合せだけを提案しました。ほかの申込みは、この実行では提案していません。";

function pairOfRow({ applicationId, instructorId, day, half }: Case): Pair {
  return { applicationId, instructorId, at: day === "" || half === "" ? "" : halfDay(day, half) };
}

export function pairBlocks(run: Run, copy: Copy | undefined, sources: PaperSources): Block[] {
  const items = itemsOf(run, copy, sources).filter(({ pair }) => pair.instructorId !== "");
  const heading = text(`３　組み合わせた申込み（${items.length}件）`, "heading");
  if (items.length === 0) return [heading, text("ありません。")];
  const note = isForOne(run) ? [text(FOR_ONE)] : [];
  const rows = items.map(({ pair, row }) => [
    pair.applicationId,
    applicantText(sources, pair),
    instructorText(sources, pair.instructorId),
    dayText(pair.at),
    row ? row.reason : LATER,
    row?.alternatives || NONE,
    stateText(row),
  ]);
  return [
    heading,
    ...note,
    table(
      [
        ["受付番号", 23],
        ["申込者", 25],
        ["指導医", 28],
        ["候補日", 19],
        ["選定理由", 70],
        ["ほかの候補と、その影響", 86],
        ["状態", 16],
      ],
      rows,
    ),
  ];
}

export function unmatchedBlocks(run: Run, copy: Copy | undefined, sources: PaperSources): Block[] {
  const items = itemsOf(run, copy, sources).filter(({ pair }) => pair.instructorId === "");
  const heading = text(`４　組み合わせられなかった申込み（${items.length}件）`, "heading");
  if (items.length === 0) return [heading, text("ありません。")];
  const rows = items.map(({ pair, row }) => [
    pair.applicationId,
    applicantText(sources, pair),
    row ? row.reason : LATER,
    stateText(row),
  ]);
  return [
    heading,
    table(
      [
        ["受付番号", 23],
        ["申込者", 40],
        ["妨げになった条件と、次の一手", 188],
        ["状態", 16],
      ],
      rows,
    ),
  ];
}

/** Judgements that the run already counted, and what staff judged of its own proposals since. */
export function changeBlocks(run: Run, { cases }: PaperSources): Block[] {
  const before = run.changes.split("\n").filter((line) => line !== "");
  const since = cases.filter(({ runId, verdict }) => runId === run.runId && verdict !== "" && verdict !== "採用");
  const rows = since.map((row) => [
    row.caseId,
    row.verdict === "変更" ? `変更（${row.otherInstructor}へ）` : row.verdict,
    row.verdictReason || NONE,
    row.effect || NONE,
  ]);
  const counted = before.length === 0 ? "ありません。" : before.join("\n");
  return [
    text("５　職員の判断と理由", "heading"),
    text("（１）この実行の前に選ばれていたもの（採用・固定・変更は動かさず、見送りの組合せは除いて組みました）"),
    ...counted.split("\n").map((line) => text(line, "small")),
    text("（２）この実行の提案に対して、後から選ばれたもの（採用のほか）"),
    ...(rows.length === 0
      ? [text("ありません。", "small")]
      : [
          table(
            [
              ["案件番号", 34],
              ["判断", 40],
              ["理由", 73],
              ["ほかの人への影響", 120],
            ],
            rows,
          ),
        ]),
  ];
}

/** A row of マッチング shows the latest run alone. */
const LATER = "（この後の選定で組み直したため、理由は新しい実行の行にあります）";

function table(columns: readonly (readonly [string, number])[], rows: readonly (readonly string[])[]): TableBlock {
  return {
    kind: "table",
    widths: columns.map(([, width]) => width),
    rows: [columns.map(([heading]) => heading), ...rows],
    header: true,
    borders: true,
    size: SIZE,
  };
}

function applicantText({ applicants }: PaperSources, { applicationId }: Pair): string {
  const row = applicants.find((each) => each.applicationId === applicationId);
  return row ? [row.name, row.profession, row.facility].filter((part) => part !== "").join("\n") : NONE;
}

function instructorText({ instructors }: PaperSources, id: string): string {
  const row = instructors.find((each) => each.instructorId === id);
  return [row?.name ?? "", row?.facility ?? "", id].filter((part) => part !== "").join("\n");
}

const dayText = (at: HalfDay): string =>
  at === "" ? NONE : `${warekiWithWeekday(dayOfHalf(at)).replace("年", "年\n")}\n${halfOf(at)}`;

function stateText(row: Case | undefined): string {
  if (!row) return "組み直し";
  return row.verdict === "" ? row.state : `${row.state}\n（${row.verdict}）`;
}
