/** The counts of every outcome. All but seed and services can be computed again from the files alone. */
import type { Office } from "../../src/workspace/office.ts";
import { cell, type Line } from "./clerk.ts";

export type Counts = Record<string, number>;

export interface Decided {
  application: string;
  applicant: string;
  instructor: string;
  /** "2018-07-05". */
  day: string;
  half: string;
  /** Of the applicant's letter, then the instructor's. */
  documents: string[];
}

export interface Summary {
  seed: number;
  fiscalYear: number;
  /** Different answers to Forms, wherever they are now. */
  arrived: number;
  applications: { total: number; byState: Counts; byRoute: Counts; byProfession: Counts; persons: number };
  acceptances: { total: number; byAnswer: Counts; openings: number };
  reviews: { total: number; byKind: Counts; byState: Counts };
  cases: { total: number; byState: Counts; byVerdict: Counts };
  decided: Decided[];
  notices: { total: number; byKind: Record<string, Counts> };
  numbers: { used: number; first: string; last: string };
  letters: { total: number; byKind: Counts };
  mails: { total: number; byKind: Counts; attached: Counts; recipients: number };
  operations: { total: number; byState: Counts };
  services: { calls: number; virtualMilliseconds: number; mostCalled: Counts };
}

export function summarize(office: Office, seed: number): Summary {
  const [applications, acceptances, reviews] = ["申込者", "年度委嘱", "要確認"].map((sheet) => office.table(sheet)) as [Line[], Line[], Line[]];
  const [cases, notices, operations] = ["マッチング", "通知", "操作記録"].map((sheet) => office.table(sheet)) as [Line[], Line[], Line[]];
  const answers = [...applications, ...acceptances, ...reviews].map((line) => cell(line, "回答ID"));
  return {
    seed,
    fiscalYear: Number(cell(office.table("設定").find((line) => cell(line, "項目") === "年度"), "値")),
    arrived: new Set(answers.filter((id) => id !== "")).size,
    applications: {
      total: applications.length,
      byState: countBy(applications, "状態"),
      byRoute: countBy(applications, "受付経路"),
      byProfession: countBy(applications, "職種"),
      persons: new Set(applications.map((line) => cell(line, "人物番号")).filter((id) => id !== "")).size,
    },
    acceptances: { total: acceptances.length, byAnswer: countBy(acceptances, "承諾"), openings: office.table("受入可能日").length },
    reviews: { total: reviews.length, byKind: countBy(reviews, "種別"), byState: countBy(reviews, "状態") },
    cases: { total: cases.length, byState: countBy(cases, "状態"), byVerdict: countBy(cases, "判断") },
    decided: decidedOf(cases, notices),
    notices: { total: notices.length, byKind: Object.fromEntries(Object.keys(countBy(notices, "種類")).map((kind) => [kind, countBy(notices.filter((line) => cell(line, "種類") === kind), "状態")])) },
    ...papers(office, notices),
    operations: { total: operations.length, byState: countBy(operations, "状態") },
    services: services(office),
  };
}

function decidedOf(cases: readonly Line[], notices: readonly Line[]): Decided[] {
  const live = cases.filter((line) => cell(line, "決定日時") !== "" || cell(line, "状態") === "決定");
  const decided = live.map((line) => ({
    application: cell(line, "受付番号"),
    applicant: cell(line, "申込者氏名"),
    instructor: cell(line, "指導医氏名"),
    day: dayOf(line["候補日"]),
    half: cell(line, "候補の時間帯"),
    documents: notices.filter((notice) => cell(notice, "対象番号") === cell(line, "案件番号")).map((notice) => cell(notice, "文書番号")),
  }));
  return decided.sort((a, b) => (a.application < b.application ? -1 : 1));
}

/** What the register says left the office. */
function papers(office: Office, notices: readonly Line[]): Pick<Summary, "numbers" | "letters" | "mails"> {
  const numbered = notices.filter((line) => cell(line, "文書番号") !== "").sort((a, b) => Number(a["号"]) - Number(b["号"]));
  const made = notices.filter((line) => cell(line, "文書ID") !== "");
  const mailed = notices.filter((line) => dayOf(line["送信日時"]) !== "");
  return {
    numbers: { used: numbered.length, first: cell(numbered[0], "文書番号"), last: cell(numbered.at(-1), "文書番号") },
    letters: { total: made.length, byKind: countBy(made, "種類") },
    mails: {
      total: mailed.length,
      byKind: countBy(mailed, "種類"),
      attached: countBy(mailed, "添付"),
      recipients: new Set(office.outbox().flatMap((mail) => mail.to.map((one) => one.address))).size,
    },
  };
}

function services(office: Office): Summary["services"] {
  const { total, milliseconds, byMethod } = office.calls;
  const most = Object.entries(byMethod).sort(([nameA, a], [nameB, b]) => b - a || (nameA < nameB ? -1 : 1));
  return { calls: total, virtualMilliseconds: milliseconds, mostCalled: Object.fromEntries(most.slice(0, 12)) };
}

/** How often each text stands under a header, blanks left out, in the order of the words. */
function countBy(lines: readonly Line[], header: string): Counts {
  const words = lines.map((line) => cell(line, header)).filter((word) => word !== "");
  return Object.fromEntries([...new Set(words)].sort().map((word) => [word, words.filter((other) => other === word).length]));
}

/** The day in Tokyo of a date cell, "" where it is blank. Dates are those of the scripts' own realm. */
function dayOf(value: unknown): string {
  if (Object.prototype.toString.call(value) !== "[object Date]") return "";
  return new Date((value as Date).getTime() + 9 * 3_600_000).toISOString().slice(0, 10);
}
