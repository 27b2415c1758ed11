/** マッチング > 取下げと辞退を反映する: what staff marked ends the decisions that it concerns. */
import type { Context, Entry } from "../../platform/entry.ts";
import { confirm, tell } from "../../platform/ui.ts";
import { appointments, instructors } from "../../tables/instructors.ts";
import { schedules } from "../../tables/messages.ts";
import { markedQuestion, endingMessage, refusedText } from "./cancel-messages.rules.ts";
import { markedCases, withdrawUnfinished, type Marked } from "./cancel-marks.rules.ts";
import { readRegister, writeEndings } from "./cancel.command.ts";
import { planEndings, type Register } from "./cancel.rules.ts";

const command = "取下げと辞退を反映する";
const operation = `マッチング：${command}`;

export const cancelMarked: Entry<true> = {
  operation,
  scopes: [],
  ask(context) {
    const register = readRegister(context);
    const marked = readMarked(context, register);
    if (marked.endings.length + marked.unfinished.length > 0)
      return confirm(operation, markedQuestion(register, marked)) ? true : undefined;
    tell(operation, [NOTHING, refusedText(marked.refused)].filter((part) => part !== "").join("\n"));
    return undefined;
  },
  run(context) {
    const register = readRegister(context);
    const marked = readMarked(context, register);
    const plan = planEndings(register, marked.endings, context.at, context.user);
    const begun = withdrawUnfinished(register.notices, marked.unfinished);
    const done = writeEndings(context, {
      ...plan,
      noticePatches: [...plan.noticePatches, ...begun.noticePatches],
      applicantPatches: [...plan.applicantPatches, ...begun.applicantPatches],
    });
    const stopped = marked.unfinished.length;
    const also = stopped === 0 ? "" : `途中の決定${stopped}件をやめ、申込みを取消にしました。\n`;
    return { message: `${also}${endingMessage(done, marked.refused, command)}`, count: done.ended.length + stopped };
  },
};

const NOTHING =
  "取り消す決定はありません。申込者の取下げは「申込者」シートの「取下げ」を、指導医の辞退は「年度委嘱」シートの「受入停止」を直してから、実行してください。日程の連絡による取消しは、「日程の連絡」シートの「処理」で「反映する」を選びます";

function readMarked({ rows, today }: Context, register: Register): Marked {
  const lenient = { lenient: true };
  const marks = {
    instructors: rows.read(instructors, lenient),
    appointments: rows.read(appointments, lenient),
    schedules: rows.read(schedules, { ...lenient, absent: true }),
  };
  return markedCases(register, marks, today);
}
