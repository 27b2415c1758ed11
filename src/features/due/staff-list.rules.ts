/** 職員への一覧: one a day for everybody at the desk; what did not leave yesterday is out of date. Pure. */
import { fiscalYear, type Day } from "../../core/calendar.ts";
import { blankRow, type Patch } from "../../core/table.ts";
import type { Staff } from "../../tables/desk.ts";
import { notices, type Notice } from "../../tables/notices.ts";

export interface StaffLists {
  readonly fresh: readonly Notice[];
  /** Lists of earlier days that have not left. */
  readonly overtaken: readonly Patch<typeof notices>[];
}

export function staffLists(staff: readonly Staff[], all: readonly Notice[], today: Day, user: string): StaffLists {
  const known = new Set(all.map(({ noticeId }) => noticeId));
  const active = staff.filter((person) => person.active && person.email !== "");
  return {
    fresh: active.map((person) => listFor(person, today, user)).filter(({ noticeId }) => !known.has(noticeId)),
    overtaken: all
      .filter(
        (row) =>
          row.letter === "職員への一覧" &&
          row.subjectId < today &&
          (row.state === "待ち" || row.state === "不備" || row.state === "要確認"),
      )
      .map(({ noticeId: key }) => ({ key, values: { state: "取消", fault: "次の日の一覧に替わりました" } })),
  };
}

const listFor = ({ email }: Staff, today: Day, user: string): Notice =>
  blankRow(notices, {
    noticeId: `職員/${today}/${email}`,
    fiscalYear: fiscalYear(today),
    letter: "職員への一覧",
    subjectId: today,
    addresseeId: email,
    state: "待ち",
    approval: "不要",
    madeBy: user,
  });
