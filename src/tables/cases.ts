/** マッチング: the case, from proposal on. Its states already foresee dates, reports and payment (R43–R47). */
import { fiscalYear as fiscalYearOf } from "../core/calendar.ts";
import { choice, count, date, flag, id, long, moment, text } from "../core/cell.ts";
import { HALVES } from "../core/halfday.ts";
import { defineTable, type Row } from "../core/table.ts";
import { STATE_TONES } from "./words.ts";

/** 未成立 is an application without a proposal, kept as a row so that its reasons can be read. */
export const caseMoves = {
  提案: ["提案", "未成立", "見送り", "決定", "失効"],
  未成立: ["提案", "未成立", "失効"],
  見送り: [],
  失効: [],
  決定: ["提案", "日程確定", "実施済", "取消"],
  // A date that moves stays 日程確定; one that is put off goes back until another is found (R45).
  日程確定: ["決定", "日程確定", "実施済", "取消"],
  // A report that is sent back takes the visit's proof along: 差し戻す, only while nothing is paid.
  実施済: ["決定", "日程確定", "報告済", "取消"],
  報告済: ["実施済", "支払済"],
  // A payment that was taken back (戻入) may be made anew.
  支払済: ["報告済"],
  取消: [],
} as const;
export type CaseState = keyof typeof caseMoves;
export const CASE_STATES = Object.keys(caseMoves) as CaseState[];

/** States in which a case holds a seat and counts as the year's one visit (A11: a cancelled one does not). */
export const LIVE_STATES: readonly CaseState[] = ["決定", "日程確定", "実施済", "報告済", "支払済"];
/** States that prove a completed visit. */
export const DONE_STATES: readonly CaseState[] = ["実施済", "報告済", "支払済"];

export const VERDICTS = ["採用", "見送り", "固定", "変更"] as const;

/** Whose wish ended a decision: an instructor who withdrew is not asked again for the same application. */
export const END_KINDS = ["事務局の都合", "指導医の辞退", "申込者の取下げ"] as const;
export type EndKind = (typeof END_KINDS)[number];

/** 個別受入確認: whether the instructor was asked about this very case before the decision (A12). */
export const HOST_ASKS = ["依頼中", "可", "否"] as const;

