/** 実施報告, 受講報告 and 受講後の状況: what came of a visit, told by both sides (R46, A15; fields: domain section 3). */
import { choice, choices, count, date, flag, id, long, text } from "../core/cell.ts";
import { defineTable, type Column, type Row } from "../core/table.ts";
import { arrivalMoves, received, standing } from "./arrivals.ts";
import { PROFESSIONS } from "./words.ts";

const VISIT = "研修の実施";
const CONTENT = "研修の内容";
const LEARNED = "学んだこと";
const OPINION = "ご意見";

/** Words that everybody writes before a free text. */
const NO_PATIENT = "患者さんが特定できること（氏名、年齢、生年月日、住所、病状と地域の組合せなど）は書かないでください";

/** What the detector found, and what staff say to it: free texts leave the office only where this allows it. */
const patientChecks = {
  traces: {
    header: "患者情報の疑い",
    cell: long(260),
    writer: "addon",
    note: "自由記述に見つかった、患者さんが特定できそうな言葉。あるうちは、通知にも医師会の写しにも自由記述を使いません",
  },
  clearance: {
    header: "患者情報の確認",
    cell: choice(["問題なし", "使わない"]),
    writer: "staff",
    note: "疑いのある言葉が患者さんの情報でなければ「問題なし」。「使わない」は、疑いがなくても外に出しません",
  },
  clearedText: {
    header: "確認した文の控え",
    cell: id(),
    writer: "addon",
    note: "「問題なし」が選ばれたときの文を確かめるための値。文が変わると、もう一度確認が要ります。消さないでください",
  },
} as const satisfies Record<string, Column<string>>;

const caseColumn = { header: "案件番号", cell: id(), writer: "addon", note: "どの組合せの報告か" } as const;

const byInstructor = (
  section: string,
  required: boolean,
  rest: { question?: string; help?: string; longest?: number } = {},
) => ({ form: "instructorReport", section, required, ...rest }) as const;

const byTrainee = (
  section: string,
  required: boolean,
  rest: { question?: string; help?: string; longest?: number } = {},
) => ({ form: "traineeReport", section, required, ...rest }) as const;

export const VISIT_CONTENTS = [
  "初回の訪問",
  "定期の訪問",
  "往診",
  "看取り",
  "カンファレンス",
  "訪問看護との同行",
  "その他",
] as const;

export const instructorReports = defineTable("実施報告", {
  note: "指導医の同行研修実施報告書。1行が1件です（R46）",
  key: "reportId",
  yearly: true,
  keepYears: 5,
  moves: { column: "state", allowed: arrivalMoves },
  columns: {
    reportId: { header: "報告番号", cell: id(), writer: "addon", note: "受け付けた順の番号" },
    ...standing("案-2018-0001-1/指導医"),
    ...patientChecks,
    caseId: caseColumn,
    traineeName: {
      header: "受講者の氏名",
      cell: text(),
      writer: "intake",
      note: "報告書に書かれた受講者",
      ask: byInstructor(VISIT, true),
      seenBy: { instructor: "own" },
    },
    visitedOn: {
      header: "実施した日",
      cell: date(),
      writer: "intake",
      note: "同行研修を行った日",
      ask: byInstructor(VISIT, true),
      seenBy: { association: "counts", instructor: "own", applicant: "decided" },
    },
    from: {
      header: "開始時刻",
      cell: text(90, 20),
      writer: "intake",
      note: "始めた時刻",
      ask: byInstructor(VISIT, true, { help: "例：13:30", longest: 20 }),
      seenBy: { instructor: "own", applicant: "decided" },
    },
    to: {
      header: "終了時刻",
      cell: text(90, 20),
      writer: "intake",
      note: "終えた時刻",
      ask: byInstructor(VISIT, true, { help: "例：16:00", longest: 20 }),
      seenBy: { instructor: "own", applicant: "decided" },
    },
    homeVisits: {
      header: "居宅への訪問件数",
      cell: count(),
      writer: "intake",
      note: "同行した訪問のうち、居宅の件数",
      ask: byInstructor(VISIT, true, { help: "（件）" }),
      seenBy: { association: "counts", instructor: "own" },
    },
    facilityVisits: {
      header: "施設への訪問件数",
      cell: count(),
      writer: "intake",
      note: "同行した訪問のうち、施設の件数",
      ask: byInstructor(VISIT, true, { help: "（件）" }),
      seenBy: { association: "counts", instructor: "own" },
    },
    contents: {
      header: "同行の内容",
      cell: choices(VISIT_CONTENTS, 220),
      writer: "intake",
      note: "何に同行したか",
      ask: byInstructor(CONTENT, true),
      seenBy: { association: "counts", instructor: "own" },
    },
    patientConsent: {
      header: "患者の同意",
      cell: flag(),
      writer: "intake",
      note: "同行について、患者さんとご家族の同意を得たか",
      ask: byInstructor(CONTENT, true, { help: "同行について、患者さんとご家族の同意を得ました" }),
      seenBy: { instructor: "own" },
    },
    incident: {
      header: "事故・ヒヤリハット",
      cell: choice(["なし", "あり"]),
      writer: "intake",
      note: "事故やヒヤリハットがあったか",
      ask: byInstructor(CONTENT, true, { help: "「あり」のときは、すぐに事務局へ電話でお知らせください" }),
      seenBy: { association: "counts", instructor: "own" },
    },
    observation: {
      header: "受講者の様子・助言",
      cell: long(),
      writer: "intake",
      note: "指導医から見た様子と助言",
      ask: byInstructor(CONTENT, false, { help: NO_PATIENT, longest: 400 }),
      seenBy: { instructor: "own" },
    },
    nextYear: {
      header: "次年度の受入れ",
      cell: choice(["受け入れる", "条件が合えば受け入れる", "受け入れない", "未定"], 160),
      writer: "intake",
      note: "次の年度も受け入れられるか",
      ask: byInstructor(OPINION, true),
      seenBy: { association: "all", instructor: "own" },
    },
    improvement: {
      header: "改善意見",
      cell: long(),
      writer: "intake",
      note: "この研修への意見",
      ask: byInstructor(OPINION, false, { help: NO_PATIENT, longest: 400 }),
      seenBy: { instructor: "own" },
    },
    ...received,
  },
});
export type InstructorReport = Row<typeof instructorReports>;

