/** 日程の連絡 and 回答: what the two sides, and applicants who wait, say by a Form with the key of their letter. */
import { choice, count, date, id, long, text } from "../core/cell.ts";
import { HALVES } from "../core/halfday.ts";
import { defineTable, type Row } from "../core/table.ts";
import { arrivalMoves, received, standing } from "./arrivals.ts";
import { END_KINDS } from "./cases.ts";
import { SIDES } from "./words.ts";

const DAY = "日程について";
const REPLY = "お尋ねへの回答";

export const SCHEDULE_KINDS = ["日程が決まった", "日程が変わった", "延期したい", "取り消したい"] as const;
export type ScheduleKind = (typeof SCHEDULE_KINDS)[number];

const askDay = (required: boolean, rest: { question?: string; help?: string; longest?: number } = {}) =>
  ({ form: "schedule", section: DAY, required, ...rest }) as const;

/** Either side, or staff for them, says the day; what contradicts an earlier word asks a person (R45, A14). */
export const schedules = defineTable("日程の連絡", {
  note: "受講者と指導医からの、日程の決定、変更、延期、取消の連絡。1行が1件です（R45）",
  key: "scheduleId",
  yearly: true,
  keepYears: 5,
  moves: { column: "state", allowed: arrivalMoves },
  columns: {
    scheduleId: { header: "連絡番号", cell: id(), writer: "addon", note: "受け付けた順の番号" },
    ...standing("案-2018-0001-1/受講者"),
    endKind: {
      header: "取消の区分",
      cell: choice(END_KINDS),
      writer: "staff",
      note: "取消の連絡を反映するときに選びます。空なら、受講者からは申込者の取下げ、指導医からは指導医の辞退とします",
    },
    caseId: { header: "案件番号", cell: id(), writer: "addon", note: "どの組合せについてか" },
    round: {
      header: "日程の版",
      cell: count(60),
      writer: "addon",
      note: "この連絡で、日程が第何版になったか。空なら、日程は変わっていません",
    },
    side: { header: "連絡者", cell: choice(SIDES), writer: "addon", note: "受講者か指導医か。鍵からわかります" },
    kind: {
      header: "連絡の内容",
      cell: choice(SCHEDULE_KINDS, 140),
      writer: "intake",
      note: "何についての連絡か",
      ask: askDay(true),
      seenBy: { instructor: "decided", applicant: "decided" },
    },
    visitOn: {
      header: "実施日",
      cell: date(),
      writer: "intake",
      note: "決まった日、または変わった後の日",
      ask: askDay(false, { help: "「日程が決まった」「日程が変わった」のときは、必ずお答えください" }),
      seenBy: { instructor: "decided", applicant: "decided" },
    },
    half: {
      header: "時間帯",
      cell: choice(HALVES),
      writer: "intake",
      note: "午前または午後",
      ask: askDay(false, { help: "「日程が決まった」「日程が変わった」のときは、必ずお答えください" }),
      seenBy: { instructor: "decided", applicant: "decided" },
    },
    from: {
      header: "開始時刻",
      cell: text(90, 20),
      writer: "intake",
      note: "わかっているときだけ",
      ask: askDay(false, { help: "決まっているときだけ、お書きください。例：13:30", longest: 20 }),
      seenBy: { instructor: "decided", applicant: "decided" },
    },
    comment: {
      header: "連絡事項",
      cell: long(240, 1000),
      writer: "intake",
      note: "事情など。事務局だけが見ます",
      ask: askDay(false, {
        help: "延期や取消のときは、差し支えない範囲で事情をお書きください。患者さんが特定できることは書かないでください",
        longest: 200,
      }),
    },
    ...received,
  },
});
export type Schedule = Row<typeof schedules>;

/** The message from which the present version of a case's day came (it may have been put off); undefined for none. */
export function lastSaid(rows: readonly Schedule[], caseId: string): Schedule | undefined {
  const said = rows.filter((row) => row.caseId === caseId && row.round !== null && row.state === "反映済");
  return said.reduce<Schedule | undefined>((a, b) => (a && (a.round ?? 0) > (b.round ?? 0) ? a : b), undefined);
}

export const REPLY_KINDS = ["受入確認", "繰越"] as const;
export type ReplyKind = (typeof REPLY_KINDS)[number];

const askReply = (required: boolean, rest: { help?: string; longest?: number } = {}) =>
  ({ form: "reply", section: REPLY, required, ...rest }) as const;

/** Yes or no to what a letter asked: an instructor about one case (A12), an applicant about the next year (A28). */
export const replies = defineTable("回答", {
  note: "受入確認と繰越の確認への回答。1行が1件です（A12・A28）",
  key: "replyId",
  yearly: true,
  keepYears: 5,
  moves: { column: "state", allowed: arrivalMoves },
  columns: {
    replyId: { header: "回答番号", cell: id(), writer: "addon", note: "受け付けた順の番号" },
    ...standing("申-2018-0001/繰越"),
    kind: { header: "種別", cell: choice(REPLY_KINDS), writer: "addon", note: "何を尋ねたか。鍵からわかります" },
    subjectId: { header: "対象番号", cell: id(), writer: "addon", note: "案件番号または受付番号" },
    answer: {
      header: "お答え",
      cell: choice(["はい", "いいえ"]),
      writer: "intake",
      note: "お尋ねへの答え",
      ask: askReply(true, {
        help: "受入れのお尋ねでは「受け入れる」、繰越のお尋ねでは「次の年度に繰り越す」ときに「はい」を選んでください",
      }),
    },
    comment: {
      header: "連絡事項",
      cell: long(240, 1000),
      writer: "intake",
      note: "答えに添えた言葉。事務局だけが見ます",
      ask: askReply(false, { help: "日にちのご希望などがあれば、お書きください", longest: 200 }),
    },
    ...received,
  },
});
export type ReplyRow = Row<typeof replies>;