export const cases = defineTable("マッチング", {
  note: "申込みと指導医の組合せ。提案から支払まで、1行が1件です",
  key: "caseId",
  yearly: true,
  keepYears: 5,
  moves: { column: "state", allowed: caseMoves },
  columns: {
    caseId: { header: "案件番号", cell: id(), writer: "addon", note: "受付番号に、何回目の組合せかを付けた番号" },
    state: {
      header: "状態",
      cell: choice(CASE_STATES),
      tones: STATE_TONES,
      writer: "addon",
      note: "いまどこまで進んだか",
      seenBy: { association: "counts" },
    },
    applicationId: { header: "受付番号", cell: id(), writer: "addon", note: "組み合わせた申込み" },
    applicantName: { header: "申込者氏名", cell: text(), writer: "addon", note: "読みやすさのための写し" },
    instructorId: {
      header: "指導医番号",
      cell: id(),
      writer: "addon",
      note: "受け入れる指導医",
      seenBy: { association: "all" },
    },
    instructorName: {
      header: "指導医氏名",
      cell: text(),
      writer: "addon",
      note: "読みやすさのための写し",
      seenBy: { association: "all" },
    },
    day: {
      header: "候補日",
      cell: date(),
      writer: "addon",
      note: "組合せの根拠にした日。実施日は両者の調整で決まります（A14）",
      seenBy: { instructor: "asked", applicant: "decided" },
    },
    half: {
      header: "候補の時間帯",
      cell: choice(HALVES),
      writer: "addon",
      note: "午前または午後",
      seenBy: { instructor: "asked", applicant: "decided" },
    },
    reason: {
      header: "選定理由",
      cell: long(360),
      writer: "addon",
      note: "選定の理由。未成立のときは、妨げになった条件",
    },
    alternatives: {
      header: "ほかの候補",
      cell: long(300),
      writer: "addon",
      note: "次によい指導医2人と、その人にすると、どの基準がどれだけ変わり、だれが変わるか",
    },
    verdict: {
      header: "判断",
      cell: choice(VERDICTS),
      writer: "staff",
      note: "採用＝この組合せで決定する、見送り＝この組合せを二度と提案しない、固定＝次の提案でも動かさない、変更＝別の指導医にする",
    },
    otherInstructor: {
      header: "変更先の指導医番号",
      cell: id(),
      writer: "staff",
      note: "判断が「変更」のときに書きます",
    },
    verdictReason: {
      header: "判断の理由",
      cell: text(200, 500),
      writer: "staff",
      note: "見送り、固定、変更のときは必ず書きます",
    },
    hostAsk: {
      header: "受入確認",
      cell: choice(HOST_ASKS),
      tones: STATE_TONES,
      writer: "addon",
      note: "決定の前に指導医に打診した結果（A12）。設定の「個別の受入確認」が「する」のときに使います",
    },
    hostAskedOn: { header: "受入確認の依頼日", cell: date(), writer: "addon", note: "指導医に打診した日" },
    hostAnsweredOn: { header: "受入確認の回答日", cell: date(), writer: "addon", note: "指導医が答えた日" },
    hostComment: {
      header: "受入確認の連絡事項",
      cell: text(240, 500),
      writer: "addon",
      note: "指導医が回答に添えた言葉",
      seenBy: { instructor: "own" },
    },
    verdictCheck: {
      header: "判断の確認",
      cell: text(240, 1000),
      writer: "addon",
      note: "判断のとおりにできるかを確かめた結果",
    },
    effect: {
      header: "判断の影響",
      cell: long(300),
      writer: "addon",
      note: "この判断で、ほかのだれがよくなり、だれが悪くなるか。判断がないときとの違い",
    },
    shared: {
      header: "ほかに合う日",
      cell: long(200),
      writer: "addon",
      note: "希望と受入れが重なる半日のすべて",
      seenBy: { instructor: "asked", applicant: "decided" },
    },
    fiscalYear: { header: "年度", cell: count(), writer: "addon", note: "年度（西暦）" },
    runId: { header: "実行番号", cell: id(), writer: "addon", note: "どの提案の実行で作られたか" },
    inputHash: {
      header: "入力の指紋",
      cell: id(),
      writer: "addon",
      note: "同じ入力からは同じ提案になることを確かめるための値",
    },
    decidedAt: {
      header: "決定日時",
      cell: moment(),
      writer: "addon",
      note: "決定した日時",
      seenBy: { association: "counts" },
    },
    decidedBy: { header: "決定者", cell: text(), writer: "addon", note: "決定の操作をした職員" },
    visitOn: {
      header: "実施日",
      cell: date(),
      writer: "addon",
      note: "両者が調整して決めた日（R45・A14）。連絡があるたびに書き換わり、経過は「日程の連絡」に残ります",
      seenBy: { association: "counts", instructor: "decided", applicant: "decided" },
    },
    visitHalf: {
      header: "実施の時間帯",
      cell: choice(HALVES),
      writer: "addon",
      note: "午前または午後",
      seenBy: { instructor: "decided", applicant: "decided" },
    },
    visitFrom: {
      header: "開始時刻",
      cell: text(90, 20),
      writer: "addon",
      note: "わかっているときだけ",
      seenBy: { instructor: "decided", applicant: "decided" },
    },
    visitRound: {
      header: "日程の版",
      cell: count(60),
      writer: "addon",
      note: "日程が決まるか変わるたびに1つ増えます。予定表のファイルを差し替えるための番号です",
    },
    instructorReportedOn: {
      header: "実施報告書の受理日",
      cell: date(),
      writer: "addon",
      note: "指導医の実施報告書を受理した日（R46）",
      seenBy: { association: "counts" },
    },
    traineeReportedOn: {
      header: "受講報告書の受理日",
      cell: date(),
      writer: "addon",
      note: "受講者の受講報告書を受理した日（R46）",
      seenBy: { association: "counts" },
    },
    payOverride: {
      header: "支払の特例",
      cell: choice(["報告書を待たずに支払う", "支払わない"]),
      writer: "staff",
      note: "報告書がそろわなくても支払うとき、または支払わないと決めたときに選びます（A15）",
    },
    payOverrideWhy: {
      header: "支払の特例の理由",
      cell: text(220, 500),
      writer: "staff",
      note: "支払の特例を選ぶときは必ず書きます",
    },
    keyRound: {
      header: "鍵の版",
      cell: count(60),
      writer: "addon",
      note: "フォームの鍵を作り直した回数。増えると、前の鍵は使えなくなります",
    },
    remindersOff: {
      header: "催促を止める",
      cell: flag(),
      writer: "staff",
      note: "事情があって、催促と受講後の状況の照会を送らないときに付けます",
    },
    endedAt: {
      header: "取消日時",
      cell: moment(),
      writer: "addon",
      note: "決定を取り消した日時",
      seenBy: { instructor: "decided", applicant: "decided" },
    },
    endedBy: { header: "取消者", cell: text(), writer: "addon", note: "取消の操作をした職員" },
    endKind: {
      header: "取消の区分",
      cell: choice(END_KINDS),
      writer: "addon",
      note: "だれの都合で取り消したか。指導医の辞退のときは、その指導医とは組み直しません",
    },
    endReason: { header: "取消の理由", cell: text(240, 500), writer: "addon", note: "決定を取り消した理由" },
    beforehand: {
      header: "決定前の控え",
      cell: long(80),
      writer: "addon",
      note: "決定を取り消すときに元に戻すための値。消さないでください",
    },
  },
});
export type Case = Row<typeof cases>;

/** The fiscal year in which the training is, by its day (A11); the application's own while no day is fixed. */
export const trainingYearOf = ({ fiscalYear, visitOn }: Pick<Case, "fiscalYear" | "visitOn">): number | null =>
  visitOn === "" ? fiscalYear : fiscalYearOf(visitOn);
