/** The two who meet, as a decided case names them, and how they tell the office something: by Form, telephone or paper. */
import { wareki, type Day } from "../../src/core/calendar.ts";
import type { Answers } from "../../src/workspace/shared.ts";
import { cell, dayIn, type Line } from "./clerk.ts";
import type { Team } from "./team.ts";

export type Side = "受講者" | "指導医";

export interface Pair {
  readonly caseId: string;
  readonly applicationId: string;
  readonly applicant: string;
  readonly host: string;
  /** Mail addresses by side; "" for one who has none. */
  readonly address: Readonly<Record<Side, string>>;
  /** The day and half-day on which the office thought of them. */
  readonly day: Day;
  readonly half: string;
}

export function pairOf({ clerk }: Team, line: Line): Pair {
  const applicationId = cell(line, "受付番号");
  const applicant = clerk.line("申込者", "受付番号", applicationId);
  const host = clerk.line("指導医", "指導医番号", cell(line, "指導医番号"));
  return {
    caseId: cell(line, "案件番号"),
    applicationId,
    applicant: cell(line, "申込者氏名"),
    host: cell(line, "指導医氏名"),
    address: { 受講者: cell(applicant, "メールアドレス"), 指導医: cell(host, "メールアドレス") },
    day: dayIn(line, "候補日"),
    half: cell(line, "候補の時間帯"),
  };
}

/** A day is told, moved or given up. */
export function say(team: Team, pair: Pair, side: Side, answers: Record<string, string>, byVoice = false): string {
  if (byVoice || pair.address[side] === "") return tell(team, pair, side, "schedule", "電話", answers);
  return byLink(team, pair, side, "日程が決まったら", answers);
}

/** A report after the visit; on paper where there is no address, or where somebody prefers it. */
export function report(team: Team, pair: Pair, side: Side, answers: Answers, onPaper = false): string {
  const form = side === "指導医" ? "instructorReport" : "traineeReport";
  if (onPaper || pair.address[side] === "") return tell(team, pair, side, form, "郵送", typed(answers));
  return byLink(team, pair, side, "研修の後は", answers);
}

function byLink({ post }: Team, pair: Pair, side: Side, word: string, answers: Answers): string {
  const link = post.link(post.mail(pair.address[side], "決定について", pair.applicationId), word);
  return post.answer(link, answers);
}

function tell(
  team: Team,
  { caseId }: Pair,
  side: Side,
  form: "schedule" | "instructorReport" | "traineeReport",
  route: string,
  answers: Record<string, string>,
): string {
  team.clerk.open("受付 > 代理入力");
  return team.enter({ form, route, day: wareki(team.today), subject: `${caseId}/${side}`, answers });
}

const typed = (answers: Answers): Record<string, string> =>
  Object.fromEntries(
    Object.entries(answers).map(([title, given]) => [
      title,
      Array.isArray(given) ? given.flat().join("、") : String(given),
    ]),
  );
