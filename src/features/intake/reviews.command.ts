/** 受付 > 要確認を取り込む: what staff corrected or withdrew in 要確認. */
import { textIn } from "../../core/table.ts";
import {
  acceptance,
  application,
  forms,
  isKeyed,
  questionsFor,
  type FormDeclaration,
  type KeyedForm,
} from "../../forms/index.ts";
import type { Context, Entry, Outcome } from "../../platform/entry.ts";
import type { SettingValues } from "../../settings.ts";
import { reviews, type Review } from "../../tables/desk.ts";
import { planAcceptances } from "./acceptance.rules.ts";
import { planApplications } from "./application.rules.ts";
import type { Refusal } from "./arrival.rules.ts";
import {
  acceptanceDesk,
  applicationDesk,
  keyedDesk,
  readSettings,
  writeAcceptances,
  writeApplications,
  writeKeyed,
} from "./desk.command.ts";
import { planKeyed, tableOf } from "./keyed.rules.ts";
import { arrivalFrom, isAnswer, judged, outcomesOf, withdrawnChange, type ReviewChange } from "./reviews.rules.ts";

export const takeInReviewed: Entry<undefined> = { operation: "要確認を取り込む", scopes: [], run: takeInJudged };

/** The rows of 要確認 change last: until then a second run finds each response already in, and says the same. */
function takeInJudged(context: Context): Outcome {
  const { takeIn, withdraw } = judged(context.rows.read(reviews));
  if (takeIn.length + withdraw.length === 0)
    return {
      message: "処理が選ばれた行はありませんでした。「要確認」シートの「処理」を選んでから実行してください",
      count: 0,
    };
  const changes = [...outcomes(context, takeIn), ...withdraw.map(withdrawnChange)];
  context.rows.update(reviews, changes);
  return { message: messageOf(changes, takeIn.length), count: changes.length };
}

function outcomes(context: Context, rows: readonly Review[]): ReviewChange[] {
  if (rows.length === 0) return [];
  const settings = readSettings(context);
  const of = (form: FormDeclaration): Review[] => rows.filter((row) => isAnswer(row) && row.kind === form.kind);
  const applicationRows = of(application);
  const acceptanceRows = of(acceptance);
  const desk = applicationDesk(context, settings);
  const applied = planApplications(
    applicationRows.map((row) => arrivalFrom(row, desk.questions)),
    desk,
  );
  writeApplications(context, applied);
  const acceptances = acceptanceDesk(context, settings);
  const accepted = planAcceptances(
    acceptanceRows.map((row) => arrivalFrom(row, questionsFor(acceptance, settings))),
    acceptances,
  );
  writeAcceptances(context, accepted);
  const places = new Map([
    ...[...desk.applicants, ...applied.applicants].map((row) => [row.responseId, row.applicationId] as const),
    ...[...acceptances.appointments, ...accepted.appointments].map(
      (row) => [row.responseId, row.appointmentId] as const,
    ),
  ]);
  const keyed = forms.filter(isKeyed).map((form) => takeInKeyed(context, settings, form, of(form), places));
  places.delete("");
  return outcomesOf(rows, places, [...applied.refused, ...accepted.refused, ...keyed.flat()]);
}

/** Rows of one keyed Form; where they stand now is added to `places`. */
function takeInKeyed(
  context: Context,
  settings: SettingValues,
  form: KeyedForm,
  mine: readonly Review[],
  places: Map<string, string>,
): readonly Refusal[] {
  if (mine.length === 0) return [];
  const desk = keyedDesk(context, settings, form);
  const plan = planKeyed(
    mine.map((row) => arrivalFrom(row, desk.questions)),
    desk,
  );
  writeKeyed(context, form, plan.rows);
  const { key } = tableOf(form);
  // Backwards: of several rows of one answer the first is named.
  for (const row of [...desk.rows, ...plan.rows].reverse()) places.set(textIn(row, "responseId"), textIn(row, key));
  return plan.refused;
}

function messageOf(changes: readonly ReviewChange[], asked: number): string {
  const count = (state: string): number => changes.filter((change) => change.values.state === state).length;
  const stay = asked - count("取込済");
  const parts = [
    count("取込済") === 0 ? "" : `${count("取込済")}件を取り込みました。`,
    count("取下げ") === 0 ? "" : `${count("取下げ")}件を取り下げました。`,
    stay === 0 ? "" : `${stay}件はまだ取り込めません。「要確認」シートの「理由と直し方」を見てください。`,
  ];
  return parts.filter((part) => part !== "").join("\n");
}
