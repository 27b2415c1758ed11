/**
 * 年度 > 年度更新の下調べ and 年度更新. The old year's row is written first and says what is about to be done; its state 締め済
 * comes last. A change that breaks off anywhere between is finished by running it again.
 */
import { fiscalYearName } from "../../core/calendar.ts";
import { OfficeError } from "../../core/errors.ts";
import { narrow, oneLine } from "../../core/text.ts";
import type { Context, Entry, Outcome } from "../../platform/entry.ts";
import { readState, writeJson } from "../../platform/state.ts";
import { askFor, confirm, tell } from "../../platform/ui.ts";
import { settings as declared, settingValues } from "../../settings.ts";
import { applicants } from "../../tables/applicants.ts";
import { cases } from "../../tables/cases.ts";
import { settingRows } from "../../tables/desk.ts";
import { notices } from "../../tables/notices.ts";
import { bodies, budgets, programmes } from "../../tables/programmes.ts";
import { years } from "../../tables/years.ts";
import { checkTime } from "./renewal-stage.rules.ts";
import { doneText, idleText, planText } from "./renewal-text.rules.ts";
import { isIdle, planRenewal, YEARLY, type RenewalPlan } from "./renewal.rules.ts";
import type { JudgeAnew } from "./snapshot.command.ts";

const operation = "年度更新";

/** What other features do within the change; handed in by main.ts. */
export interface RenewalParts {
  readonly judgeAnew: JudgeAnew;
  /** Brings the Forms to the settings; answers what was done, for staff. */
  readonly renewForms: (context: Context) => readonly string[];
}

/** The same plan, and nothing written: not even a line in 操作記録. */
export const rehearse: Entry<undefined> = {
  operation: "年度更新の下調べ",
  scopes: [],
  run(context) {
    const plan = planFor(context);
    return { message: isIdle(plan) ? idleText(plan) : `${planText(plan)}\n\n何も書き換えていません。`, quiet: true };
  },
};

interface Answer {
  /** What the person was shown; anything else must be shown anew. */
  readonly shown: string;
}

export const renewYear = (parts: RenewalParts): Entry<Answer> => ({
  operation,
  scopes: ["files", "forms"],
  ask(context) {
    refuseOthers(context);
    const plan = planFor(context);
    checkTime(plan, context.today);
    const shown = planText(plan);
    if (isIdle(plan)) {
      tell(operation, idleText(plan));
      return undefined;
    }
    if (!confirm(operation, `${shown}\n\nこのとおり始めますか。`)) return undefined;
    return plan.step === "更新" && !isConfirmed(plan) ? undefined : { shown };
  },
  run(context, { shown }) {
    refuseOthers(context);
    const plan = planFor(context);
    checkTime(plan, context.today);
    if (planText(plan) !== shown)
      throw new OfficeError(
        "確かめている間に、申込みか案件か設定が変わりました",
        { sheet: years.name },
        "何も変えていません。もう一度実行し、内容を確かめてください",
      );
    return perform(context, plan, parts);
  },
});

/** The Forms can be opened by the account that made them alone. */
function refuseOthers({ user }: Context): void {
  const owner = readState("owner");
  if (owner === user) return;
  throw new OfficeError(
    "年度更新は、事務所アカウントだけができます",
    {},
    owner === undefined
      ? "先に「初期設定」を実行してください"
      : `フォームを開けるのは ${owner} だけです。そのアカウントで実行してください。内容は「年度更新の下調べ」で見られます`,
  );
}

function planFor({ rows, today, at, user }: Context): RenewalPlan {
  const sheet = rows.read(settingRows);
  const typed = new Map(sheet.map((row) => [row.name, row.value]));
  const books = {
    settings: settingValues(sheet),
    typed: new Map(YEARLY.map((key) => [key, typed.get(oneLine(declared[key].name)) ?? ""] as const)),
    applicants: rows.read(applicants),
    cases: rows.read(cases),
    notices: rows.read(notices),
    years: rows.read(years),
    programmes: rows.read(programmes),
    budgets: rows.read(budgets),
    bodies: rows.read(bodies),
  };
  return planRenewal(books, today, at, user);
}

/** Typed, not clicked: what follows changes the whole office. */
function isConfirmed({ to, today }: RenewalPlan): boolean {
  const name = fiscalYearName(to, today);
  const typed = askFor(operation, `確認のため、始める年度を書いてください（${name}か、${to}）`);
  if (typed === undefined) return false;
  if ([String(to), `${to}年度`, name, name.replace("年度", "")].includes(narrow(typed).replace(/\s+/g, "")))
    return true;
  throw new OfficeError(`「${typed}」は、始める年度と違います`, {}, "何も変えていません。もう一度実行してください");
}

function perform(context: Context, plan: RenewalPlan, parts: RenewalParts): Outcome {
  const { rows } = context;
  const { applications, masters, closing, opening, step } = plan;
  if (closing) {
    rows.append(years, [closing]);
    rows.update(years, [{ key: closing.yearId, values: closing }]);
  }
  rows.append(programmes, masters.programmes);
  rows.append(budgets, masters.budgets);
  rows.append(bodies, masters.bodies);
  rows.update(cases, plan.expired);
  rows.append(applicants, applications.rows);
  parts.judgeAnew(context);
  rows.update(applicants, applications.links);
  rows.update(applicants, applications.patches);
  // Once more: whoever doubles an application that was carried over is told so.
  parts.judgeAnew(context);
  if (isDisturbed(context)) return { message: DISTURBED, count: 0 };
  const forms = step === "追加" ? [] : open(context, plan, parts);
  if (step === "追加") return { message: doneText(plan, forms), count: applications.carried.length };
  rows.append(years, [opening]);
  if (isDisturbed(context)) return { message: DISTURBED, count: 0 };
  rows.update(years, [{ key: closing?.yearId ?? plan.row?.yearId ?? "", values: { state: "締め済" } }]);
  return { message: doneText(plan, forms), count: applications.carried.length };
}

/** From here on answers belong to the new year, but for those that were sent before. */
function open(context: Context, plan: RenewalPlan, { renewForms }: RenewalParts): readonly string[] {
  const { rows } = context;
  writeJson("yearOpenedAt", { fiscalYear: plan.to, at: plan.begunAt });
  // Each for itself, 年度 last: a run that is cut off here never empties what staff write for the year that is open.
  for (const patch of plan.settingPatches) rows.updateAsTold(settingRows, [patch]);
  rows.forget(settingRows);
  return renewForms(context);
}

/** Rows that kept moving under the writes: the change must not be called done. */
const isDisturbed = ({ rows }: Context): boolean => rows.unwritten.some(({ gone }) => !gone);

const DISTURBED =
  "書いている間に、ほかの人が行を動かし続けたため、年度更新を終えていません。ほかの人の入力が落ち着いてから、もう一度「年度更新」を実行してください。残りをします。";
