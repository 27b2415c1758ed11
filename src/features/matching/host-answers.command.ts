/** Answers to 受入確認 as they come in, and once a day those that have not come. */
import type { Day } from "../../core/calendar.ts";
import type { Context, Entry, Outcome } from "../../platform/entry.ts";
import { onceToday } from "../../platform/daily.ts";
import { askDueOn, unansweredAsks } from "../../letters/host-ask.ts";
import { settingValues } from "../../settings.ts";
import { cases } from "../../tables/cases.ts";
import { settingRows } from "../../tables/desk.ts";
import { replies } from "../../tables/messages.ts";
import { changed } from "./case-rows.rules.ts";
import { answersText, isOpenAnswer, planAnswers } from "./host-answers.rules.ts";
import { askText } from "./host-ask.rules.ts";

/** One bad cell elsewhere must not keep an answer out. */
const LENIENT = { lenient: true, absent: true } as const;
const QUIET: Outcome = { message: "", quiet: true };

/** After every intake, and every hour. */
export const hostAnswerRound: Entry<undefined> = {
  operation: "受入確認の回答の見回り",
  scopes: [],
  run({ rows }): Outcome {
    const open = rows.read(replies, LENIENT).filter(isOpenAnswer);
    if (open.length === 0) return QUIET;
    const plan = planAnswers(open, rows.read(cases, LENIENT));
    // What says how the instructor answered comes after all that goes with it.
    const unwritten = [plan.details, plan.asks, plan.states].flatMap((patches) => rows.update(cases, patches));
    const lost = new Set(unwritten.map(({ key }) => key));
    const whole = ({ key }: { readonly key: string }): boolean =>
      !plan.notes.some(({ key: reply, values }) => reply === key && lost.has(values.subjectId ?? ""));
    rows.update(replies, plan.notes.filter(whole));
    rows.update(replies, plan.done.filter(whole));
    const message = answersText(plan);
    return { message, count: plan.done.length, quiet: message === "" };
  },
};

/** 判断の確認 says it of a proposal whose instructor has not answered in time, whether or not staff look for it. */
export const hostAskRound: Entry<undefined> = {
  operation: "受入確認の期限の見回り",
  scopes: [],
  run: (context) => onceToday("hostAsk", context, () => tellSilence(context)),
};

function tellSilence({ rows, today }: Context): Outcome {
  const values = settingValues(rows.read(settingRows, LENIENT));
  if (values.get("hostAsk") !== "する") return QUIET;
  const silent = unansweredAsks(rows.read(cases, LENIENT), values, today).filter(({ verdict }) => verdict === "");
  if (silent.length === 0) return QUIET;
  const policy = { today, hostAsk: { required: true, dueOn: (askedOn: Day): Day => askDueOn(values, askedOn) } };
  const patches = changed(silent.map((row) => ({ row, values: { verdictCheck: askText(row, policy) } })));
  rows.update(cases, patches);
  return {
    message: `受入確認の回答が期限までにない提案が${silent.length}件あります`,
    count: patches.length,
    quiet: patches.length === 0,
  };
}
