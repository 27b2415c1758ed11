/**
 * 指導医 > 推薦を反映する, and the quiet round that says of each recommendation what it will come to. What the list of 名簿を
 * 貼り付ける brought was confirmed row by row on its page, so that the round takes it over at once (R49).
 */
import type { Patch } from "../../core/table.ts";
import type { Context, Entry, Outcome } from "../../platform/entry.ts";
import { askRows } from "../../platform/selection.ts";
import { choose, confirm, tell } from "../../platform/ui.ts";
import { recommendations, type Recommendation } from "../../tables/association.ts";
import { cases } from "../../tables/cases.ts";
import { appointments, instructors } from "../../tables/instructors.ts";
import { isBegun, isPending, judgeAll, type JudgeDesk, type Judged } from "./judge.rules.ts";
import { differing, heldText, reflectedText, reflectQuestion, REWRITE, roundText } from "./reflect-words.rules.ts";
import { isConfirmed, isReady, standings, stepsOf, type Ready } from "./reflect.rules.ts";

const operation = "推薦を反映する";
/** A workbook of an older version has the sheets only after 初期設定. */
const LENIENT = { lenient: true, absent: true } as const;

interface Answer {
  readonly keys: readonly string[];
  readonly rewrite: boolean;
}

export const reflectRecommendations: Entry<Answer> = { operation, scopes: [], ask, run: reflect };

function ask(context: Context): Answer | undefined {
  const all = judgeAll(readDesk(context));
  const wanted = askRows(context, operation, recommendations, "反映を待つ推薦のすべて");
  if (!wanted) return undefined;
  const judged = [...all, ...heldBefore(context, all)].filter(
    ({ row }) => wanted.keys?.includes(row.recommendationId) ?? true,
  );
  const ready = judged.filter(isReady);
  if (ready.length === 0) {
    tell(operation, [NOTHING, heldText(judged)].filter((part) => part !== "").join("\n"));
    return undefined;
  }
  const keys = ready.map(({ row }) => row.recommendationId);
  const question = reflectQuestion(ready, judged, wanted.note);
  // What an interrupted run began is finished as it was said then.
  if (differing(ready.filter(({ row }) => !isBegun(row))).length === 0)
    return confirm(operation, `${question}\n\nよろしいですか。`) ? { keys, rewrite: false } : undefined;
  const rewrite = choose(operation, `${question}\n\n${REWRITE}`);
  return rewrite === undefined ? undefined : { keys, rewrite };
}

const NOTHING =
  "反映を待つ推薦はありません。推薦書の回答は「受付 > 回答を取り込む」、一覧は「受付 > 名簿を貼り付ける」で入ります。";

/** Rows that are held and that staff have not judged: named, so that nobody thinks that all is done. */
function heldBefore({ rows }: Context, judged: readonly Judged[]): Judged[] {
  const known = new Set(judged.map(({ row }) => row.recommendationId));
  return rows
    .read(recommendations, LENIENT)
    .filter((row) => row.state === "保留" && !known.has(row.recommendationId))
    .map((row) => ({ row, deed: { kind: "保留", why: row.stateNote } }));
}

function reflect(context: Context, { keys, rewrite }: Answer): Outcome {
  const judged = judgeAll(readDesk(context));
  const asked = new Set(keys);
  const ready = judged.filter(isReady).filter(({ row }) => asked.has(row.recommendationId));
  const rest = judged.filter((each) => !ready.some(({ row }) => row === each.row));
  writeStandings(context, standings(rest));
  const done = takeOver(context, ready, rewrite);
  return { message: reflectedText(done, [...rest, ...heldBefore(context, judged)]), count: done.length };
}

/** After every intake and every hour. It reads one sheet where nothing waits. */
export const recommendationRound: Entry<undefined> = {
  operation: "推薦の見回り",
  scopes: [],
  run(context) {
    const waits = (row: Recommendation): boolean => isPending(row) || isBegun(row);
    if (!context.rows.read(recommendations, LENIENT).some(waits)) return { message: "", quiet: true };
    const judged = judgeAll(readDesk(context));
    const own = judged.filter(isReady).filter((each) => isBegun(each.row) || isConfirmed(each));
    const rest = judged.filter((each) => !own.some(({ row }) => row === each.row));
    const patches = standings(rest);
    writeStandings(context, patches);
    const done = takeOver(context, own, false);
    const changed = new Set(patches.map(({ key }) => key));
    const said = roundText(
      done.filter((each) => isConfirmed(each)),
      done.filter((each) => !isConfirmed(each)),
      rest.filter(({ row }) => changed.has(row.recommendationId)),
    );
    return { message: said, count: done.length + patches.length, quiet: said === "" };
  },
};

/** The reason first: a row whose state says that it waits must say why. */
function writeStandings({ rows }: Context, patches: readonly Patch<typeof recommendations>[]): void {
  rows.update(
    recommendations,
    patches.map(({ key, values: { state: _state, ...rest } }) => ({ key, values: rest })),
  );
  rows.update(
    recommendations,
    patches.map(({ key, values: { state } }) => ({ key, values: state === undefined ? {} : { state } })),
  );
}

/**
 * What is about to be done is noted first, then done, and the state says so last. Answers those whose rows nobody took away
 * meanwhile.
 */
function takeOver({ rows, at, user }: Context, ready: readonly Ready[], rewrite: boolean): Ready[] {
  if (ready.length === 0) return [];
  const { intents, times, fresh, changes, states } = stepsOf(ready, rewrite, at, user);
  const lost = new Set(rows.update(recommendations, intents).map(({ key }) => key));
  for (const { key } of rows.update(recommendations, times)) lost.add(key);
  const there = new Set(states.filter(({ key }) => !lost.has(key)).map(({ on }) => on));
  const unmade = [
    ...rows.append(
      instructors,
      fresh.filter((row) => there.has(row.instructorId)),
    ),
    ...rows.updateAsTold(
      instructors,
      changes.filter(({ key }) => there.has(key)),
    ),
  ];
  for (const { key } of unmade) there.delete(key);
  const whole = states.filter(({ key, on }) => !lost.has(key) && there.has(on));
  for (const { key } of rows.update(recommendations, whole)) lost.add(key);
  const done = new Set(whole.map(({ key }) => key).filter((key) => !lost.has(key)));
  return ready.filter(({ row }) => done.has(row.recommendationId));
}

/** Unreadable cells elsewhere must not keep a recommendation out. */
function readDesk({ rows }: Context): JudgeDesk {
  return {
    rows: rows.read(recommendations, LENIENT),
    instructors: rows.read(instructors, LENIENT),
    appointments: rows.read(appointments, LENIENT),
    cases: rows.read(cases, LENIENT),
  };
}
