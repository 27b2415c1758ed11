/** 通知 > 待機・不決定の通知を起こす: from the selected rows of 申込者. */
import type { Context, Entry } from "../../platform/entry.ts";
import { hiddenNote, selectedRows } from "../../platform/selection.ts";
import { confirm, tell } from "../../platform/ui.ts";
import { settingValues } from "../../settings.ts";
import { applicants, type Applicant } from "../../tables/applicants.ts";
import { settingRows } from "../../tables/desk.ts";
import { notices, type Notice } from "../../tables/notices.ts";
import { planApplicationNotices, type ApplicationDesk } from "./applications.rules.ts";
import { leftOutText, raisedText, someOf } from "../../letters/raised.ts";

const operation = "待機・不決定の通知を起こす";

export const raiseStandings: Entry<readonly string[]> = {
  operation,
  scopes: [],
  ask(context) {
    const selection = selectedRows(context, applicants);
    const desk = readDesk(context);
    const plan = planApplicationNotices(desk, selection.keys);
    if (plan.fresh.length === 0) {
      tell(operation, `対象の申込みはありません。\n${leftOutText(plan.leftOut)}`);
      return undefined;
    }
    const names = new Map(desk.applicants.map((row) => [row.applicationId, row]));
    const question = [
      `${plan.fresh.length}人の通知を起こします${hiddenNote(selection)}。`,
      someOf(plan.fresh.map((notice) => line(notice, names.get(notice.subjectId)))),
      leftOutText(plan.leftOut),
      "よろしいですか。",
    ];
    return confirm(operation, question.filter((part) => part !== "").join("\n")) ? selection.keys : undefined;
  },
  run(context, keys) {
    const plan = planApplicationNotices(readDesk(context), keys);
    context.rows.append(notices, plan.fresh);
    return { message: raisedText("通知", plan), count: plan.fresh.length };
  },
};

const line = (notice: Notice, applicant: Applicant | undefined): string =>
  `${notice.subjectId}　${applicant?.name ?? ""}（${applicant?.state ?? ""}）　${notice.letter}`;

export function readDesk({ rows, today, user }: Context): ApplicationDesk {
  return {
    settings: settingValues(rows.read(settingRows)),
    applicants: rows.read(applicants),
    rows: rows.read(notices),
    today,
    user,
  };
}
