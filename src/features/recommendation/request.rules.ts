/** 就任・受入依頼: which doctors in office are asked for a year, and why the others are not (R41, A12). Pure. */
import { blankRow } from "../../core/table.ts";
import { firstApproval } from "../../letters/approval.ts";
import type { LeftOut, Raised } from "../../letters/raised.ts";
import { requestIdOf } from "../../letters/subject.ts";
import type { SettingValues } from "../../settings.ts";
import type { Appointment, Instructor } from "../../tables/instructors.ts";
import { notices, type Notice } from "../../tables/notices.ts";
import { standing } from "./asking.rules.ts";

export interface RequestPlanDesk {
  readonly settings: SettingValues;
  readonly instructors: readonly Instructor[];
  readonly appointments: readonly Appointment[];
  readonly rows: readonly Notice[];
  readonly user: string;
}

/** `keys`: the doctors that staff chose; all in office where not given. Whoever declined is not asked again that year. */
export function planRequests(desk: RequestPlanDesk, fiscalYear: number, keys?: readonly string[]): Raised {
  const chosen = keys ?? desk.instructors.filter((row) => row.active).map((row) => row.instructorId);
  const judged = chosen.map((key) => ({ key, found: judge(desk, fiscalYear, key) }));
  return {
    fresh: judged.flatMap(({ found }) => (typeof found === "string" ? [] : [found])),
    leftOut: judged.flatMap(({ key, found }): LeftOut[] => (typeof found === "string" ? [{ key, why: found }] : [])),
    patches: [],
  };
}

function judge(desk: RequestPlanDesk, fiscalYear: number, instructorId: string): Notice | string {
  const instructor = desk.instructors.find((row) => row.instructorId === instructorId);
  if (!instructor) return "指導医シートに行がありません";
  if (!instructor.active) return "「在任」になっていません";
  const answer = desk.appointments.find((row) => row.instructorId === instructorId && row.fiscalYear === fiscalYear);
  if (answer) return `回答「${answer.accepted}」が届いています（${answer.appointmentId}）`;
  const requestId = requestIdOf(fiscalYear, instructorId);
  const mine = desk.rows.filter(
    (row) => row.letter === "就任・受入依頼" && row.subjectId === requestId && row.reissueOf === "",
  );
  const there = mine.find((row) => row.state !== "取消");
  if (there) return standing(there);
  return blankRow(notices, {
    noticeId: mine.length === 0 ? requestId : `${requestId}/${mine.length + 1}`,
    fiscalYear,
    letter: "就任・受入依頼",
    subjectId: requestId,
    addresseeId: instructorId,
    state: "待ち",
    approval: firstApproval("就任・受入依頼", desk.settings),
    madeBy: desk.user,
  });
}
