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
  /** Papers of the office: 決裁資料, 発送簿, 印刷用文書. */
  documents: { total: number; byKind: Counts };
  mails: { total: number; byKind: Counts; attached: Counts; recipients: number };
  operations: { total: number; byState: Counts };
  services: { calls: number; virtualMilliseconds: number; mostCalled: Counts };
}

export function summarize(office: Office, seed: number): Summary {
  const [cases, notices, operations] = [office.table("マッチング"), office.table("通知"), office.table("操作記録")];
  return {
    seed,
    fiscalYear: Number(
      cell(
        office.table("設定").find((line) => cell(line, "項目") === "年度"),
        "値",
      ),
    ),
    ...arrivals(office),
    cases: { total: cases.length, byState: countBy(cases, "状態"), byVerdict: countBy(cases, "判断") },
    decided: decidedOf(cases, notices),
    notices: { total: notices.length, byKind: byKind(notices) },
    ...papers(office, notices),
    documents: documents(office),
    operations: { total: operations.length, byState: countBy(operations, "状態") },
    services: services(office),
  };
}

function arrivals(office: Office): Pick<Summary, "arrived" | "applications" | "acceptances" | "reviews"> {
  const [sent, accepted, held] = [office.table("申込者"), office.table("年度委嘱"), office.table("要確認")];
  return {
    arrived: distinct([...sent, ...accepted, ...held], "回答ID"),
    applications: {
      total: sent.length,
      byState: countBy(sent, "状態"),
      byRoute: countBy(sent, "受付経路"),
      byProfession: countBy(sent, "職種"),
      persons: distinct(sent, "人物番号"),
    },
    acceptances: {
      total: accepted.length,
      byAnswer: countBy(accepted, "承諾"),
      openings: office.table("受入可能日").length,
    },
    reviews: { total: held.length, byKind: countBy(held, "種別"), byState: countBy(held, "状態") },
  };
}

function byKind(notices: readonly Line[]): Record<string, Counts> {
  const of = (kind: string): readonly Line[] => notices.filter((line) => cell(line, "種類") === kind);
  return Object.fromEntries(Object.keys(countBy(notices, "種類")).map((kind) => [kind, countBy(of(kind), "状態")]));
}

function decidedOf(cases: readonly Line[], notices: readonly Line[]): Decided[] {
  const live = cases.filter((line) => cell(line, "決定日時") !== "" || cell(line, "状態") === "決定");
  const decided = live.map((line) => ({
    application: cell(line, "受付番号"),
    applicant: cell(line, "申込者氏名"),
    instructor: cell(line, "指導医氏名"),
    day: dayOf(line["候補日"]),
    half: cell(line, "候補の時間帯"),
    documents: notices
      .filter((notice) => cell(notice, "対象番号") === cell(line, "案件番号"))
      .map((notice) => cell(notice, "文書番号")),
  }));
  return decided.sort((a, b) => (a.application < b.application ? -1 : 1));
}

/** What the register says left the office. */
function papers(office: Office, notices: readonly Line[]): Pick<Summary, "numbers" | "letters" | "mails"> {
  const numbered = notices
    .filter((line) => cell(line, "文書番号") !== "")
    .sort((a, b) => Number(a["号"]) - Number(b["号"]));
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

/** By the first word of their names. */
function documents(office: Office): Summary["documents"] {
  const names = office.documents().filter(({ folders }) => folders[0] === "帳票");
  const kinds = names.map(({ name }) => ({ 種類: name.split(" ")[0] ?? "" }));
  return { total: kinds.length, byKind: countBy(kinds, "種類") };
}

function services(office: Office): Summary["services"] {
  const { total, milliseconds, byMethod } = office.calls;
  const most = Object.entries(byMethod).sort(([nameA, a], [nameB, b]) => b - a || (nameA < nameB ? -1 : 1));
  return { calls: total, virtualMilliseconds: milliseconds, mostCalled: Object.fromEntries(most.slice(0, 12)) };
}

/** How often each text stands under a header, blanks left out, in the order of the words. */
function countBy(lines: readonly Line[], header: string): Counts {
  const words = lines.map((line) => cell(line, header)).filter((word) => word !== "");
  return Object.fromEntries(
    [...new Set(words)].sort().map((word) => [word, words.filter((other) => other === word).length]),
  );
}

/** The day in Tokyo of a date cell, "" where it is blank. Dates are those of the scripts' own realm. */
function dayOf(value: unknown): string {
  if (Object.prototype.toString.call(value) !== "[object Date]") return "";
  return new Date((value as Date).getTime() + 9 * 3_600_000).toISOString().slice(0, 10);
}

const distinct = (lines: readonly Line[], header: string): number =>
  new Set(lines.map((line) => cell(line, header)).filter((text) => text !== "")).size;