/** What a trainee means to do about home care (R35), asked for the time before and after. */
export const INTENTS = [
  "始めたい",
  "増やしたい",
  "在宅医療との連携を深めたい",
  "まだ決めていない",
  "考えていない",
] as const;
const SCORES = ["5 とても満足", "4 満足", "3 ふつう", "2 やや不満", "1 不満"] as const;

const score = (header: string, of: string) =>
  ({
    header,
    cell: choice(SCORES),
    writer: "intake",
    note: `${of}への満足の度合い`,
    ask: byTrainee(OPINION, true),
    seenBy: { association: "counts", applicant: "own" },
  }) as const satisfies Column<(typeof SCORES)[number] | "">;

export const traineeReports = defineTable("受講報告", {
  note: "受講者の受講報告書。1行が1件です（R46）",
  key: "reportId",
  yearly: true,
  keepYears: 5,
  moves: { column: "state", allowed: arrivalMoves },
  columns: {
    reportId: { header: "報告番号", cell: id(), writer: "addon", note: "受け付けた順の番号" },
    ...standing("案-2018-0001-1/受講者"),
    ...patientChecks,
    caseId: caseColumn,
    instructorName: {
      header: "指導医の氏名",
      cell: text(),
      writer: "intake",
      note: "報告書に書かれた指導医",
      ask: byTrainee(VISIT, true),
      seenBy: { applicant: "own" },
    },
    visitedOn: {
      header: "受講した日",
      cell: date(),
      writer: "intake",
      note: "同行研修を受けた日",
      ask: byTrainee(VISIT, true),
      seenBy: { applicant: "own" },
    },
    from: {
      header: "開始時刻",
      cell: text(90, 20),
      writer: "intake",
      note: "始まった時刻",
      ask: byTrainee(VISIT, false, { help: "例：13:30", longest: 20 }),
      seenBy: { applicant: "own" },
    },
    to: {
      header: "終了時刻",
      cell: text(90, 20),
      writer: "intake",
      note: "終わった時刻",
      ask: byTrainee(VISIT, false, { help: "例：16:00", longest: 20 }),
      seenBy: { applicant: "own" },
    },
    visits: {
      header: "同行した訪問件数",
      cell: count(),
      writer: "intake",
      note: "同行した訪問の件数",
      ask: byTrainee(VISIT, true, { help: "（件）" }),
      seenBy: { applicant: "own" },
    },
    learned: {
      header: "学んだこと",
      cell: long(),
      writer: "intake",
      note: "研修で学んだこと",
      ask: byTrainee(LEARNED, true, { help: NO_PATIENT, longest: 400 }),
      seenBy: { association: "consented", instructor: "consented", applicant: "own" },
    },
    intentBefore: {
      header: "受講前の意向",
      cell: choice(INTENTS, 180),
      writer: "intake",
      note: "研修の前に、在宅医療についてどう考えていたか",
      ask: byTrainee(LEARNED, true, { question: "受講する前の、在宅医療への意向" }),
      seenBy: { association: "counts", applicant: "own" },
    },
    intentAfter: {
      header: "受講後の意向",
      cell: choice(INTENTS, 180),
      writer: "intake",
      note: "研修の後に、在宅医療についてどう考えているか",
      ask: byTrainee(LEARNED, true, { question: "受講した後の、在宅医療への意向" }),
      seenBy: { association: "counts", applicant: "own" },
    },
    contentScore: score("満足度（内容）", "研修の内容"),
    dayScore: score("満足度（日程）", "日程"),
    arrangeScore: score("満足度（調整）", "事務局と指導医との調整"),
    teachingScore: score("満足度（指導）", "指導医の指導"),
    useful: {
      header: "役立つ点",
      cell: long(),
      writer: "intake",
      note: "これからの仕事に役立つこと",
      ask: byTrainee(OPINION, false, { help: NO_PATIENT, longest: 400 }),
      seenBy: { association: "consented", applicant: "own" },
    },
    request: {
      header: "要望",
      cell: long(),
      writer: "intake",
      note: "この研修への要望",
      ask: byTrainee(OPINION, false, { help: NO_PATIENT, longest: 400 }),
      seenBy: { applicant: "own" },
    },
    network: {
      header: "連携の希望",
      cell: choices(["診診連携", "病診連携", "訪問看護との連携", "特になし"], 200),
      writer: "intake",
      note: "これから連携したい相手",
      ask: byTrainee(OPINION, false),
      seenBy: { association: "counts", applicant: "own" },
    },
    followUp: {
      header: "フォローの希望",
      cell: choice(["希望する", "希望しない"]),
      writer: "intake",
      note: "研修の後の相談や案内を希望するか",
      ask: byTrainee(OPINION, true),
      seenBy: { association: "counts", applicant: "own" },
    },
    publishable: {
      header: "匿名での公表",
      cell: choice(["公表してよい", "公表しない"]),
      writer: "intake",
      note: "学んだことなどを、氏名と所属を出さずに紹介してよいか",
      ask: byTrainee(OPINION, true, {
        help: "「公表してよい」のときは、氏名と所属を出さずに、医師会や指導医への報告に使うことがあります",
      }),
      seenBy: { applicant: "own" },
    },
    ...received,
  },
});
export type TraineeReport = Row<typeof traineeReports>;

