/**
 * Where each application stands, and what staff do next. Computed anew from the rows at every intake and whenever staff
 * have judged, so the order in which answers arrived, were lost or came twice makes no difference. Pure.
 */
import { manyLines, oneLine } from "../../core/text.ts";
import { applicants, SETTLED_STATES, type Applicant, type ApplicantState } from "../../tables/applicants.ts";
import { LIVE_STATES, trainingYearOf, type Case } from "../../tables/cases.ts";
import type { YearException } from "../../tables/year-exception.ts";
import { differencesOf } from "../../core/differences.ts";
import { eligibilityOf } from "./eligibility.rules.ts";
import { wishNotes } from "./wishes.rules.ts";

export interface Standing {
  readonly state: ApplicantState;
  readonly note: string;
  /** 差異: what a 重複 says otherwise than the application that it doubles; "" for any other. */
  readonly difference: string;
}

export interface StandingRules {
  /** As in 設定: hospitals of this city count (R38). */
  readonly city: string;
  /** Years in which the limit of one visit does not apply (R40); the reason goes into 状態の理由. */
  readonly exceptions: ReadonlyMap<number | null, Pick<YearException, "reason">>;
}

export type CaseFacts = Pick<Case, "applicationId" | "state" | "fiscalYear" | "visitOn">;

/** An application in one of these stands in the way of a later one of the same person. */
const HOLDING: readonly string[] = ["選定待ち", "要審査"];
const LONGEST = 480;
const REFLECT = "メニュー「受付 > 確認と審査を反映する」を実行してください";

/** Standing by 受付番号 of every application that is not settled. */
export function standings(
  rows: readonly Applicant[],
  cases: readonly CaseFacts[],
  rules: StandingRules,
): Map<string, Standing> {
  const sent = [...rows].sort(bySending);
  const used = usedVisits(sent, cases);
  const persons = new Set(rows.map((row) => row.personId));
  const holders = new Map<string, Applicant>();
  const found = new Map<string, Standing>();
  for (const row of sent) {
    // One that went on into the next year still stands in the way of its double.
    if (row.state === "繰越" && row.personId !== "" && !holders.has(personYear(row))) holders.set(personYear(row), row);
    if (SETTLED_STATES.includes(row.state)) continue;
    const holder = holders.get(personYear(row));
    const standing = standingOf(row, {
      ...rules,
      persons,
      holder,
      used: (used.get(personYear(row)) ?? []).find((id) => id !== row.applicationId),
    });
    found.set(row.applicationId, {
      state: standing.state,
      note: cut(standing.note),
      difference: standing.state === "重複" && holder ? differencesOf(applicants, holder, row).join("\n") : "",
    });
    if (row.personId !== "" && holder === undefined && HOLDING.includes(standing.state))
      holders.set(personYear(row), row);
  }
  return found;
}

/** First sent stands first; two within one second by number. */
function bySending(a: Applicant, b: Applicant): number {
  if (a.receivedAt !== b.receivedAt) return a.receivedAt < b.receivedAt ? -1 : 1;
  return a.applicationId < b.applicationId ? -1 : 1;
}

const personYear = (row: Applicant): string => `${row.personId}/${row.fiscalYear ?? ""}`;

/**
 * Applications that use up a person's one visit of a year (R39, A11): decided, or with a case alive; a cancelled one does
 * not. The year is that of the training.
 */
function usedVisits(rows: readonly Applicant[], cases: readonly CaseFacts[]): Map<string, string[]> {
  const alive = new Map(
    cases
      .filter((each) => each.state !== "" && LIVE_STATES.includes(each.state))
      .map((each) => [each.applicationId, trainingYearOf(each)]),
  );
  const used = new Map<string, string[]>();
  for (const row of rows) {
    if (row.personId === "" || (row.state !== "決定" && !alive.has(row.applicationId))) continue;
    const key = personYear({ ...row, fiscalYear: alive.get(row.applicationId) ?? row.fiscalYear });
    used.set(key, [...(used.get(key) ?? []), row.applicationId]);
  }
  return used;
}

interface Surroundings extends StandingRules {
  /** Every 人物番号 that is there. */
  readonly persons: ReadonlySet<string>;
  /** An earlier application of the same person that waits, or was carried over. */
  readonly holder: Applicant | undefined;
  /** Another application of the same person that has used the year's visit. */
  readonly used: string | undefined;
}

type Judged = Pick<Standing, "state" | "note">;

function standingOf(row: Applicant, { city, exceptions, persons, holder, used }: Surroundings): Judged {
  const exception = exceptions.get(row.fiscalYear);
  if (row.withdrawn) return { state: "取消", note: "本人の取下げにより取り消しました" };
  if (row.personVerdict === "同じ人" && row.personChoice !== "" && !persons.has(row.personChoice))
    return {
      state: "人物確認待ち",
      note: `「人物番号の指定」の ${row.personChoice} という人はいません。番号を直すか空にして、${REFLECT}`,
    };
  if (row.personCandidate !== "" && row.personVerdict === "")
    return {
      state: "人物確認待ち",
      note: `同じ人かもしれない申込みがあります。「人物候補」を見て「人物判断」を選び、${REFLECT}`,
    };
  const eligibility = eligibilityOf(row, city);
  if (eligibility.result === "対象外")
    return {
      state: "対象外",
      note: `審査の結果、対象外です（${eligibility.reason}）。見直すときは「資格判断」を変えて、${REFLECT}`,
    };
  if (eligibility.result === "要審査")
    return { state: "要審査", note: `${eligibility.reason}。「資格判断」と「資格判断の理由」を書いて、${REFLECT}` };
  if (holder !== undefined) return { state: "重複", note: doubleNote(holder) };
  if (used !== undefined && exception === undefined)
    return {
      state: "年度内受講済",
      note: `同じ人の受講が ${used} で決まっています。受講は原則として1人につき年間1回です`,
    };
  return { state: "選定待ち", note: waitingNote(row, used === undefined ? undefined : exception?.reason) };
}

function doubleNote({ applicationId, state, carriedTo }: Applicant): string {
  if (state === "繰越") return `同じ人の申込み ${applicationId} を、次の年度の ${carriedTo} に繰り越しました`;
  return `同じ人の申込み ${applicationId} が先にあります（違うところは「差異」）。こちらを生かすときは、${applicationId} の「取下げ」を「はい」にして、${REFLECT}`;
}

function waitingNote(row: Applicant, exception: string | undefined): string {
  const notes = wishNotes(row);
  const parts = ["指導医との組合せを待っています", ...(exception === undefined ? [] : [exception]), ...notes];
  return notes.length === 0
    ? parts.join("。")
    : `${parts.join("。")}。必要なら本人に確かめて、希望日の欄を直してください`;
}

const cut = (text: string): string => Array.from(text).slice(0, LONGEST).join("");

/** Whether a row already says so; the sheet gives its text back in ordinary widths. */
export function stands(row: Applicant, standing: Standing): boolean {
  return (
    row.state === standing.state &&
    row.stateNote === oneLine(standing.note) &&
    row.difference === manyLines(standing.difference)
  );
}

/** The cells that say where an application stands. */
export const stateValues = ({
  state,
  note,
  difference,
}: Standing): Pick<Applicant, "state" | "stateNote" | "difference"> => ({ state, stateNote: note, difference });
