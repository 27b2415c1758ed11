/** What 年度更新 and its 下調べ tell, and what the year's own row keeps. No names: numbers alone. Pure. */
import { firstDay, fiscalYearName, wareki } from "../../core/calendar.ts";
import type { Applicant } from "../../tables/applicants.ts";
import type { Case } from "../../tables/cases.ts";
import type { Carried } from "./renewal-carry.rules.ts";
import { earlyNote, firstChangeDay } from "./renewal-stage.rules.ts";
import type { RenewalPlan } from "./renewal.rules.ts";

type Told = Omit<RenewalPlan, "closing" | "opening">;

/** So many numbers are listed in a dialog. */
const SHOWN = 20;

const listed = (all: readonly string[], most = SHOWN): string =>
  all.length === 0
    ? "なし"
    : `${all.slice(0, most).join("、")}${all.length > most ? `、ほか${all.length - most}件` : ""}`;

const names = ({ from, to, today }: Told): { old: string; next: string } => ({
  old: fiscalYearName(from, today),
  next: fiscalYearName(to, today),
});

/** 年度更新の記録 of the year that is closed: everything that the change does, and what it empties. */
export function recordText(plan: Told): string {
  const { old, next } = names(plan);
  const { masters, emptied } = plan;
  return [
    `${wareki(plan.begunAt)}に${old}を締め、${next}の受付を始めました。`,
    ...emptied.map(([name, value]) => `${name}：${value === "" ? "（空）" : value}`),
    ...caseLines(plan, Infinity),
    ...applicationLines(plan, Infinity),
    `${next}に写したもの：事業${masters.programmes.length}件、予算${masters.budgets.length}件、会議体${masters.bodies.length}件`,
  ].join("\n");
}

/** What becomes of proposals and decisions. */
const caseLines = ({ expired, unvisited }: Told, most = SHOWN): string[] => [
  `失効にする提案と未成立（${expired.length}件）：${listed(
    expired.map(({ key }) => key),
    most,
  )}`,
  ...(unvisited.length === 0
    ? []
    : [
        `決定していて、まだ実施していない案件（${unvisited.length}件。そのまま続きます。年1回には、研修を行う日の年度に数えます）：${listed(unvisited.map(withDay), most)}`,
      ]),
];

const withDay = ({ caseId, visitOn }: Case): string =>
  `${caseId}（${visitOn === "" ? "実施日が未定" : wareki(visitOn)}）`;

/** What becomes of applications. */
function applicationLines({ applications, to }: Told, most = SHOWN): string[] {
  const { carried, unasked, declined, silent, withdrawn } = applications;
  const asked = carried.filter((each) => unasked.every(({ from }) => from !== each.from));
  return [
    `繰り越す申込み（${asked.length}件）：${listed(asked.map(arrow), most)}`,
    ...(unasked.length === 0
      ? []
      : [
          `${wareki(firstDay(to))}以後に受け付けたので、尋ねずに繰り越す申込み（${unasked.length}件）：${listed(unasked.map(arrow), most)}`,
        ]),
    `繰越を希望しないため取り消す申込み（${declined.length}件）：${listed(declined, most)}`,
    `答えがまだで、そのままにする申込み（${silent.length}件）：${listed(silent.map(withState), most)}`,
    ...(withdrawn.length === 0 ? [] : [`取下げの印がある申込み（${withdrawn.length}件）：${listed(withdrawn, most)}`]),
  ];
}

const arrow = ({ from, to }: Carried): string => `${from}→${to}`;
const withState = ({ applicationId, state }: Applicant): string => `${applicationId}（${state}）`;

/** The list of 下調べ, and of the question before the change. */
export function planText(plan: RenewalPlan): string {
  const { step, masters, emptied, today } = plan;
  const { old, next } = names(plan);
  if (step === "追加")
    return [
      `${old}は、${wareki(plan.begunAt)}に締めています。その後に答えのあった申込みを、${next}に繰り越します。`,
      ...applicationLines(plan),
    ].join("\n");
  return [
    step === "続き"
      ? `${old}から${next}への年度更新が途中で止まっています。残りをします。`
      : `${old}を締め、${next}の受付を始めます。`,
    ...caseLines(plan),
    ...applicationLines(plan),
    `${next}に写すもの：事業${masters.programmes.length}件、予算${masters.budgets.length}件、会議体${masters.bodies.length}件`,
    emptied.length === 0
      ? ""
      : `空にする設定：${emptied.map(([name, value]) => `${name}（いまは${value === "" ? "空" : value}）`).join("、")}`,
    `改めるもの：設定の「年度」、フォームの案内文と選択肢`,
    `そのままのもの：指導医、関係機関、単価、設定のほかの項目。年度委嘱は写さないので、${next}の就任をあらためて依頼します`,
    earlyNote(plan, today),
  ]
    .filter((line) => line !== "")
    .join("\n");
}

/** Nothing is left to do. */
export function idleText(plan: RenewalPlan): string {
  const { old, next } = names(plan);
  const { silent } = plan.applications;
  return [
    `${old}から${next}への年度更新は、${wareki(plan.begunAt)}に済んでいます。変えたところはありません。`,
    ...(silent.length === 0 ? [] : [silentText(plan)]),
    `次の年度更新は、${wareki(firstChangeDay(plan.to))}からできます。`,
  ].join("\n");
}

/** What was done, and what staff do next. */
export function doneText(plan: RenewalPlan, forms: readonly string[]): string {
  const { step, applications, expired, toFill, masters } = plan;
  const { old, next } = names(plan);
  const { carried, declined } = applications;
  const moved = `${carried.length}件を繰り越し、${declined.length}件を本人の希望により取り消しました。`;
  if (step === "追加") return [moved, ...newNumbers(plan)].join("\n");
  return [
    `${old}を締め、${next}の受付を始めました。`,
    `提案と未成立の${expired.length}件を失効にし、${moved}`,
    `事業${masters.programmes.length}件、予算${masters.budgets.length}件、会議体${masters.bodies.length}件を${next}に写しました。`,
    ...forms,
    "次にすること：",
    ...(toFill.length === 0
      ? []
      : [
          `・設定の${toFill.map((name) => `「${name}」`).join("")}を、${next}のものに書いてください（前の値は「年度」シートの記録にあります）`,
        ]),
    `・指導医に${next}の就任を依頼してください`,
    ...newNumbers(plan).map((line) => `・${line}`),
    ...(applications.silent.length === 0 ? [] : [`・${silentText(plan)}`]),
  ].join("\n");
}

const newNumbers = ({ applications: { carried } }: Told): string[] =>
  carried.length === 0 ? [] : ["繰り越した人に、新しい受付番号と、希望日をうかがう連絡（待機連絡など）をしてください"];

function silentText({ applications: { silent }, to }: Told): string {
  const ids = listed(silent.map(({ applicationId }) => applicationId));
  return `答えがまだの申込み（${ids}）には、「待機・不決定の通知を起こす」で不決定通知を送るか（選定待ちの人には${wareki(firstDay(to))}から送れます）、答えを入力してから、もう一度「年度更新」を実行してください`;
}
