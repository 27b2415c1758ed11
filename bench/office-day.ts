/** What an office day takes of Google's daily trigger time: the clock around it, applications by Form, letters. */
import { settings } from "../src/settings.ts";
import { DAILY, TRIGGER_TIME } from "../src/workspace/quotas.ts";
import { openOffice, type Office } from "../src/workspace/office.ts";
import { accept, apply, clerkTypes, outward, person } from "../test/flow/people.ts";
import { willing } from "../test/flow/support/stages.ts";

export interface DayKind {
  readonly submissions: number;
  /** Two a case: one to each side. */
  readonly letters: number;
}

export interface OfficeDay extends DayKind {
  /** Minutes of the office account's triggers. */
  readonly minutes: number;
  readonly calls: number;
  readonly mails: number;
  /** The methods called most. */
  readonly most: readonly { readonly method: string; readonly count: number }[];
}

/** The clock alone; with applications; with letters as well. */
export const DAYS: readonly DayKind[] = [
  { submissions: 0, letters: 0 },
  { submissions: 30, letters: 0 },
  { submissions: 30, letters: 40 },
];

const OFFICE = "office@example.jp";
const CLERK = "clerk@example.jp";
const MENU = "在宅連携";
const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;
/** Trigger time begins anew at midnight in Tokyo, so a day ends just before. */
const DAY = { begins: "2018-06-05T00:00:00+09:00", ends: "2018-06-05T23:59:59+09:00" };
/** Of that summer, no Tuesday is a public holiday. */
const FIRST_TUESDAY = Date.parse("2018-06-12T09:00:00+09:00");
const at = (hour: number): number => Date.parse(DAY.begins) + hour * 60 * MINUTE;

/** Plays a day of each kind. Throws when a trigger failed or anything was left undone: such a day measures nothing. */
export function officeDays(kinds: readonly DayKind[] = DAYS): OfficeDay[] {
  return kinds.map(playDay);
}

function playDay(kind: DayKind): OfficeDay {
  const office = dayBefore(kind.letters / 2);
  until(office, at(0));
  const [before, told] = [office.outbox().length, outward(office).length];
  office.resetCalls();
  for (const event of eventsOf(kind)) {
    until(office, event.at);
    event.act(office);
  }
  until(office, Date.parse(DAY.ends));
  const mails = office.outbox().length - before;
  const left = outward(office).length - told;
  // Beside them goes the morning's list for staff.
  if (office.crashes.length > 0 || left !== kind.submissions + kind.letters)
    throw new Error(`the day was not finished: ${left} mails, ${JSON.stringify(office.crashes[0] ?? "no crash")}`);
  const { total, byMethod } = office.calls;
  const counts = Object.entries(byMethod).map(([method, count]) => ({ method, count }));
  return {
    ...kind,
    minutes: (TRIGGER_TIME.workspace - office.services.quotas.triggerTimeLeft(OFFICE)) / MINUTE,
    calls: total,
    mails,
    most: counts.sort((one, other) => other.count - one.count).slice(0, 5),
  };
}

/** Set up, two instructors, and so many cases decided; nothing is left to do but their letters. */
function dayBefore(cases: number): Office {
  const office = willing(openOffice({ now: "2018-06-04T09:00:00+09:00", user: OFFICE, account: "workspace" }));
  office.answer({ button: "OK", text: "1" });
  office.click(MENU, "初期設定");
  const { clerk, model } = office.services.sheets;
  // What 決裁 costs are clicks of clerks; it takes nothing of the triggers' time.
  clerk.type("設定", model.rowOf("設定", "項目", settings.approvalKinds.name), "値", "");
  clerk.addRow("職員", { メールアドレス: CLERK, 役割: "担当", 在職: "はい" }, OFFICE);
  office.addEditor(CLERK);
  const terms = { 年上限: "40", 受入可能曜日: "火午前" };
  accept(office, { 氏名: "見本 一郎", ふりがな: "みほん いちろう", 医療機関名: "見本在宅クリニック", ...terms });
  accept(office, { 氏名: "見本 二葉", ふりがな: "みほん ふたば", 医療機関名: "見本内科医院", ...terms });
  for (let n = 1; n <= cases; n++) apply(office, applicantOn(n, FIRST_TUESDAY + Math.floor((n - 1) / 2) * WEEK));
  if (cases > 0) decideAll(office.as(CLERK));
  return office;
}

const applicantOn = (n: number, ms: number): Record<string, string> => ({
  ...person(n),
  所属医療機関名: `例示${n}医院`,
  第1希望日: new Date(ms).toISOString().slice(0, 10),
});

function decideAll(office: Office): void {
  office.click(MENU, "マッチング", "提案を作る");
  for (const row of office.table("マッチング"))
    clerkTypes(office, "マッチング", String(row["案件番号"]), "判断", "採用");
  office.click(MENU, "マッチング", "決定する");
}

interface Event {
  readonly at: number;
  act(office: Office): unknown;
}

/** Applications every quarter of an hour from half past eight; at ten a clerk orders the letters. */
function eventsOf({ submissions, letters }: DayKind): Event[] {
  const applications = Array.from({ length: submissions }, (_, index): Event => {
    const answers = applicantOn(101 + index, FIRST_TUESDAY);
    return { at: at(8.5 + index / 4), act: (office) => apply(office, answers) };
  });
  const order: Event = {
    at: at(10.1),
    act: (office) => office.as(CLERK).click(MENU, "通知", "文書を作ってメールで送る"),
  };
  return [...applications, ...(letters > 0 ? [order] : [])].sort((one, other) => one.at - other.at);
}

function until(office: Office, ms: number): void {
  if (ms > office.now) office.advance(ms - office.now);
}

/** Lines for people: both quotas as shares of the day's time, mails as share of the consumer's. */
export function officeDayLines(days: readonly OfficeDay[]): string[][] {
  const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(0)} %`;
  const quota = { consumer: TRIGGER_TIME.consumer / MINUTE, workspace: TRIGGER_TIME.workspace / MINUTE };
  const head = [
    "clock each 5 min, and",
    "trigger min",
    `of ${quota.consumer} (consumer)`,
    `of ${quota.workspace} (Workspace)`,
    "mails",
    `of ${DAILY.consumer.mail} (consumer)`,
    "calls",
    "most called",
  ];
  const lines = days.map(({ submissions, letters, minutes, mails, calls, most }) => [
    submissions + letters === 0 ? "nothing else" : `${submissions} applications, ${letters} letters`,
    minutes.toFixed(1),
    share(minutes, quota.consumer),
    share(minutes, quota.workspace),
    String(mails),
    share(mails, DAILY.consumer.mail),
    String(calls),
    most.map(({ method, count }) => `${method} ${count}`).join(", "),
  ]);
  return [head, ...lines];
}
