/**
 * What the office has with others: 関係機関 (to whom it writes), 推薦 (whom the association names, R48–R49), 周知 (who was told
 * when), 医師会の回答, and the association's own copy: 共有先 and 共有台帳 (domain section 9).
 */
import { choice, count, date, email, flag, id, kana, long, moment, phone, text } from "../core/cell.ts";
import { defineTable, type Row } from "../core/table.ts";
import { received, standing, arrivalMoves } from "./arrivals.ts";
import { STATE_TONES } from "./words.ts";

export const ORGANIZATION_KINDS = ["医師会", "市内病院", "その他"] as const;

/** Each institution reads of itself what stands in the address. */
const ITS_OWN = { association: "own", hospital: "own" } as const;

export const organizations = defineTable("関係機関", {
  note: "推薦や周知をお願いする相手。医師会と市内の病院。1行が1か所です（R48・R60）",
  key: "organizationId",
  yearly: false,
  keepYears: 5,
  columns: {
    organizationId: { header: "機関番号", cell: id(), writer: "staff", note: "重ならない番号（例：機-01）" },
    kind: {
      header: "種別",
      cell: choice(ORGANIZATION_KINDS),
      writer: "staff",
      note: "医師会には推薦と会員への周知を、市内病院には研修の案内を送ります",
    },
    name: { header: "名称", cell: text(220), writer: "staff", note: "宛名に使う名称", seenBy: ITS_OWN },
    title: {
      header: "役職",
      cell: text(),
      writer: "staff",
      note: "宛名に使う役職（例：会長、病院長）",
      seenBy: ITS_OWN,
    },
    person: {
      header: "氏名",
      cell: text(),
      writer: "staff",
      note: "宛名に使う氏名。空なら役職だけにします",
      seenBy: ITS_OWN,
    },
    postalCode: { header: "郵便番号", cell: text(90, 20), writer: "staff", note: "宛名に使います", seenBy: ITS_OWN },
    address: { header: "所在地", cell: text(240), writer: "staff", note: "宛名に使います", seenBy: ITS_OWN },
    phone: { header: "電話", cell: phone(), writer: "staff", note: "連絡先" },
    fax: { header: "FAX", cell: phone(), writer: "staff", note: "FAXで送るときの番号" },
    email: { header: "メールアドレス", cell: email(), writer: "staff", note: "メールで送るときの宛先" },
    block: {
      header: "ブロック",
      cell: choice({ setting: "blocks" }),
      writer: "staff",
      note: "ブロック連携拠点の病院のとき（R51・A7）",
    },
    active: { header: "使う", cell: flag(), writer: "staff", note: "いま案内や依頼を送る相手に付けます" },
  },
});
export type Organization = Row<typeof organizations>;

const DOCTOR = "推薦する医師";
const byAssociation = (required: boolean, rest: { question?: string; help?: string; longest?: number } = {}) =>
  ({ form: "recommendation", section: DOCTOR, required, repeat: 5, ...rest }) as const;

export const RECOMMENDATION_KINDS = ["続けて推薦する", "新しく推薦する", "推薦を外す"] as const;

export const recommendationMoves = {
  未反映: ["反映済", "保留", "取下げ"],
  保留: ["未反映", "反映済", "取下げ"],
  反映済: [],
  取下げ: [],
} as const;
const RECOMMENDATION_STATES = Object.keys(recommendationMoves) as (keyof typeof recommendationMoves)[];

