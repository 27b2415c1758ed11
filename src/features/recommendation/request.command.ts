/** 指導医 > 就任を依頼する: from the selected rows of 指導医, or all doctors in office. */
import { fiscalYearName } from "../../core/calendar.ts";
import { leftOutText, raisedText, someOf } from "../../letters/raised.ts";
import type { Context, Entry } from "../../platform/entry.ts";
import { askRows } from "../../platform/selection.ts";
import { askFor, confirm, tell } from "../../platform/ui.ts";
import { settingValues } from "../../settings.ts";
import { settingRows } from "../../tables/desk.ts";
import { appointments, instructors } from "../../tables/instructors.ts";
import { notices } from "../../tables/notices.ts";
import { askedYear } from "../../tables/recommended.ts";
import { planRequests, type RequestPlanDesk } from "./request.rules.ts";
import { yearFrom, yearQuestion } from "./year.rules.ts";

const operation = "就任を依頼する";

interface Answer {
  readonly year: number;
  readonly keys: readonly string[];
}

export const requestAppointments: Entry<Answer> = {
  operation,
  scopes: [],
  ask(context) {
    const desk = readDesk(context);
    const open = desk.settings.need("fiscalYear") ?? 0;
    const wanted = askRows(context, operation, instructors, "在任の指導医の全員");
    if (!wanted) return undefined;
    const usual = Math.min(askedYear(desk.rows, open), open + 1);
    const typed = askFor(operation, yearQuestion(open, usual, context.today));
    if (typed === undefined) return undefined;
    const year = yearFrom(typed, open, usual);
    const plan = planRequests(desk, year, wanted.keys);
    if (plan.fresh.length === 0) {
      const none = desk.instructors.some((row) => row.active) ? "" : NOBODY;
      tell(
        operation,
        ["依頼する指導医はいません。", none, leftOutText(plan.leftOut)].filter((part) => part !== "").join("\n"),
      );
      return undefined;
    }
    const byId = new Map(desk.instructors.map((row) => [row.instructorId, row]));
    const question = [
      `${plan.fresh.length}人に、${fiscalYearName(year, context.today)}の「就任・受入依頼」を起こします${wanted.note}。`,
      someOf(plan.fresh.map(({ addresseeId }) => whoIs(addresseeId, byId.get(addresseeId)))),
      leftOutText(plan.leftOut),
      "よろしいですか。",
    ];
    const answer = { year, keys: plan.fresh.map((notice) => notice.addresseeId) };
    return confirm(operation, question.filter((part) => part !== "").join("\n")) ? answer : undefined;
  },
  run(context, { year, keys }) {
    const plan = planRequests(readDesk(context), year, keys);
    context.rows.append(notices, plan.fresh);
    return { message: raisedText("「就任・受入依頼」", plan), count: plan.fresh.length };
  },
};

const NOBODY =
  "「指導医」シートに在任の指導医がいません。先に「推薦を反映する」か、「受付 > 名簿を貼り付ける」を実行してください。";

const whoIs = (id: string, doctor: { readonly name: string; readonly facility: string } | undefined): string =>
  `${id}　${doctor?.name ?? ""}（${doctor?.facility ?? ""}）`;

function readDesk({ rows, user }: Context): RequestPlanDesk {
  return {
    settings: settingValues(rows.read(settingRows)),
    instructors: rows.read(instructors),
    appointments: rows.read(appointments),
    rows: rows.read(notices),
    user,
  };
}