const later = (required: boolean, rest: { help?: string; longest?: number } = {}) =>
  ({ form: "followUp", section: "受講後の状況", required, ...rest }) as const;

/** The aim of the whole (R35): who began home care, half a year and a year after the visit. */
export const HOME_CARE_LATER = [
  "始めた",
  "以前から行っており、増やした",
  "以前から行っており、変わらない",
  "準備している",
  "行っていない",
] as const;

export const followUps = defineTable("受講後の状況", {
  note: "受講から6か月後と12か月後の、在宅医療の実施の状況（R35）。1行が1回の回答です",
  key: "followUpId",
  yearly: true,
  keepYears: 10,
  moves: { column: "state", allowed: arrivalMoves },
  columns: {
    followUpId: { header: "状況番号", cell: id(), writer: "addon", note: "受け付けた順の番号" },
    ...standing("案-2018-0001-1/受講後6"),
    caseId: { ...caseColumn, note: "どの受講についてか" },
    months: { header: "経過月数", cell: count(), writer: "addon", note: "6か月後または12か月後" },
    profession: {
      header: "職種",
      cell: choice(PROFESSIONS),
      writer: "addon",
      note: "集計のための写し",
      seenBy: { association: "counts" },
    },
    homeCare: {
      header: "在宅医療の状況",
      cell: choice(HOME_CARE_LATER, 200),
      writer: "intake",
      note: "研修の後、在宅医療を始めたか",
      ask: later(true, { help: "医師以外の方は、在宅医療に関わる仕事についてお答えください" }),
      seenBy: { association: "counts", applicant: "own" },
    },
    startedOn: {
      header: "始めた時期",
      cell: text(140, 100),
      writer: "intake",
      note: "始めた方の時期",
      ask: later(false, { help: "「始めた」方だけ、お答えください。例：平成31年4月ごろ", longest: 40 }),
      seenBy: { applicant: "own" },
    },
    comment: {
      header: "ご意見",
      cell: long(240, 1000),
      writer: "intake",
      note: "事務局への言葉",
      ask: later(false, { help: NO_PATIENT, longest: 200 }),
      seenBy: { applicant: "own" },
    },
    ...received,
  },
});
export type FollowUp = Row<typeof followUps>;
