/** The way from the recommendation to the reports, counted again. */
import { column, counted, distinct, tally, text, western, type Counts, type Line, type Sheets } from "./counts.ts";
import { item, type Letter } from "./papers.ts";

const HELD = ["実施済", "報告済", "支払済"];

export function flow(sheets: Sheets, letters: readonly Letter[]): Record<string, unknown> {
  const [applications, acceptances, reviews, notices] = ["申込者", "年度委嘱", "要確認", "通知"].map(sheets) as Four;
  const told = sheets("周知").filter((line) => text(line, "周知の種類") === "会員への周知")[0];
  return {
    arrived: distinct(
      [applications.filter((line) => text(line, "繰越元") === ""), acceptances, reviews.filter(isAnswer)].flatMap(
        (lines) => column(lines, "回答ID"),
      ),
    ),
    recommendations: {
      total: sheets("推薦").length,
      byKind: counted(sheets("推薦"), "推薦の区分"),
      byState: counted(sheets("推薦"), "状態"),
      inOffice: sheets("指導医").filter((line) => text(line, "在任") === "はい").length,
    },
    publicity: { total: sheets("周知").length, membersTold: Number(text(told, "知らせた人数")) },
    acceptances: {
      total: acceptances.length,
      byAnswer: counted(acceptances, "承諾"),
      byRoute: counted(acceptances, "受付経路"),
      openings: sheets("受入可能日").length,
    },
    applications: {
      total: applications.length,
      byYear: counted(applications, "年度"),
      byState: counted(applications, "状態"),
      byRoute: counted(applications, "受付経路"),
      byProfession: counted(applications, "職種"),
      byClass: counted(applications, "対象区分"),
      persons: distinct(column(applications, "人物番号")),
    },
    reviews: reviewed(reviews),
    ...visits(sheets("マッチング"), sheets("日程の連絡")),
    reports: reports(sheets),
    reminders: reminders(notices),
    certificates: letters.filter(({ kind }) => kind === "受講証明書").length,
    followUps: followUps(notices, sheets("受講後の状況")),
  };
}

const followUps = (notices: readonly Line[], answers: readonly Line[]): Record<string, unknown> => ({
  asked: notices.filter((line) => text(line, "種類") === "受講後の状況の照会" && text(line, "状態") === "完了").length,
  answered: answers.length,
  byAnswer: counted(answers, "在宅医療の状況"),
});

const reviewed = (lines: readonly Line[]): Record<string, unknown> => ({
  total: lines.length,
  byKind: counted(lines, "種別"),
  byState: counted(lines, "状態"),
});

const isAnswer = (line: Line): boolean => ["申込書の回答", "承諾書の回答"].includes(text(line, "種別"));

type Four = [readonly Line[], readonly Line[], readonly Line[], readonly Line[]];

function reminders(notices: readonly Line[]): Counts {
  const kinds = ["回答のお願い", "日程調整のお願い", "報告のお願い"];
  return counted(
    notices.filter((line) => kinds.includes(text(line, "種類")) && text(line, "状態") === "完了"),
    "種類",
  );
}

function visits(cases: readonly Line[], schedules: readonly Line[]): Record<string, unknown> {
  const held = cases.filter((line) => HELD.includes(text(line, "状態")));
  const putOff = schedules.filter(
    (line) => text(line, "連絡の内容") === "延期したい" && text(line, "状態") === "反映済",
  );
  const halves = tally(
    held.map((line) => ["指導医番号", "実施日", "実施の時間帯"].map((each) => text(line, each)).join(" ")),
  );
  return {
    cases: {
      total: cases.length,
      byState: counted(cases, "状態"),
      byVerdict: counted(cases, "判断"),
      byEnd: counted(cases, "取消の区分"),
      asked: counted(cases, "受入確認"),
    },
    schedules: {
      total: schedules.length,
      byKind: counted(schedules, "連絡の内容"),
      byRoute: counted(schedules, "受付経路"),
      byState: counted(schedules, "状態"),
    },
    visits: {
      held: held.length,
      byMonth: tally(held.map((line) => text(line, "実施日").slice(0, 7))),
      putOff: putOff.length,
      together: Object.values(halves).reduce((more, people) => more + people - 1, 0),
    },
  };
}

/** Which visit is proved by whom comes from the reports, not from the cases' own days. */
function reports(sheets: Sheets): Record<string, unknown> {
  const [hosts, trainees] = [sheets("実施報告"), sheets("受講報告")];
  const both = [...hosts, ...trainees];
  const proved = new Set(
    column(
      trainees.filter((line) => text(line, "状態") === "反映済"),
      "案件番号",
    ),
  );
  const held = sheets("マッチング").filter((line) => HELD.includes(text(line, "状態")));
  return {
    byInstructors: counted(hosts, "状態"),
    byTrainees: counted(trainees, "状態"),
    onPaper: both.filter((line) => text(line, "受付経路") !== "フォーム").length,
    incidents: hosts.filter((line) => text(line, "事故・ヒヤリハット") === "あり").length,
    suspected: both.filter((line) => text(line, "患者情報の疑い") !== "").length,
    missing: held.filter((line) => !proved.has(text(line, "案件番号"))).length,
  };
}

/**
 * Decisions as the applicants' letters tell them; each must have its counterpart to the instructor. A letter may offer
 * both halves of a day, so the half comes from the workbook, and must be one that the letter offers.
 */
export function decisions(letters: readonly Letter[], cases: readonly Line[]): Record<string, unknown>[] {
  const theirs = letters.filter(({ kind }) => kind === "決定連絡票（指導医用）");
  const found = letters.flatMap((letter) => {
    if (letter.kind !== "決定連絡票（受講者用）") return [];
    const application = item(letter, "受付番号");
    const [, day = "", halves = ""] = /^(平成\d+年\d+月\d+日)（.）([午前後・]+)/.exec(item(letter, "候補日")) ?? [];
    const instructor = item(letter, "指導医").replace(/（[^（]*）$/, "");
    const match = cases.find(
      (line) => text(line, "受付番号") === application && text(line, "指導医氏名") === instructor,
    );
    const other = theirs.find(
      (each) => item(each, "受付番号") === application && each.lines.some((line) => line === `${instructor}　様`),
    );
    const half = text(match, "候補の時間帯");
    return [
      {
        application,
        applicant: (letter.lines.find((line) => line.endsWith("　様")) ?? "").replace(/　様$/, ""),
        instructor,
        day: western(day),
        half: halves.split("・").includes(half) ? half : "",
        documents: [letter.number, other?.number ?? ""],
      },
    ];
  });
  return found.sort((a, b) => ((a.documents[0] ?? "") < (b.documents[0] ?? "") ? -1 : 1));
}