/** One row a doctor that the association names or strikes; taken into 指導医 by staff, whichever way it came (R49). */
export const recommendations = defineTable("推薦", {
  note: "医師会から推薦のあった医師。1行が1人の推薦です。「推薦を反映する」で指導医に載せます（R49）",
  key: "recommendationId",
  yearly: true,
  keepYears: 5,
  moves: { column: "state", allowed: recommendationMoves },
  columns: {
    recommendationId: { header: "推薦番号", cell: id(), writer: "addon", note: "回答と順番から付く番号" },
    state: {
      header: "状態",
      cell: choice(RECOMMENDATION_STATES),
      tones: STATE_TONES,
      writer: "addon",
      note: "未反映→反映済。保留は、直すか「処理」を選んでください",
    },
    stateNote: {
      header: "状態の理由",
      cell: long(280),
      writer: "addon",
      note: "反映のときにすること、または保留の理由",
    },
    verdict: {
      header: "処理",
      cell: choice(["反映する", "取り下げる"]),
      writer: "staff",
      note: "保留の行をどうするか",
    },
    instructorChoice: {
      header: "指導医番号の指定",
      cell: id(),
      writer: "staff",
      note: "どの指導医のことかを、こちらで決めるときに書きます。新しい人なら「新規」と書きます",
    },
    kind: {
      header: "推薦の区分",
      cell: choice(RECOMMENDATION_KINDS, 150),
      writer: "intake",
      note: "続けて、新しく、または外す",
      ask: byAssociation(false),
      seenBy: { association: "all" },
    },
    name: {
      header: "氏名",
      cell: text(),
      writer: "intake",
      note: "推薦された医師",
      ask: byAssociation(false, { question: "医師の氏名", help: "例：見本 太郎" }),
      seenBy: { association: "all", instructor: "own" },
    },
    kana: {
      header: "ふりがな",
      cell: kana(),
      writer: "intake",
      note: "氏名のふりがな",
      ask: byAssociation(false, { question: "医師のふりがな", help: "例：みほん たろう" }),
      seenBy: { association: "all", instructor: "own" },
    },
    facility: {
      header: "医療機関名",
      cell: text(200),
      writer: "intake",
      note: "所属する医療機関",
      ask: byAssociation(false),
      seenBy: { association: "all", instructor: "own" },
    },
    title: { header: "役職", cell: text(), writer: "intake", note: "宛名に使う役職", seenBy: { association: "all" } },
    postalCode: { header: "郵便番号", cell: text(90, 20), writer: "intake", note: "宛名に使います" },
    address: {
      header: "所在地",
      cell: text(240),
      writer: "intake",
      note: "医療機関の所在地",
      ask: byAssociation(false),
      seenBy: { association: "all", instructor: "own" },
    },
    block: {
      header: "ブロック",
      cell: choice({ setting: "blocks" }),
      writer: "intake",
      note: "医療機関のあるブロック",
      seenBy: { association: "all" },
    },
    phone: {
      header: "電話",
      cell: phone(),
      writer: "intake",
      note: "連絡先の電話",
      ask: byAssociation(false),
      seenBy: { instructor: "own" },
    },
    email: {
      header: "メールアドレス",
      cell: email(),
      writer: "intake",
      note: "連絡先のメール",
      ask: byAssociation(false),
      seenBy: { instructor: "own" },
    },
    recommendedOn: {
      header: "推薦日",
      cell: date(),
      writer: "intake",
      note: "医師会から推薦のあった日。空なら受付日です",
      seenBy: { association: "all", instructor: "own" },
    },
    instructorId: {
      header: "指導医番号",
      cell: id(),
      writer: "addon",
      note: "反映する、または反映した指導医",
      seenBy: { association: "all" },
    },
    reflectedAt: { header: "反映日時", cell: moment(), writer: "addon", note: "指導医に反映した日時" },
    reflectedBy: { header: "反映者", cell: text(), writer: "addon", note: "反映の操作をした職員" },
    ...received,
  },
});
export type Recommendation = Row<typeof recommendations>;

