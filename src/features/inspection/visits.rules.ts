/** What a case's state says of its day and its reports, against the days and the reports that are there (R45, R46). Pure. */
import { reportDueOn } from "../../settings/terms.ts";
import { cases, DONE_STATES, LIVE_STATES, type Case } from "../../tables/cases.ts";
import { schedules } from "../../tables/messages.ts";
import { claimIdOf, claims } from "../../tables/payments.ts";
import { instructorReports, traineeReports } from "../../tables/reports.ts";
import { finding, placed, rowsOf, type Book, type Finding } from "./book.rules.ts";

/** What the two sides said and reported, as far as it was acted upon. */
interface Said {
  /** 案件番号/日 of every message and report. */
  readonly days: ReadonlySet<string>;
  /** 案件番号 of either report. */
  readonly byInstructor: ReadonlySet<string>;
  readonly byTrainee: ReadonlySet<string>;
  /** 案件番号 of cases that may be paid on the instructor's report alone. */
  readonly single: ReadonlySet<string>;
}

type Problem = readonly [problem: string, remedy: string];

const TYPED = "手で書き換えたときは、元に戻してください（「ファイル > 変更履歴」で確かめられます）";
const BY_PROXY = "「受付 > 代理入力」で";

export function visitFindings(book: Book): Finding[] {
  const said = saidIn(book);
  return placed(book, cases).flatMap((each) =>
    LIVE_STATES.some((state) => state === each.row.state)
      ? [...dayProblems(each.row, said), ...reportProblems(each.row, said, book), ...untold(each.row, said)].map(
          ([problem, remedy]) => finding(cases, each, problem, remedy),
        )
      : [],
  );
}

const isDone = ({ state }: Case): boolean => DONE_STATES.some((done) => done === state);

function saidIn(book: Book): Said {
  const taken = <T extends { readonly state: string; readonly caseId: string }>(rows: readonly T[]): T[] =>
    rows.filter(({ state, caseId }) => state === "反映済" && caseId !== "");
  const hosts = taken(rowsOf(book, instructorReports));
  const guests = taken(rowsOf(book, traineeReports));
  const told = taken(rowsOf(book, schedules)).map(({ caseId, visitOn }) => `${caseId}/${visitOn}`);
  const reported = [...hosts, ...guests].map(({ caseId, visitedOn }) => `${caseId}/${visitedOn}`);
  return {
    days: new Set([...told, ...reported]),
    byInstructor: new Set(hosts.map(({ caseId }) => caseId)),
    byTrainee: new Set(guests.map(({ caseId }) => caseId)),
    single: new Set(rowsOf(book, claims).flatMap((row) => (row.gate === "指導医の報告書" ? [row.claimId] : []))),
  };
}

function dayProblems(row: Case, { days }: Said): Problem[] {
  const needed = row.state === "日程確定" || isDone(row);
  if (row.visitOn === "")
    return needed
      ? [
          [
            `状態が「${row.state}」ですが、実施日がありません`,
            `両者に確かめ、${BY_PROXY}日程連絡書を入れてください。状態や実施日を${TYPED}`,
          ],
        ]
      : [];
  if (days.has(`${row.caseId}/${row.visitOn}`)) return [];
  return [
    [
      `実施日（${row.visitOn.replace(/-/g, "/")}）のもとになる、反映済の日程の連絡も報告もありません`,
      `${TYPED}。日を改めるときは、${BY_PROXY}日程連絡書か報告書を入れてください`,
    ],
  ];
}

const isSpecial = ({ payOverride }: Case): boolean => payOverride === "報告書を待たずに支払う";

function reportProblems(row: Case, { single }: Said, book: Book): Problem[] {
  if (!isDone(row)) return [];
  const { state, instructorReportedOn, traineeReportedOn } = row;
  if (instructorReportedOn === "" && traineeReportedOn === "" && !isSpecial(row))
    return [missing(state, "どちらの報告書の受理日も")];
  if (state === "実施済") return isLate(row, book) ? [missing(state, "期限を過ぎても、実施報告書の受理日が")] : [];
  if (isSpecial(row)) return [];
  const both = book.settings.get("payGate") !== "指導医の報告書" && !single.has(claimIdOf(row.caseId));
  return [
    ...(instructorReportedOn === "" ? [missing(state, "実施報告書の受理日が")] : []),
    ...(both && traineeReportedOn === "" ? [missing(state, "受講報告書の受理日が")] : []),
  ];
}

const missing = (state: string, what: string): Problem => [
  `状態が「${state}」ですが、${what}ありません`,
  `${BY_PROXY}報告書を入れるか、報告書を待たずに支払うときは「支払の特例」と理由を書いてください。状態を${TYPED}`,
];

function isLate(row: Case, { settings, facts }: Book): boolean {
  if (row.instructorReportedOn !== "" || row.visitOn === "" || isSpecial(row)) return false;
  const due = reportDueOn(settings, row.visitOn);
  return due !== "" && facts.today > due;
}

/** A day of receipt, and no report that came. */
function untold({ caseId, instructorReportedOn, traineeReportedOn }: Case, said: Said): Problem[] {
  const of = (day: string, there: ReadonlySet<string>, name: string, sheet: string): Problem[] =>
    day === "" || there.has(caseId)
      ? []
      : [
          [
            `${name}の受理日がありますが、反映済の${sheet}がありません`,
            `${TYPED}。行を消したときも、変更履歴から戻せます`,
          ],
        ];
  return [
    ...of(instructorReportedOn, said.byInstructor, "実施報告書", instructorReports.name),
    ...of(traineeReportedOn, said.byTrainee, "受講報告書", traineeReports.name),
  ];
}
