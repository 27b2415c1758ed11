/** What the claim of each case should be now: reckoned, not paid, given up, or a question to a person. Pure. */
import { fiscalYear, fiscalYearName, type Day } from "../../core/calendar.ts";
import { listingsOf } from "../../papers/payment-sums.ts";
import type { SettingValues } from "../../settings.ts";
import type { Case } from "../../tables/cases.ts";
import type { Instructor } from "../../tables/instructors.ts";
import { claimIdOf, type Claim, type Fee, type Payout } from "../../tables/payments.ts";
import { budgets, type Budget } from "../../tables/programmes.ts";
import type { InstructorReport, TraineeReport } from "../../tables/reports.ts";
import type { FeeUnit } from "../../tables/words.ts";
import { feeFor, hoursOf, type Fault } from "./fee.rules.ts";
import { standOf, type Stand } from "./stand.rules.ts";
import { visitsOf, type Committed, type Visits } from "./visits.rules.ts";

/** The sheets that a claim is reckoned from. */
export interface ClaimBooks {
  readonly cases: readonly Case[];
  readonly claims: readonly Claim[];
  readonly payouts: readonly Payout[];
  readonly instructors: readonly Instructor[];
  readonly fees: readonly Fee[];
  readonly budgets: readonly Budget[];
  readonly instructorReports: readonly InstructorReport[];
  readonly traineeReports: readonly TraineeReport[];
  readonly settings: SettingValues;
  readonly today: Day;
}

/** What a claim says, its number, state and payment aside. */
export type ClaimValues = Omit<Claim, "claimId" | "state" | "budgetChoice" | "payoutId">;

export type Verdict =
  | { readonly kind: "算定"; readonly values: ClaimValues }
  | { readonly kind: "対象外"; readonly values: ClaimValues }
  /** `awaited`: a report is still to come. */
  | { readonly kind: "取消"; readonly why: string; readonly awaited: boolean }
  | { readonly kind: "fault"; readonly why: string };

/** A case with its claim, where it has one, and what should become of it. */
export interface Judged {
  readonly match: Case;
  readonly claim: Claim | undefined;
  readonly verdict: Verdict;
}

/** Given up when its payment was taken back: it keeps the number of that payment, and nobody pays it again unasked. */
export const isGivenUp = (claim: Claim | undefined): boolean => claim?.state === "取消" && claim.payoutId !== "";

/** Every case that has an instructor, in the order of the sheet. `reopened`: claims that staff take up again. */
export function judgeAll(books: ClaimBooks, reopened: ReadonlySet<string> = new Set()): Judged[] {
  const claims = new Map(books.claims.map((row) => [row.claimId, row]));
  const instructors = new Map(books.instructors.map((row) => [row.instructorId, row]));
  const stands = books.cases.flatMap((match) => {
    if (match.instructorId === "") return [];
    const claim = claims.get(claimIdOf(match.caseId));
    const standing = { match, claim, instructor: instructors.get(match.instructorId) };
    return [{ ...standing, stand: standOf({ ...standing, settings: books.settings, today: books.today }) }];
  });
  const due = stands.flatMap(({ match, claim, stand }) =>
    stand.kind === "due" && (!isGivenUp(claim) || reopened.has(claimIdOf(match.caseId))) ? [match] : [],
  );
  const visits = visitsOf(due, committedIn(books), books.cases);
  return stands.map((each) => ({ match: each.match, claim: each.claim, verdict: verdictOf(books, visits, each) }));
}

/** Also where a payment alone tells of it: the claim's state may be typed over, its row deleted. */
function committedIn({ cases, claims, payouts }: ClaimBooks): Committed[] {
  const listed = listingsOf(payouts);
  const there = new Set(claims.map(({ claimId }) => claimId));
  const lost = cases.flatMap(({ caseId, instructorId, visitOn }) => {
    const payout = there.has(claimIdOf(caseId)) ? undefined : listed.get(claimIdOf(caseId));
    return payout ? [{ caseId, instructorId, visitOn, amount: payout.gross }] : [];
  });
  const standing = claims.filter(
    ({ claimId, state }) => state === "支払手続中" || state === "支払済" || listed.has(claimId),
  );
  return [...standing, ...lost];
}

interface Stood {
  readonly match: Case;
  readonly claim: Claim | undefined;
  readonly instructor: Instructor | undefined;
  readonly stand: Stand;
}

