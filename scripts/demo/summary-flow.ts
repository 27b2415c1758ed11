/** Figures of the way from the recommendation to the reports (R41–R46). */
import type { Office } from "../../src/workspace/office.ts";
import { cell, dayIn, type Line } from "./clerk.ts";
import { countBy, distinct, months, type Counts } from "./counting.ts";

export interface Flow {
  recommendations: { total: number; byKind: Counts; byState: Counts; inOffice: number };
  publicity: { total: number; membersTold: number };
  acceptances: { total: number; byAnswer: Counts; byRoute: Counts; openings: number };
  applications: {
    total: number;
    byYear: Counts;
    byState: Counts;
    byRoute: Counts;
    byProfession: Counts;
    byClass: Counts;
    persons: number;
  };
  reviews: { total: number; byKind: Counts; byState: Counts };
  cases: { total: number; byState: Counts; byVerdict: Counts; byEnd: Counts; asked: Counts };
  schedules: { total: number; byKind: Counts; byRoute: Counts; byState: Counts };
  visits: { held: number; byMonth: Counts; putOff: number; together: number };
  reports: {
    byInstructors: Counts;
    byTrainees: Counts;
    onPaper: number;
    incidents: number;
    suspected: number;
    missing: number;
  };
  /** Letters that ask for an answer which did not come in time. */
  reminders: Counts;
  certificates: number;
  followUps: { asked: number; answered: number; byAnswer: Counts };
}

export const HELD = ["実施済", "報告済", "支払済"];
const REMINDERS = ["回答のお願い", "日程調整のお願い", "報告のお願い"];

export function flowOf(office: Office): Flow {
  const table = (name: string): Line[] => office.table(name);
  const notices = table("通知");
  const told = table("周知").find((line) => cell(line, "周知の種類") === "会員への周知");
  return {
    recommendations: {
      total: table("推薦").length,
      byKind: countBy(table("推薦"), "推薦の区分"),
      byState: countBy(table("推薦"), "状態"),
      inOffice: table("指導医").filter((line) => cell(line, "在任") === "はい").length,
    },
    publicity: { total: table("周知").length, membersTold: Number(told?.["知らせた人数"] ?? 0) },
    acceptances: {
      total: table("年度委嘱").length,
      byAnswer: countBy(table("年度委嘱"), "承諾"),
      byRoute: countBy(table("年度委嘱"), "受付経路"),
      openings: table("受入可能日").length,
    },
    ...applicationsOf(table("申込者")),
    reviews: {
      total: table("要確認").length,
      byKind: countBy(table("要確認"), "種別"),
      byState: countBy(table("要確認"), "状態"),
    },
    ...visitsOf(table("マッチング"), table("日程の連絡")),
    reports: reportsOf(table("マッチング"), table("実施報告"), table("受講報告")),
    reminders: countBy(
      notices.filter((line) => REMINDERS.includes(cell(line, "種類")) && cell(line, "状態") === "完了"),
      "種類",
    ),
    certificates: notices.filter((line) => cell(line, "種類") === "受講証明書" && cell(line, "状態") === "完了").length,
    followUps: {
      asked: notices.filter((line) => cell(line, "種類") === "受講後の状況の照会" && cell(line, "状態") === "完了")
        .length,
      answered: table("受講後の状況").length,
      byAnswer: countBy(table("受講後の状況"), "在宅医療の状況"),
    },
  };
}

function applicationsOf(lines: readonly Line[]): Pick<Flow, "applications"> {
  return {
    applications: {
      total: lines.length,
      byYear: countBy(lines, "年度"),
      byState: countBy(lines, "状態"),
      byRoute: countBy(lines, "受付経路"),
      byProfession: countBy(lines, "職種"),
      byClass: countBy(lines, "対象区分"),
      persons: distinct(lines.map((line) => cell(line, "人物番号"))),
    },
  };
}

function visitsOf(cases: readonly Line[], schedules: readonly Line[]): Pick<Flow, "cases" | "schedules" | "visits"> {
  const held = cases.filter((line) => HELD.includes(cell(line, "状態")));
  const putOff = schedules.filter(
    (line) => cell(line, "連絡の内容") === "延期したい" && cell(line, "状態") === "反映済",
  );
  const halves = held.map(
    (line) => `${cell(line, "指導医番号")} ${dayIn(line, "実施日")} ${cell(line, "実施の時間帯")}`,
  );
  return {
    cases: {
      total: cases.length,
      byState: countBy(cases, "状態"),
      byVerdict: countBy(cases, "判断"),
      byEnd: countBy(cases, "取消の区分"),
      asked: countBy(cases, "受入確認"),
    },
    schedules: {
      total: schedules.length,
      byKind: countBy(schedules, "連絡の内容"),
      byRoute: countBy(schedules, "受付経路"),
      byState: countBy(schedules, "状態"),
    },
    visits: {
      held: held.length,
      byMonth: months(held, "実施日"),
      putOff: putOff.length,
      together: halves.length - distinct(halves),
    },
  };
}

function reportsOf(cases: readonly Line[], hosts: readonly Line[], trainees: readonly Line[]): Flow["reports"] {
  const both = [...hosts, ...trainees];
  return {
    byInstructors: countBy(hosts, "状態"),
    byTrainees: countBy(trainees, "状態"),
    onPaper: both.filter((line) => cell(line, "受付経路") !== "フォーム").length,
    incidents: hosts.filter((line) => cell(line, "事故・ヒヤリハット") === "あり").length,
    suspected: both.filter((line) => cell(line, "患者情報の疑い") !== "").length,
    missing: cases.filter((line) => HELD.includes(cell(line, "状態")) && dayIn(line, "受講報告書の受理日") === "")
      .length,
  };
}
