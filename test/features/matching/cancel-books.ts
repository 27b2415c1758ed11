/** Books on which decisions are made and ended by plans alone, write by write, in the order of the commands. */
import { blankRow } from "../../../src/core/table.ts";
import {
  planEndings,
  waysOf,
  type CancelPlan,
  type Ending,
  type Register,
} from "../../../src/features/matching/cancel.rules.ts";
import { planDecision } from "../../../src/features/matching/decision.rules.ts";
import type { Sheets } from "../../../src/features/matching/desk.rules.ts";
import type { EndKind } from "../../../src/tables/cases.ts";
import { notices, type Notice } from "../../../src/tables/notices.ts";
import { caseId, desk } from "./sheets.ts";

export interface Books extends Sheets {
  readonly notices: readonly Notice[];
}

export const AT = "2018-06-01 10:00:00";
export const USER = "kakari@example.jp";
export const WHY = "所属の都合";

export const notice = (values: Partial<Notice>): Notice => blankRow(notices, { fiscalYear: 2018, ...values });

type Patches<R> = readonly { readonly key: string; readonly values: Partial<R> }[];

export function patched<R>(rows: readonly R[], key: keyof R, patches: Patches<R>): R[] {
  return rows.map((row) =>
    patches.reduce((now, patch) => (patch.key === String(row[key]) ? { ...now, ...patch.values } : now), row),
  );
}

export function decide(books: Books): Books {
  const plan = planDecision(desk(books), books.notices, AT, USER);
  return {
    ...books,
    notices: patched([...books.notices, ...plan.newNotices], "noticeId", plan.noticePatches),
    applicants: patched(books.applicants, "applicationId", plan.applicantPatches),
    cases: patched(books.cases, "caseId", [...plan.memories, ...plan.details, ...plan.states]),
  };
}

export const registerOf = (books: Books): Register => ({
  cases: books.cases,
  applicants: new Map(books.applicants.map((row) => [row.applicationId, row])),
  notices: books.notices,
  making: new Set(),
});

const writes: readonly ((books: Books, plan: CancelPlan) => Books)[] = [
  (books, { intents }) => ({ ...books, cases: patched(books.cases, "caseId", intents) }),
  (books, { newNotices }) => {
    const there = new Set(books.notices.map(({ noticeId }) => noticeId));
    return { ...books, notices: [...books.notices, ...newNotices.filter(({ noticeId }) => !there.has(noticeId))] };
  },
  (books, { noticePatches }) => ({ ...books, notices: patched(books.notices, "noticeId", noticePatches) }),
  (books, { applicantPatches }) => ({
    ...books,
    applicants: patched(books.applicants, "applicationId", applicantPatches),
  }),
  (books, { restored }) => ({ ...books, cases: patched(books.cases, "caseId", restored) }),
  (books, { states }) => ({ ...books, cases: patched(books.cases, "caseId", states) }),
  (books, { closings }) => ({ ...books, cases: patched(books.cases, "caseId", closings) }),
];
export const CANCEL_WRITES = writes.length;

/** What stands after the first `count` writes. */
export function write(books: Books, plan: CancelPlan, count = CANCEL_WRITES): Books {
  return writes.slice(0, count).reduce((now, each) => each(now, plan), books);
}

export function cancel(
  books: Books,
  keys: readonly string[],
  { kind = "", count = CANCEL_WRITES }: { kind?: EndKind | ""; count?: number } = {},
): Books {
  const register = registerOf(books);
  const endings = waysOf(register, keys).flatMap((each): Ending[] =>
    "way" in each ? [{ ...each, kind: each.way === "cancel" ? kind : "", reason: WHY }] : [],
  );
  return write(books, planEndings(register, endings, AT, USER), count);
}

/** How the first case would be ended. */
export function wayOf(books: Books): string {
  const [way] = waysOf(registerOf(books), [caseId(1)]);
  return way && "way" in way ? way.way : "";
}
