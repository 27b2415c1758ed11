/**
 * Tables of two attributes in 集計: who comes, where they go, how far they are in home care, and what became of them (R35,
 * R37, R38). Pure.
 */
import type { Row, Table } from "../../core/table.ts";
import { applicants } from "../../tables/applicants.ts";
import { cases, type Case } from "../../tables/cases.ts";
import { instructors } from "../../tables/instructors.ts";
import { followUps, HOME_CARE_LATER } from "../../tables/reports.ts";
import type { Desk } from "./books.rules.ts";
import { doctorsOf, isDone, tellsCounts } from "./doctors.rules.ts";
import { dimensionOf, inOrder, WHOLE, type Dimension, type Figure, type Person } from "./figure.rules.ts";
import { compareTexts } from "./rows.rules.ts";
import type { Seen } from "./sight.rules.ts";

const column = (table: Table, name: string): Seen => {
  const declared = table.columns[name];
  if (!declared) throw new Error(`${table.name}: no column ${name}`);
  return { table, name, column: declared, sight: "counts" };
};

const profession = ({ settings }: Desk): Dimension => dimensionOf(column(applicants, "profession"), settings);

/** What a decided case is counted by: who comes, where they go, and how far they are in home care (R37, R38). */
export function decidedCrosses(desk: Desk): Figure[] {
  const classes = dimensionOf(column(applicants, "applicantClass"), desk.settings);
  const homeCare = dimensionOf(column(applicants, "homeCare"), desk.settings);
  return [
    byBlock(desk),
    // Everybody knows which classes a profession can be of, and what a class says of home care.
    { title: "職種と対象区分", rows: profession(desk), columns: classes, structural: true },
    { title: "対象区分と在宅医療の実施状況", rows: classes, columns: homeCare, structural: true },
    { title: "職種", rows: profession(desk), columns: WHOLE },
  ];
}

const STAGES = { before: "実施前", done: "実施済" } as const;

/** 職種 × ブロック, before and after the visit: 指導医 tells how many each doctor has of either, and of which professions. */
function byBlock(desk: Desk): Figure {
  const blocks = dimensionOf(column(instructors, "block"), desk.settings);
  const stageOf = ({ rows }: Person): keyof typeof STAGES => (isDone(rows.get(cases) as Case) ? "done" : "before");
  const splitting: Dimension = {
    of: "ブロックと段階",
    keyOf: (person) => `${stageOf(person)}/${blocks.keyOf(person)}`,
    ordered: (keys) => {
      const named = blocks.ordered([...new Set(keys.map((key) => key.replace(/^\w+\//, "")))]);
      return named
        .flatMap((block) => Object.keys(STAGES).map((stage) => `${stage}/${block}`))
        .filter((key) => keys.includes(key));
    },
    labelOf: (key) => {
      const [stage, block = ""] = key.split("/");
      return `${block}\n${STAGES[stage === "done" ? "done" : "before"]}`;
    },
    tells: [
      { table: instructors, name: "block" },
      { table: cases, name: "state" },
    ],
  };
  const figure = { title: "職種とブロック（指導医の医療機関）", rows: profession(desk), columns: splitting };
  if (!tellsCounts(desk)) return figure;
  const taken = new Map(
    doctorsOf(desk).map(({ row, appointment }) => [row.instructorId, appointment?.professions ?? []]),
  );
  return {
    ...figure,
    parted: {
      partOf: ({ rows }) => (rows.get(cases) as Case).instructorId,
      may: (instructorId, key) => {
        const professions: readonly string[] = taken.get(instructorId) ?? [];
        return professions.length === 0 || professions.includes(key);
      },
    },
  };
}

const LATER = { 6: "6か月後の在宅医療", 12: "12か月後の在宅医療" } as const;
const SILENT = "（まだ回答がありません）";

/** What became of them, where any has answered yet: the aim of the whole (R35). */
export function laterCrosses(desk: Desk, of: readonly Case[]): Figure[] {
  const among = new Set(of.map(({ caseId }) => caseId));
  const answers = answersIn(desk).filter(({ caseId }) => among.has(caseId));
  return ([6, 12] as const).flatMap((months): Figure[] => {
    const said = new Map(answers.filter((row) => row.months === months).map((row) => [row.caseId, row.homeCare]));
    if (said.size === 0) return [];
    const later: Dimension = {
      of: LATER[months],
      keyOf: ({ rows }) => said.get((rows.get(cases) as Case).caseId) || SILENT,
      ordered: (keys) => inOrder(keys, HOME_CARE_LATER),
      labelOf: (key) => key,
      tells: [{ table: followUps, name: "homeCare" }],
    };
    return [
      { title: `職種と${LATER[months]}`, rows: profession(desk), columns: later },
      { title: LATER[months], rows: later, columns: WHOLE },
    ];
  });
}

/** Of whichever year, the later of two last. */
const answersIn = (desk: Desk): Row<typeof followUps>[] =>
  desk
    .rows(followUps)
    .filter(({ state }) => state === "反映済")
    .sort((a, b) => compareTexts(a.receivedAt, b.receivedAt));
