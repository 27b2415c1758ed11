/** The desk's own sheets: 設定, 職員, 要確認 (what waits for a person) and 操作記録 (what was done, and the queue). */
import { choice, count, date, email, flag, id, long, moment, text } from "../core/cell.ts";
import { defineTable, type Row } from "../core/table.ts";
import { SETTINGS_SHEET } from "../settings.ts";
import { ANSWER_KINDS, STATE_TONES } from "./words.ts";

export const settingRows = defineTable(SETTINGS_SHEET, {
  note: "市が決めること。「値」だけを書き換えてください",
  key: "name",
  yearly: false,
  keepYears: 10,
  columns: {
    name: { header: "項目", cell: text(220), writer: "addon", note: "決めることの名前" },
    value: {
      header: "値",
      cell: long(300),
      writer: "staff",
      note: "市の決定。空のままでも始められますが、必要な処理は止まって知らせます",
    },
    why: { header: "決めた理由", cell: text(260, 500), writer: "staff", note: "なぜそう決めたか。引継書に載ります" },
    note: { header: "説明", cell: text(380, 500), writer: "addon", note: "何に使うか" },
    example: { header: "例", cell: text(180), writer: "addon", note: "書き方の例" },
    stops: { header: "空のとき止まること", cell: text(220), writer: "addon", note: "値がない間にできないこと" },
  },
});
export type SettingRow = Row<typeof settingRows>;

export const staff = defineTable("職員", {
  note: "この台帳を使う職員。事務所アカウントは文書を作り、メールを送り、時計を持ちます",
  key: "email",
  yearly: false,
  keepYears: 10,
  columns: {
    email: { header: "メールアドレス", cell: email(), writer: "staff", note: "Googleアカウント" },
    name: { header: "氏名", cell: text(), writer: "staff", note: "職員の氏名" },
    role: {
      header: "役割",
      cell: choice(["事務所アカウント", "担当"]),
      writer: "staff",
      note: "事務所アカウントは1つだけです",
    },
    active: { header: "在職", cell: flag(), writer: "staff", note: "いま担当しているときに付けます" },
  },
});
export type Staff = Row<typeof staff>;

/** Who signs, by date: a letter prints whoever held the office on the day that it bears. */
export const officers = defineTable("役職者", {
  note: "発信者、医師会長、事務担当。替わったら、適用開始日を書いた行を足します（前の行は消しません）",
  key: "officerId",
  yearly: false,
  keepYears: 10,
  columns: {
    officerId: { header: "役職者番号", cell: id(), writer: "staff", note: "重ならない番号（例：役-1）" },
    role: {
      header: "区分",
      cell: choice(["発信者", "医師会長", "事務担当"]),
      writer: "staff",
      note: "発信者は市長など、医師会長は連名の相手、事務担当は通知の末尾の担当者",
    },
    title: {
      header: "職名",
      cell: text(180),
      writer: "staff",
      note: "印字する職名（例：横須賀市長）。事務担当では空でかまいません",
    },
    name: { header: "氏名", cell: text(), writer: "staff", note: "印字する氏名" },
    from: { header: "適用開始日", cell: date(), writer: "staff", note: "この日の発信から、この人の名で出します" },
  },
});
export type Officer = Row<typeof officers>;

/** What applicants and instructors said, as last recorded: the other half of finding a correction. */
export const originals = defineTable("原本", {
  note: "申込み、承諾、指導医の連絡先の、記録してある内容。職員の訂正を見つけるために比べます。書き換えないでください",
  key: "originalId",
  yearly: true,
  keepYears: 5,
  columns: {
    originalId: { header: "原本番号", cell: id(), writer: "addon", note: "シートの名前と番号" },
    fiscalYear: { header: "年度", cell: count(), writer: "addon", note: "年度（西暦）" },
    recordedAt: { header: "記録日時", cell: moment(), writer: "addon", note: "この内容を記録した日時" },
    content: { header: "内容", cell: long(360), writer: "addon", note: "列ごとの値" },
  },
});
export type Original = Row<typeof originals>;

