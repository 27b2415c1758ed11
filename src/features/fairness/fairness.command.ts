/** マッチング > 公平性を集計する: load, waiting time and who was passed over, over all years, on a sheet of their own. */
import type { Context, Entry } from "../../platform/entry.ts";
import { writeBoard } from "../../platform/board.ts";
import { applicants } from "../../tables/applicants.ts";
import { cases } from "../../tables/cases.ts";
import { appointments, instructors } from "../../tables/instructors.ts";
import { notices } from "../../tables/notices.ts";
import { gatherFairness } from "./page.rules.ts";
import type { Books } from "./standing.rules.ts";

export const countFairness: Entry<undefined> = {
  operation: "マッチング：公平性を集計する",
  scopes: [],
  run(context) {
    const { board, message, passed } = gatherFairness(readBooks(context), context.at, context.user);
    writeBoard(context.book, board);
    return { message, count: passed };
  },
};

function readBooks({ rows }: Context): Books {
  return {
    applicants: rows.read(applicants),
    cases: rows.read(cases),
    appointments: rows.read(appointments),
    instructors: rows.read(instructors),
    notices: rows.read(notices),
  };
}
