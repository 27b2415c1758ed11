/** 通知: the register of everything that leaves the office. It keeps keys, never merged data. */
import { choice, count, date, id, long, moment, text } from "../core/cell.ts";
import { defineTable, type Row } from "../core/table.ts";
import { APPROVALS, METHODS, STATE_TONES } from "./words.ts";

/** 不備: something is missing or an address was refused. 要確認: only a person can tell whether the mail left. */
export const noticeMoves = {
  待ち: ["作成中", "作成済", "送信中", "完了", "不備", "要確認", "取消"],
  不備: ["待ち", "作成済", "取消"],
  作成中: ["作成済", "送信中", "完了", "待ち", "不備", "要確認", "取消"],
  作成済: ["送信中", "完了", "不備", "要確認", "取消", "待ち"],
  送信中: ["完了", "不備", "要確認"],
  要確認: ["完了", "作成済", "待ち", "取消"],
  // A mail that came back goes out once more, by post.
  完了: ["作成済"],
  取消: [],
} as const;
export type NoticeState = keyof typeof noticeMoves;
export const NOTICE_STATES = Object.keys(noticeMoves) as NoticeState[];

/** Letter kinds, by the keys of their declarations under letters/. */
export const LETTER_KINDS = [
  "受付連絡",
  "待機連絡",
  "不決定通知",
  "決定連絡票（受講者用）",
  "決定連絡票（指導医用）",
  "変更連絡（受講者用）",
  "変更連絡（指導医用）",
  "取消連絡（受講者用）",
  "取消連絡（指導医用）",
  "指導医推薦依頼",
  "会員周知依頼",
  "研修案内",
  "就任・受入依頼",
  "回答のお願い",
  "受入確認",
  "日程連絡（受講者用）",
  "日程連絡（指導医用）",
  "日程調整のお願い",
  "報告のお願い",
  "受講証明書",
  "支払通知",
  "繰越の確認",
  "受講後の状況の照会",
  "職員への一覧",
] as const;
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
    subjectId: {
      header: "対象番号",
      cell: id(),
      writer: "addon",
      note: "案件番号。受付連絡では回答ID、申込みについての通知では受付番号、依頼では機関番号か依頼番号、支払通知では支払番号、職員への一覧では日付",
    },
    addresseeId: {
      header: "宛先番号",
      cell: id(),
      writer: "addon",
      note: "受付番号、指導医番号、機関番号または職員のメールアドレス",
    },
    approval: {
      header: "決裁",
      cell: choice(APPROVALS),
      tones: STATE_TONES,
      writer: "addon",
      note: "決定案→決裁待ち→決裁済→施行→発送済。決裁済より前は、番号も文書もメールも作りません",
    },
    state: {
      header: "状態",
      cell: choice(NOTICE_STATES),
      tones: STATE_TONES,
      writer: "addon",
      note: "いまどこまで進んだか",
    },
    fault: { header: "不備・確認事項", cell: long(280), writer: "addon", note: "足りないものと、直し方" },
    verdict: {
      header: "職員の判断",
      cell: choice(["やり直す", "届いている", "郵送に切り替える", "取りやめる"]),
      writer: "staff",
      note: "不備を直したら「やり直す」。要確認は、届いていたら「届いている」、届いていなければ「やり直す」。メールが戻ってきたときは「郵送に切り替える」",
    },
    method: {
      header: "発送方法",
      cell: choice(METHODS),
      writer: "staff",
      note: "空のときは、メールアドレスがあればメール、なければ郵送です",
    },
    associationSeenOn: {
      header: "医師会確認日",
      cell: date(),
      writer: "staff",
      note: "連名で出す通知は、医師会が文面を確かめた日を書いてから決裁済にします",
    },
    handNumber: {
      header: "文書番号（手入力）",
      cell: text(),
      writer: "staff",
      note: "設定の「文書番号の付け方」が手入力のとき、市の文書管理システムの番号を書きます",
    },
    approvalNote: { header: "決裁の経過", cell: long(240), writer: "addon", note: "決裁に回した日、戻った理由など" },
    askedOn: { header: "起案日", cell: date(), writer: "addon", note: "決裁に回した日" },
    approvedOn: { header: "決裁日", cell: date(), writer: "addon", note: "決裁が済んだ日" },
    approvedBy: { header: "決裁者", cell: text(), writer: "addon", note: "決裁した人" },
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
    voidNote: { header: "欠番の理由", cell: text(200, 500), writer: "addon", note: "番号を付けた後に取りやめた理由" },
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
    batchId: { header: "発送簿番号", cell: id(), writer: "addon", note: "郵送などで、どの発送簿に載せたか" },
    dispatchedOn: {
      header: "発送日",
      cell: date(),
      writer: "addon",
      note: "発送した日。メールでは送信した日、郵送などでは職員が記録した日",
      seenBy: { instructor: "own", applicant: "own" },
    },
    reissueOf: { header: "再交付の元", cell: id(), writer: "addon", note: "再交付のとき、元の通知番号" },
    stale: {
      header: "要再発行",
      cell: long(240),
      writer: "addon",
      note: "作った後に変わった内容。再交付か変更連絡を選びます",
    },
    madeBy: { header: "起票者", cell: text(), writer: "addon", note: "この通知が必要になった操作をした人" },
    digest: {
      header: "内容の控え",
      cell: long(80),
      writer: "addon",
      note: "決裁や作成のときの内容を確かめるための値。消さないでください",
    },
  },
});
export type Notice = Row<typeof notices>;

export const batches = defineTable("発送簿", {
  note: "郵送、FAX、手渡しで出す通知のひとまとまり。1行が1回の発送です",
  key: "batchId",
  yearly: true,
  keepYears: 5,
  columns: {
    batchId: { header: "発送簿番号", cell: id(), writer: "addon", note: "年度ごとの番号" },
    fiscalYear: { header: "年度", cell: count(), writer: "addon", note: "年度（西暦）" },
    method: { header: "発送方法", cell: choice(METHODS), writer: "addon", note: "郵送、FAX、手渡し" },
    letters: { header: "通数", cell: count(), writer: "addon", note: "この発送簿に載せた通数" },
    madeAt: { header: "作成日時", cell: moment(), writer: "addon", note: "発送簿を作った日時" },
    madeBy: { header: "作成者", cell: text(), writer: "addon", note: "発送簿を作った職員" },
    printUrl: {
      header: "印刷用文書",
      cell: long(220),
      writer: "addon",
      note: "通知をまとめて印刷する文書。50通ごとに1つです",
    },
    listUrl: {
      header: "発送簿の文書",
      cell: text(220, 500),
      writer: "addon",
      note: "発送する順の一覧。郵送では医療機関ごとの同封一覧、FAXでは送付状も入ります",
    },
    labelUrl: {
      header: "宛名ラベル",
      cell: text(220, 500),
      writer: "addon",
      note: "封筒に貼る宛名。郵送のときだけです",
    },
    dispatchedOn: { header: "発送日", cell: date(), writer: "addon", note: "職員が発送を記録した日" },
    dispatchedBy: { header: "発送者", cell: text(), writer: "addon", note: "発送を記録した職員" },
  },
});
export type Batch = Row<typeof batches>;