export const publicity = defineTable("周知", {
  note: "研修をだれに、いつ知らせたか。医師会員へは医師会から、市内病院へは市から知らせます（R48）",
  key: "publicityId",
  yearly: true,
  keepYears: 5,
  columns: {
    publicityId: { header: "周知番号", cell: id(), writer: "addon", note: "年度と相手から付く番号" },
    fiscalYear: {
      header: "年度",
      cell: count(),
      writer: "addon",
      note: "年度（西暦）",
      seenBy: { association: "all" },
    },
    kind: {
      header: "周知の種類",
      cell: choice(["会員への周知", "病院への案内"]),
      writer: "addon",
      note: "だれから、だれに",
      seenBy: { association: "all" },
    },
    organizationId: { header: "機関番号", cell: id(), writer: "addon", note: "お願いした、または案内した相手" },
    organizationName: {
      header: "名称",
      cell: text(220),
      writer: "addon",
      note: "読みやすさのための写し",
      seenBy: { association: "all" },
    },
    noticeId: { header: "通知番号", cell: id(), writer: "addon", note: "送った通知" },
    sentOn: {
      header: "送付日",
      cell: date(),
      writer: "addon",
      note: "通知が出た日。通知シートから写します",
      seenBy: { association: "all" },
    },
    toldOn: {
      header: "周知日",
      cell: date(),
      writer: "intake",
      note: "相手が会員や職員に知らせた日。医師会の回答から入り、職員が直せます",
      seenBy: { association: "all" },
    },
    reach: {
      header: "知らせた人数",
      cell: count(),
      writer: "intake",
      note: "わかるときだけ",
      seenBy: { association: "all" },
    },
    way: {
      header: "周知の方法",
      cell: text(200),
      writer: "intake",
      note: "会報、メール、回覧など",
      seenBy: { association: "all" },
    },
  },
});
export type Publicity = Row<typeof publicity>;

const fromAssociation = (required: boolean, rest: { help?: string; longest?: number } = {}) =>
  ({ form: "associationReply", section: "医師会からの連絡", required, ...rest }) as const;

export const ASSOCIATION_REPLIES = [
  "会員への周知を行った",
  "連名の文書の文面を確かめた",
  "写しの内容に誤りがある",
  "そのほか",
] as const;

export const associationReplies = defineTable("医師会の回答", {
  note: "医師会が、写しや依頼について知らせてきたこと。1行が1件です",
  key: "replyId",
  yearly: true,
  keepYears: 5,
  moves: { column: "state", allowed: arrivalMoves },
  columns: {
    replyId: { header: "回答番号", cell: id(), writer: "addon", note: "受け付けた順の番号" },
    ...standing("医師会/2018"),
    kind: {
      header: "連絡の種類",
      cell: choice(ASSOCIATION_REPLIES, 190),
      writer: "intake",
      note: "何についてか",
      ask: fromAssociation(true),
      seenBy: { association: "own" },
    },
    on: {
      header: "行った日",
      cell: date(),
      writer: "intake",
      note: "周知した日、または文面を確かめた日",
      ask: fromAssociation(false),
      seenBy: { association: "own" },
    },
    reach: {
      header: "知らせた人数",
      cell: count(),
      writer: "intake",
      note: "周知した会員の数",
      ask: fromAssociation(false, { help: "周知のときだけ、おおよその人数をお書きください（人）" }),
      seenBy: { association: "own" },
    },
    way: {
      header: "方法",
      cell: text(200),
      writer: "intake",
      note: "会報、メールなど",
      ask: fromAssociation(false, { help: "例：会報、メール、回覧", longest: 100 }),
      seenBy: { association: "own" },
    },
    documentNumber: {
      header: "文書番号",
      cell: text(),
      writer: "intake",
      note: "連名の文書の番号。わかるとき",
      ask: fromAssociation(false, {
        help: "連名の文書のとき、市から送った案の番号や件名をお書きください",
        longest: 100,
      }),
      seenBy: { association: "own" },
    },
    comment: {
      header: "内容",
      cell: long(300),
      writer: "intake",
      note: "連絡の内容",
      ask: fromAssociation(false, {
        help: "個人の申込みについて書くときは、受付番号だけで書いてください",
        longest: 600,
      }),
      seenBy: { association: "own" },
    },
    person: {
      header: "連絡者",
      cell: text(),
      writer: "intake",
      note: "医師会の担当者",
      ask: fromAssociation(true, { longest: 40 }),
      seenBy: { association: "own" },
    },
    ...received,
  },
});
export type AssociationReply = Row<typeof associationReplies>;

