/** The counts of every outcome of the year. All but seed and services can be computed again from the files alone. */
import { fiscalYear } from "../../src/core/calendar.ts";
import type { Office } from "../../src/workspace/office.ts";
import { cell, dayIn, type Line } from "./clerk.ts";
import { countBy, crossed, distinct, tally, type Counts } from "./counting.ts";
import { flowOf, type Flow } from "./summary-flow.ts";
import { moneyOf, type Money } from "./summary-money.ts";
import { sharesOf, type Shares } from "./summary-sharing.ts";
import { yearOf, type Turn } from "./summary-year.ts";

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

export interface Summary extends Flow, Money, Turn, Shares {
  seed: number;
  /** Different answers to applications and acceptances, wherever they are now. */
  arrived: number;
  /** Every decision whose letters were made, also those that were taken back. */
  decided: Decided[];
  notices: { total: number; byKind: Record<string, Counts> };
  /** Of documents, by the fiscal year of issue: 「見本地医第1号」. */
  numbers: Record<string, { used: number; first: string; last: string }>;
  letters: { total: number; byKind: Counts };
  /** Papers of the office: 決裁資料, 発送簿, 支払内訳書 … */
  documents: { total: number; byKind: Counts };
  mails: { total: number; byKind: Counts; attached: Counts; invitations: number; recipients: number };
  /** Files that are not Google's own. */
  files: { total: number; byKind: Counts };
  operations: { total: number; byState: Counts };
  services: { calls: number; virtualMilliseconds: number; mostCalled: Counts };
}

export function summarize(office: Office, seed: number): Summary {
  const [notices, operations] = [office.table("通知"), office.table("操作記録")];
  const plain = office.plainFiles().map(({ name }) => /^[^ 　（]+/.exec(name)?.[0] ?? "");
  return {
    seed,
    arrived: distinct(answers(office).map((line) => cell(line, "回答ID"))),
    ...flowOf(office),
    decided: decidedOf(office.table("マッチング"), notices),
    ...moneyOf(office),
    ...yearOf(office),
    ...sharesOf(office),
    notices: { total: notices.length, byKind: crossed(notices, "種類", "状態") },
    ...papers(office, notices),
    documents: documents(office),
    files: { total: plain.length, byKind: tally(plain) },
    operations: { total: operations.length, byState: countBy(operations, "状態") },
    services: services(office),
  };
}

/** What came by the Forms of application and acceptance, also what still waits in 要確認. */
function answers(office: Office): Line[] {
  const held = office.table("要確認").filter((line) => /^(申込|承諾)書/.test(cell(line, "種別")));
  const own = office.table("申込者").filter((line) => cell(line, "繰越元") === "");
  return [...own, ...office.table("年度委嘱"), ...held];
}

function decidedOf(cases: readonly Line[], notices: readonly Line[]): Decided[] {
  const numberOf = (caseId: string, kind: string): string =>
    cell(
      notices.find(
        (each) => cell(each, "対象番号") === caseId && cell(each, "種類") === kind && cell(each, "文書ID") !== "",
      ),
      "文書番号",
    );
  const decided = cases.flatMap((line) => {
    const caseId = cell(line, "案件番号");
    const documents = ["決定連絡票（受講者用）", "決定連絡票（指導医用）"].map((kind) => numberOf(caseId, kind));
    if (documents.includes("")) return [];
    return [
      {
        application: cell(line, "受付番号"),
        applicant: cell(line, "申込者氏名"),
        instructor: cell(line, "指導医氏名"),
        day: dayIn(line, "候補日"),
        half: cell(line, "候補の時間帯"),
        documents,
      },
    ];
  });
  return decided.sort((a, b) => ((a.documents[0] ?? "") < (b.documents[0] ?? "") ? -1 : 1));
}

/** What the register says left the office. */
function papers(office: Office, notices: readonly Line[]): Pick<Summary, "numbers" | "letters" | "mails"> {
  const numbered = notices
    .filter((line) => cell(line, "文書番号") !== "")
    .sort((a, b) => Number(a["号"]) - Number(b["号"]));
  const yearIn = (line: Line): string => String(fiscalYear(dayIn(line, "発信日")));
  const years = [...new Set(numbered.map(yearIn))].sort();
  const made = notices.filter((line) => cell(line, "文書ID") !== "");
  const mailed = notices.filter((line) => dayIn(line, "送信日時") !== "");
  const outbox = office.outbox();
  return {
    numbers: Object.fromEntries(
      years.map((year) => {
        const own = numbered.filter((line) => yearIn(line) === year);
        const [first, last] = [own[0], own.at(-1)].map((line) => cell(line, "文書番号"));
        return [
          year,
          { used: distinct(own.map((line) => cell(line, "文書番号"))), first: first ?? "", last: last ?? "" },
        ];
      }),
    ),
    letters: { total: made.length, byKind: countBy(made, "種類") },
    mails: {
      total: mailed.length,
      byKind: countBy(mailed, "種類"),
      attached: countBy(mailed, "添付"),
      invitations: outbox.filter(({ attachments }) => attachments.some(({ name }) => name.endsWith(".ics"))).length,
      recipients: distinct(outbox.flatMap((mail) => mail.to.map((one) => one.address))),
    },
  };
}

/** By the first word of their names. */
function documents(office: Office): Summary["documents"] {
  const kinds = office.letters("帳票").map(({ name }) => name.split(" ")[0] ?? "");
  return { total: kinds.length, byKind: tally(kinds) };
}

function services(office: Office): Summary["services"] {
  const { total, milliseconds, byMethod } = office.calls;
  const most = Object.entries(byMethod).sort(([nameA, a], [nameB, b]) => b - a || (nameA < nameB ? -1 : 1));
  return { calls: total, virtualMilliseconds: milliseconds, mostCalled: Object.fromEntries(most.slice(0, 12)) };
}
