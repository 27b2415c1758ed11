/** 受付 > 訂正を記録する, and the same by the clock: what staff changed in what people told, and what follows for letters. */
import { OfficeError } from "../../core/errors.ts";
import { oneLine } from "../../core/text.ts";
import type { Context, Entry, Outcome } from "../../platform/entry.ts";
import { askFor } from "../../platform/ui.ts";
import { corrections, originals } from "../../tables/desk.ts";
import { notices } from "../../tables/notices.ts";
import { CLOCK, ended, planRound, type Round } from "./round.rules.ts";
import { reasonQuestion, recordedMessage, type Recorded } from "./messages.rules.ts";
import { readFaces } from "./faces.command.ts";

const operation = "訂正を記録する";
const LONGEST_REASON = 200;

interface Answer {
  /** 訂正番号 of what the question was about. */
  readonly keys: readonly string[];
  readonly reason: string;
}

export const recordCorrections: Entry<Answer> = {
  operation,
  scopes: [],
  ask(context) {
    const { found, unexplained } = planRound(readFaces(context), context.at);
    const all = [...found, ...unexplained];
    if (all.length === 0) return { keys: [], reason: "" };
    const reason = askFor(operation, reasonQuestion(found, unexplained));
    return reason === undefined ? undefined : { keys: all.map((row) => row.correctionId), reason: goodReason(reason) };
  },
  run(context, answer) {
    const recorded = record(context, context.user, answer);
    return { message: recordedMessage(recorded), count: recorded.found + recorded.explained };
  },
};

/** The clock's round. Cells that cannot be read are named where somebody looks: by the menu, and by 点検. */
export const correctionRound: Entry<undefined> = {
  operation: "訂正の見回り",
  scopes: [],
  run(context): Outcome {
    const recorded = record(context, CLOCK, { keys: [], reason: "" });
    const quiet = recorded.found + recorded.stale.length === 0;
    return { message: recordedMessage({ ...recorded, faults: [] }), count: recorded.found, quiet };
  },
};

/**
 * What was just taken in is kept as it came, so that nothing that staff change from now on goes unnoticed. A workbook of
 * an older version has no place for it until 初期設定 was run; answers are taken in all the same.
 */
export function keepOriginals(context: Context): void {
  if (context.book.getSheetByName(originals.name) === null) return;
  const faces = readFaces(context, { rowsOnly: true });
  context.rows.append(originals, planRound(faces, context.at).fresh);
}

/** 訂正履歴 first, 原本 last: until then the same corrections are found again, and are known by their numbers. */
function record(context: Context, recordedBy: string, { keys, reason }: Answer): Recorded {
  const { rows } = context;
  const faces = readFaces(context);
  const round = planRound(faces, context.at);
  const asked = new Set(keys);
  const reasonFor = (id: string): string => (asked.has(id) ? reason : "");
  const lost = rows.append(
    corrections,
    round.found.map((row) => ({ ...row, recordedBy, reason: reasonFor(row.correctionId) })),
  );
  const explained = reason === "" ? [] : round.unexplained.filter((row) => asked.has(row.correctionId));
  rows.update(
    corrections,
    explained.map((row) => ({ key: row.correctionId, values: { recordedBy, reason } })),
  );
  rows.update(notices, round.stale);
  const done = ended(
    round,
    lost.map(({ key }) => key),
  );
  rows.append(originals, done.fresh);
  rows.update(originals, done.brought);
  return tally(round, explained.length, recordedBy === CLOCK ? 0 : lateAmong(round, asked), faces.faults);
}

const lateAmong = ({ found }: Round, asked: ReadonlySet<string>): number =>
  found.filter((row) => !asked.has(row.correctionId)).length;

const tally = (round: Round, explained: number, late: number, faults: readonly string[]): Recorded => ({
  found: round.found.length,
  explained,
  late,
  stale: round.stale.flatMap(({ key, values }) => (values.stale === "" ? [] : [key])),
  faults: [
    ...faults,
    ...round.doubled.map((id) => `・${id.replace("/", " ")}：行が2つあります。写した行を削除してください`),
  ],
});

function goodReason(typed: string): string {
  const reason = oneLine(typed);
  if (Array.from(reason).length <= LONGEST_REASON) return reason;
  throw new OfficeError(
    "訂正の理由が長すぎます",
    {},
    `何も記録していません。もう一度実行し、理由を${LONGEST_REASON}字までで書いてください`,
  );
}