function verdictOf(books: ClaimBooks, visits: Visits, stood: Stood): Verdict {
  const { stand } = stood;
  switch (stand.kind) {
    case "early":
    case "waits":
      return { kind: "取消", why: stand.why, awaited: stand.kind === "waits" };
    case "fault":
      return { kind: "fault", why: stand.why };
    case "none":
      return { kind: "対象外", values: { ...blankValues(stood), stateNote: stand.why } };
    case "due":
      return dueVerdict(books, visits, stood, stand);
  }
}

function blankValues({ match, instructor }: Stood): ClaimValues {
  const { caseId, instructorId, visitOn } = match;
  return {
    stateNote: "",
    ...{ caseId, instructorId, visitOn },
    instructorName: instructor?.name ?? match.instructorName,
    fiscalYear: visitOn === "" ? match.fiscalYear : fiscalYear(visitOn),
    ...{ gate: "", fixedOn: "", unit: "", quantity: null, price: null, contract: "" },
    ...{ amount: 0, feeId: "", budgetId: "" },
  };
}

function dueVerdict(books: ClaimBooks, visits: Visits, stood: Stood, due: Stand & { kind: "due" }): Verdict {
  const { match, instructor } = stood;
  const unit = books.settings.need("feeUnit") || "1名";
  const values = { ...blankValues(stood), gate: due.gate, fixedOn: due.fixedOn, unit };
  const bearing = unit === "1名" ? { bearer: match.caseId } : visits.bearing(match);
  if ("fault" in bearing) return { kind: "fault", why: bearing.fault };
  if (bearing.bearer !== match.caseId) {
    const stateNote = `同じ回の ${claimIdOf(bearing.bearer)} で支払うため、0円です`;
    return { kind: "対象外", values: { ...values, stateNote, quantity: 0 } };
  }
  const profession = instructor?.profession || "医師";
  const fee = feeFor(books.fees, { profession, unit, on: match.visitOn });
  if ("fault" in fee) return { kind: "fault", why: fee.fault };
  const quantity = quantityOf(books, match, unit);
  if (typeof quantity !== "number") return { kind: "fault", why: quantity.fault };
  const budget = budgetFor(books, stood.claim?.budgetChoice ?? "", match.visitOn);
  if ("fault" in budget) return { kind: "fault", why: budget.fault };
  const { amount: price, feeId, contract } = fee;
  const reckoned = { quantity, price, feeId, contract: contract || "総額", amount: quantity * price } as const;
  return { kind: "算定", values: { ...values, ...reckoned, ...budget } };
}

/** By the instructor's report; where that tells no times, by the trainee's. */
function quantityOf(books: ClaimBooks, { caseId }: Case, unit: FeeUnit): number | Fault {
  if (unit !== "1時間") return 1;
  const taken = <R extends { caseId: string; state: string; from: string; to: string }>(rows: readonly R[]): R[] =>
    rows.filter((row) => row.caseId === caseId && row.state === "反映済");
  const reports = [...taken(books.instructorReports), ...taken(books.traineeReports)];
  const timed = reports.find(({ from, to }) => from !== "" && to !== "") ?? reports[0];
  return hoursOf(timed?.from ?? "", timed?.to ?? "");
}

type BudgetOf = Pick<ClaimValues, "budgetId" | "fiscalYear" | "stateNote">;

/** A budget of a later year pays what the closed accounts of its own year cannot (過年度支出). */
function budgetFor(books: ClaimBooks, chosen: string, visitOn: Day): BudgetOf | Fault {
  const year = fiscalYear(visitOn);
  if (chosen !== "") {
    const row = books.budgets.find(({ budgetId }) => budgetId === chosen);
    const place = `「予算番号の指定」の ${chosen}`;
    if (!row?.fiscalYear)
      return { fault: `${place} が「${budgets.name}」シートにないか、年度がありません。番号を直してください` };
    if (row.fiscalYear < year)
      return {
        fault: `${place} は${fiscalYearName(row.fiscalYear)}の予算で、実施した${fiscalYearName(year)}より前です。番号を直してください`,
      };
    const stateNote = row.fiscalYear === year ? "" : `過年度支出（実施は${fiscalYearName(year)}）`;
    return { budgetId: row.budgetId, fiscalYear: row.fiscalYear, stateNote };
  }
  const line = books.settings.get("budgetLine");
  const row = books.budgets.find((each) => each.fiscalYear === year && each.line === line);
  const stateNote = row
    ? ""
    : `${fiscalYearName(year)}の予算に${line === null ? "支払う行の設定がありません" : `${line}番の行がありません`}`;
  return { budgetId: row?.budgetId ?? "", fiscalYear: year, stateNote };
}
