/** What to say to an instructor who calls: only what concerns them, and only what has left the office. Pure. */
import type { Case } from "../../tables/cases.ts";
import { LIVE_STATES } from "../../tables/cases.ts";
import type { Appointment, Instructor } from "../../tables/instructors.ts";
import type { Card } from "./card.rules.ts";
import { dayWords, isDone, paymentWords, reportWords, type Money, type Told } from "./progress.rules.ts";

export interface Year extends Told, Money {
  readonly fiscalYear: number | null;
  readonly appointments: readonly Appointment[];
  readonly cases: readonly Case[];
}

export function instructorCard(row: Instructor, year: Year): Card {
  const { fiscalYear, appointments, cases, notices } = year;
  const appointment = appointments.find(
    (each) => each.instructorId === row.instructorId && each.fiscalYear === fiscalYear,
  );
  const told = new Set(
    notices
      .filter((each) => each.letter === "決定連絡票（指導医用）" && each.state === "完了")
      .map((each) => each.subjectId),
  );
  const live = cases.filter(
    (each) => each.instructorId === row.instructorId && LIVE_STATES.some((state) => state === each.state),
  );
  const sent = live.filter((each) => told.has(each.caseId));
  return {
    title: `${row.instructorId}　${row.name}（${row.kana}）　${row.facility}`,
    state: `${acceptanceOf(row, appointment)}。受入れが決まっている人 ${live.length}人（うち連絡票を送った人 ${sent.length}人、実施した人 ${live.filter(isDone).length}人）`,
    next: nextOf(appointment, live.length - sent.length, sent),
    say: sayOf(appointment, sent, year),
    silent: [
      "連絡票を送っていない受講者のこと",
      "ほかの指導医の人数や謝礼",
      "申込者の「避けたい指導医」や選定の理由",
      ...(sent.some(isDone) ? ["受講者の報告書が届いたかどうかと、その内容（承諾のない自由記述）"] : []),
      ...(sent.some(({ instructorReportedOn }) => instructorReportedOn !== "")
        ? ["支払通知を送る前の謝礼金の額", "決裁の前の支払の見込み"]
        : []),
    ],
    check: "名簿の電話番号にかけ直すか、医療機関名と氏名で確かめてから話します。",
  };
}

function acceptanceOf(row: Instructor, appointment: Appointment | undefined): string {
  if (!row.active) return "在任ではありません";
  if (!appointment) return "承諾書はまだ届いていません";
  if (appointment.suspended) return "受入停止";
  return appointment.accepted === "承諾する" ? `承諾（年上限 ${appointment.yearLimit ?? 0}人）` : "辞退";
}

function nextOf(appointment: Appointment | undefined, unsent: number, sent: readonly Case[]): string {
  if (!appointment) return "承諾書の提出をお願いします（「代理入力」で電話の内容も入力できます）";
  const owing = sent.filter((row) => isDone(row) && row.instructorReportedOn === "").length;
  const parts = [
    ...(unsent === 0 ? [] : [`決定連絡票を送っていない案件が${unsent}件あります`]),
    ...(owing === 0 ? [] : [`実施報告書を待っている案件が${owing}件あります`]),
  ];
  return parts.length === 0 ? "ありません" : parts.join("。");
}

/** More than these cannot be read to somebody on the line; the newest come first. */
const READ = 3;

function sayOf(appointment: Appointment | undefined, sent: readonly Case[], year: Year): string {
  if (!appointment)
    return "今年度の承諾書が、まだ届いておりません。お手数ですが、ご都合のよいときにお送りください。用紙をお送りすることも、いま電話で承ることもできます。";
  if (sent.length === 0)
    return "承諾書をいただき、ありがとうございます。受講者が決まりましたら、決定連絡票をお送りしますので、よろしくお願いいたします。";
  const names = sent.map((each) => `${each.applicantName}様（${each.caseId}）`).join("、");
  const newest = [...sent].sort((a, b) => (a.decidedAt < b.decidedAt ? 1 : -1));
  const more =
    sent.length > READ ? [`ほかの${sent.length - READ}人のことは、受講者のお名前を伺ってからお答えします。`] : [];
  return [
    `これまでに、${names}の決定連絡票をお送りしております。`,
    ...newest.slice(0, READ).map((each) => caseWords(each, year)),
    ...more,
  ].join("\n");
}

const ARRANGE = "研修の日は、受講者からご連絡しますので、調整をお願いいたします。";

const caseWords = (match: Case, year: Year): string =>
  [
    `${match.applicantName}様　`,
    dayWords(match, "指導医", year, ARRANGE),
    reportWords(match, "指導医", year),
    paymentWords(match, year, year),
  ].join("");
