/** How recommendations are taken over into 指導医: what is written where, and what each row says of it before and after. Pure. */
import { wareki, type Day, type Moment } from "../../core/calendar.ts";
import { manyLines } from "../../core/text.ts";
import type { Patch } from "../../core/table.ts";
import type { Recommendation, recommendations } from "../../tables/association.ts";
import type { Instructor, instructors } from "../../tables/instructors.ts";
import { dayOf, isBegun, type Deed, type Judged } from "./judge.rules.ts";

type Change = Patch<typeof recommendations>;

/** A recommendation that only has to be taken over. */
export interface Ready {
  readonly row: Recommendation;
  readonly deed: Exclude<Deed, { kind: "保留" } | { kind: "取り下げる" }>;
}

export const isReady = (each: Judged): each is Ready => each.deed.kind !== "保留" && each.deed.kind !== "取り下げる";

/** What the row says while it waits: what will be done, or why it is held. Only rows that change; a begun one stays. */
export function standings(judged: readonly Judged[]): Change[] {
  return judged.flatMap(({ row, deed }): Change[] => {
    // What was begun is finished, unless the register has changed under it.
    if (isBegun(row) && deed.kind !== "保留") return [];
    const state = deed.kind === "取り下げる" ? "取下げ" : deed.kind === "保留" ? "保留" : "未反映";
    const stateNote = beforeText(row, deed);
    if (row.state === state && row.stateNote === manyLines(stateNote)) return [];
    return [{ key: row.recommendationId, values: { state, stateNote, ...(isBegun(row) ? { reflectedAt: "" } : {}) } }];
  });
}

function beforeText(row: Recommendation, deed: Deed): string {
  switch (deed.kind) {
    case "取り下げる":
      return "職員が取り下げました";
    case "保留":
      return deed.why;
    case "載せる":
      return "新しい指導医として「指導医」シートに載せます";
    case "外す":
      return `${deed.instructor.instructorId} を在任から外します${liveText(deed)}`;
    case "続ける": {
      const { instructor, lines } = deed;
      const back = instructor.active ? "" : "在任に戻し、";
      const other =
        lines.length === 0
          ? ""
          : `\n「指導医」シートと違うところ（書き換えるかは、反映のときに尋ねます）\n${lines.join("\n")}`;
      return `${instructor.instructorId} の推薦を続けます（${back}推薦日を${wareki(laterDay(row, instructor))}にします）${other}`;
    }
  }
}

/** 外す does not touch what was decided already. */
export function liveText({ live }: Extract<Deed, { kind: "外す" }>): string {
  if (live.length === 0) return "";
  const named = live.map(({ caseId, state }) => `${caseId}（${state}）`).join("、");
  return `。決まっている ${named} は取り消しません。取り消すときは「マッチング > 決定を取り消す」を実行してください`;
}

const laterDay = (row: Recommendation, { recommendedOn }: Instructor): Day =>
  dayOf(row) > recommendedOn ? dayOf(row) : recommendedOn;

/** In the words of a row that was begun: a rerun reads from them that the register is to be written over. */
const REWRITTEN = "「指導医」シートを書き換えました";

/** What is written, step by step; a run that is cut off between any two of them is finished by the next. */
export interface Steps {
  /** What is about to be done: number and words first, then the time, by which a rerun knows that it was begun. */
  readonly intents: readonly Change[];
  readonly times: readonly Change[];
  readonly fresh: readonly Instructor[];
  readonly changes: readonly Patch<typeof instructors>[];
  /** Of the row of 指導医 that each depends on. */
  readonly states: readonly (Change & { readonly on: string })[];
}

/** `rewrite`: staff said in the dialog that what the association says otherwise goes into 指導医. */
export function stepsOf(ready: readonly Ready[], rewrite: boolean, at: Moment, user: string): Steps {
  const begun = ready.filter(({ row }) => !isBegun(row));
  const over = ({ row, deed }: Ready): boolean =>
    isBegun(row) ? row.stateNote.includes(REWRITTEN) : rewrite && deed.kind === "続ける" && deed.lines.length > 0;
  return {
    intents: begun.map((each) => ({
      key: each.row.recommendationId,
      values: {
        instructorId: each.deed.instructor.instructorId,
        reflectedBy: user,
        stateNote: afterText(each, rewrite),
      },
    })),
    times: begun.map(({ row }) => ({ key: row.recommendationId, values: { reflectedAt: at } })),
    fresh: ready.flatMap(({ deed }) => (deed.kind === "載せる" ? [deed.instructor] : [])),
    changes: ready.flatMap((each) => {
      const values = valuesFor(each.deed, over(each));
      return Object.keys(values).length === 0 ? [] : [{ key: each.deed.instructor.instructorId, values }];
    }),
    states: ready.map(({ row, deed }) => ({
      key: row.recommendationId,
      values: { state: "反映済" },
      on: deed.instructor.instructorId,
    })),
  };
}

function valuesFor(deed: Ready["deed"], rewrite: boolean): Partial<Instructor> {
  if (deed.kind === "外す") return deed.instructor.active ? { active: false } : {};
  if (deed.kind === "載せる") return {};
  return { ...deed.values, ...(rewrite ? deed.other : {}) };
}

function afterText({ row, deed }: Ready, rewrite: boolean): string {
  const { instructorId } = deed.instructor;
  if (deed.kind === "載せる") return `${instructorId} として「指導医」シートに載せました`;
  if (deed.kind === "外す") return `${instructorId} を在任から外しました${liveText(deed)}`;
  const what = deed.twice ? "同じ人の推薦なので、1人として扱いました" : "推薦を続けました";
  const head = `${instructorId} の${what}（推薦日 ${wareki(laterDay(row, deed.instructor))}）`;
  if (deed.lines.length === 0) return head;
  return [head, rewrite ? REWRITTEN : "次の違いは、書き換えていません", ...deed.lines].join("\n");
}

/** What came with a list was looked at row by row before it was taken in: new doctors need no further question. */
export const isConfirmed = ({ row, deed }: Ready): boolean => row.route === "名簿から" && deed.kind === "載せる";
