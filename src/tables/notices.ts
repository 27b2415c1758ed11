/** 通知: the register of everything that leaves the office. It keeps keys, never merged data. */
import { choice, count, date, id, long, moment, text } from "../core/cell.ts";
import { defineTable, type Row } from "../core/table.ts";

/** 不備: something is missing or an address was refused. 要確認: only a person can tell whether the mail left. */
export const noticeMoves = {
  待ち: ["作成中", "作成済", "送信中", "完了", "不備", "要確認", "取消"],
  不備: ["待ち", "取消"],
  作成中: ["作成済", "送信中", "完了", "待ち", "不備", "要確認", "取消"],
  作成済: ["送信中", "完了", "不備", "要確認", "取消"],
  送信中: ["完了", "不備", "要確認"],
  要確認: ["完了", "作成済", "待ち", "取消"],
  完了: [],
  取消: [],
} as const;
export type NoticeState = keyof typeof noticeMoves;
export const NOTICE_STATES = Object.keys(noticeMoves) as NoticeState[];

/** Letter kinds, by the keys of their declarations under letters/. */
export const LETTER_KINDS = ["受付連絡", "決定連絡票（受講者用）", "決定連絡票（指導医用）"] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

export const notices = defineTable("通知", {
  note: "送る文書とメールの台帳。1行が1通です",
  key: "noticeId",
  yearly: true,
  keepYears: 5,
  moves: { column: "state", allowed: noticeMoves },
  columns: {
    noticeId: {
      header: "通知番号",
      cell: id(),
      writer: "addon",
      note: "対象と種類から付く番号。同じ通知が二度できないための鍵です",
    },
    fiscalYear: { header: "年度", cell: count(), writer: "addon", note: "研修の年度（西暦）" },
    letter: { header: "種類", cell: choice(LETTER_KINDS, 180), writer: "addon", note: "文書の種類" },
    subjectId: { header: "対象番号", cell: id(), writer: "addon", note: "案件番号（受付連絡では回答ID）" },
    addresseeId: { header: "宛先番号", cell: id(), writer: "addon", note: "受付番号または指導医番号" },
    state: { header: "状態", cell: choice(NOTICE_STATES), writer: "addon", note: "いまどこまで進んだか" },
    fault: { header: "不備・確認事項", cell: long(280), writer: "addon", note: "足りないものと、直し方" },
    verdict: {
      header: "職員の判断",
      cell: choice(["やり直す", "届いている", "取りやめる"]),
      writer: "staff",
      note: "不備を直したら「やり直す」。要確認は、届いていたら「届いている」、届いていなければ「やり直す」",
    },
    number: {
      header: "号",
      cell: count(60),
      writer: "addon",
      note: "文書番号の号。発信日の年度ごとに始まり、作成のときに決まり、使い回しません",
    },
    documentNumber: {
      header: "文書番号",
      cell: text(),
      writer: "addon",
      note: "文書に印字した番号",
      seenBy: { instructor: "own", applicant: "own" },
    },
    issuedOn: {
      header: "発信日",
      cell: date(),
      writer: "addon",
      note: "文書に印字した日",
      seenBy: { instructor: "own", applicant: "own" },
    },
    fileId: { header: "文書ID", cell: id(), writer: "addon", note: "作成した文書" },
    attachment: { header: "添付", cell: choice(["PDF", "Word", "なし"]), writer: "addon", note: "メールに付けた形式" },
    mailedAt: { header: "送信日時", cell: moment(), writer: "addon", note: "メールを送った日時" },
    madeBy: { header: "起票者", cell: text(), writer: "addon", note: "この通知が必要になった操作をした人" },
  },
});
export type Notice = Row<typeof notices>;