export const corrections = defineTable("訂正履歴", {
  note: "申込者や指導医が書いた内容を、職員が直した記録。1行が1つの欄の訂正です",
  key: "correctionId",
  yearly: true,
  keepYears: 5,
  columns: {
    correctionId: {
      header: "訂正番号",
      cell: id(),
      writer: "addon",
      note: "直された欄と内容から付く番号。同じ訂正が二度載らないための鍵です",
    },
    fiscalYear: { header: "年度", cell: count(), writer: "addon", note: "年度（西暦）" },
    foundAt: { header: "記録日時", cell: moment(), writer: "addon", note: "訂正を記録した日時" },
    sheet: { header: "シート", cell: text(), writer: "addon", note: "直されたシート" },
    rowKey: { header: "番号", cell: id(), writer: "addon", note: "受付番号、委嘱番号または指導医番号" },
    column: { header: "列", cell: text(), writer: "addon", note: "直された列" },
    before: { header: "旧", cell: long(220), writer: "addon", note: "直す前の値" },
    after: { header: "新", cell: long(220), writer: "addon", note: "直した後の値" },
    recordedBy: {
      header: "記録者",
      cell: text(),
      writer: "addon",
      note: "訂正を記録する操作をした職員。見回りで見つかったものは「時計」",
    },
    reason: { header: "理由", cell: text(240, 500), writer: "addon", note: "記録のときに書いた、訂正の理由" },
    corrector: { header: "訂正した人", cell: text(), writer: "staff", note: "記録者と違うときに書きます" },
    effect: { header: "影響", cell: long(220), writer: "addon", note: "出し直しが必要になった通知" },
  },
});
export type Correction = Row<typeof corrections>;

export const reviewMoves = { 未処理: ["取込済", "取下げ"], 取込済: [], 取下げ: [] } as const;

export const reviews = defineTable("要確認", {
  note: "自動では決められず、職員の確認を待つもの。元の内容は消えません",
  key: "reviewId",
  yearly: false,
  keepYears: 3,
  moves: { column: "state", allowed: reviewMoves },
  columns: {
    reviewId: {
      header: "要確認番号",
      cell: id(),
      writer: "addon",
      note: "起きたことから付く番号。同じことが二度載らないための鍵です",
    },
    foundAt: { header: "発生日時", cell: moment(), writer: "addon", note: "見つかった日時" },
    kind: {
      header: "種別",
      cell: choice([...ANSWER_KINDS, "行の移動", "その他"], 150),
      writer: "addon",
      note: "何についての確認か",
    },
    state: {
      header: "状態",
      cell: choice(["未処理", "取込済", "取下げ"]),
      tones: STATE_TONES,
      writer: "addon",
      note: "いまどこまで進んだか",
    },
    reason: { header: "理由と直し方", cell: long(320), writer: "addon", note: "読めなかった理由と、次にすること" },
    raw: { header: "元の内容", cell: long(360), writer: "addon", note: "届いたままの内容。書き換えません" },
    corrected: {
      header: "修正欄",
      cell: long(360),
      writer: "staff",
      note: "「質問：答え」の行を直します。空のときは元の内容を使います",
    },
    verdict: {
      header: "処理",
      cell: choice(["取り込む", "取り下げる"]),
      writer: "staff",
      note: "選んでから、メニューの「要確認を取り込む」を実行します",
    },
    responseId: { header: "回答ID", cell: id(), writer: "addon", note: "フォームの回答の番号" },
    receivedAt: { header: "受付日時", cell: moment(), writer: "addon", note: "フォームの送信日時" },
  },
});
export type Review = Row<typeof reviews>;

export const jobMoves = {
  待ち: ["実行中", "中止"],
  実行中: ["済", "失敗", "中止", "実行中"],
  済: [],
  失敗: ["待ち"],
  中止: ["待ち"],
} as const;
export const JOB_STATES = Object.keys(jobMoves) as (keyof typeof jobMoves)[];

export const operations = defineTable("操作記録", {
  note: "だれが、いつ、何をしたか。時計が進める処理の待ち行列も兼ねます",
  key: "operationId",
  yearly: false,
  keepYears: 5,
  moves: { column: "state", allowed: jobMoves },
  columns: {
    operationId: { header: "記録番号", cell: id(), writer: "addon", note: "操作ごとの番号" },
    at: { header: "日時", cell: moment(), writer: "addon", note: "操作した日時" },
    user: { header: "操作者", cell: text(200), writer: "addon", note: "操作した職員（時計のときは事務所アカウント）" },
    operation: { header: "操作", cell: text(180), writer: "addon", note: "メニューの名前" },
    state: {
      header: "状態",
      cell: choice(JOB_STATES),
      tones: STATE_TONES,
      writer: "addon",
      note: "待ち行列の処理は、待ち→実行中→済と進みます",
    },
    done: { header: "済んだ件数", cell: count(), writer: "addon", note: "処理の進み具合" },
    total: { header: "全件数", cell: count(), writer: "addon", note: "処理の全体" },
    result: { header: "結果", cell: long(360), writer: "addon", note: "何がどうなったか" },
    content: { header: "内容", cell: long(160), writer: "addon", note: "処理の条件" },
    finishedAt: { header: "終了日時", cell: moment(), writer: "addon", note: "終わった日時" },
  },
});
export type Operation = Row<typeof operations>;