/** Who may see the association's copy, and why (domain section 9: purpose stated, least that is needed). */
export const recipients = defineTable("共有先", {
  note: "医師会の写しを見る人。1行が1人です。外すときは「使う」を消します（行は消しません）",
  key: "recipientId",
  yearly: false,
  keepYears: 5,
  columns: {
    recipientId: { header: "共有先番号", cell: id(), writer: "staff", note: "重ならない番号（例：共-01）" },
    name: { header: "氏名", cell: text(), writer: "staff", note: "見る人の氏名" },
    office: { header: "所属", cell: text(200), writer: "staff", note: "医師会の中の所属" },
    email: {
      header: "Googleアカウント",
      cell: email(),
      writer: "staff",
      note: "閲覧者として共有するアカウント。空のときは、ファイル（Excel）で渡します",
    },
    purpose: {
      header: "利用目的",
      cell: text(260, 500),
      writer: "staff",
      note: "何のために見るか。共有台帳に残ります",
    },
    from: { header: "開始日", cell: date(), writer: "staff", note: "この日から見せます。空ならすぐに" },
    until: { header: "終了日", cell: date(), writer: "staff", note: "この日まで見せます。空なら定めません" },
    active: { header: "使う", cell: flag(), writer: "staff", note: "いま見せる相手に付けます" },
  },
});
export type Recipient = Row<typeof recipients>;

export const shareMoves = { 共有中: ["終了"], 終了: [] } as const;

/** 共有台帳: every refresh of the copy, with who could see what of it from when to when. */
export const shares = defineTable("共有台帳", {
  note: "医師会の写しを作った、書き直した、終えた記録。1行が1回の更新です",
  key: "shareId",
  yearly: true,
  keepYears: 5,
  moves: { column: "state", allowed: shareMoves },
  columns: {
    shareId: { header: "共有番号", cell: id(), writer: "addon", note: "更新ごとの番号" },
    fiscalYear: { header: "年度", cell: count(), writer: "addon", note: "写しの年度（西暦）" },
    state: {
      header: "状態",
      cell: choice(Object.keys(shareMoves) as (keyof typeof shareMoves)[]),
      tones: STATE_TONES,
      writer: "addon",
      note: "共有中の行は、いま見られる内容です",
    },
    sharedAt: { header: "更新日時", cell: moment(), writer: "addon", note: "この内容にした日時" },
    sharedBy: {
      header: "実行者",
      cell: text(200),
      writer: "addon",
      note: "更新の操作をした人。時計のときは事務所アカウント",
    },
    way: {
      header: "渡し方",
      cell: choice(["閲覧", "ファイル"]),
      writer: "addon",
      note: "閲覧＝Googleの閲覧者、ファイル＝Excelのファイル",
    },
    people: { header: "共有先", cell: long(220), writer: "addon", note: "見られる人（共有先番号とアカウント）" },
    purpose: { header: "利用目的", cell: long(220), writer: "addon", note: "何のために見せたか" },
    columns: { header: "見せた列", cell: long(300), writer: "addon", note: "どのシートのどの列を、どの範囲で見せたか" },
    rows: { header: "件数", cell: long(160), writer: "addon", note: "シートごとの行の数" },
    reason: { header: "作り直しの理由", cell: long(220), writer: "addon", note: "新しいファイルにしたときの理由" },
    fileId: { header: "ファイルID", cell: id(), writer: "addon", note: "写しのファイル" },
    url: { header: "ファイルの場所", cell: text(220, 500), writer: "addon", note: "写しのファイルのリンク" },
    print: {
      header: "内容の控え",
      cell: long(80),
      writer: "addon",
      note: "前の写しより見せる範囲が狭くなったかを確かめるための値。消さないでください",
    },
    endedAt: { header: "終了日時", cell: moment(), writer: "addon", note: "見られなくした日時" },
    endedWhy: { header: "終了の理由", cell: text(220, 500), writer: "addon", note: "なぜ見られなくしたか" },
  },
});
export type Share = Row<typeof shares>;

/** Lists that a column may hold several of; kept here so that its readers split it alike. */
export const peopleOf = (share: Share): string[] => share.people.split("\n").filter((line) => line !== "");
