/** 指導医, 年度委嘱 and 受入可能日: a person, that person's acceptance for a year, and the half-days offered (A12, R41, R49). */
import { choice, choices, count, date, email, flag, grid, id, kana, long, moment, phone, text } from "../core/cell.ts";
import { PERIODS } from "../core/halfday.ts";
import { defineTable, type Row } from "../core/table.ts";
import { HALF_COLUMNS, PAYEES, PROFESSIONS, ROUTES, WEEK } from "./words.ts";

const PERSON = "指導医について";
const TERMS = "受入れの条件";
const DATES = "受入可能日";
const CONSENT = "確認";

const ask = (section: string, required: boolean, rest: { question?: string; help?: string; repeat?: number } = {}) =>
  ({ form: "acceptance", section, required, ...rest }) as const;

export const instructors = defineTable("指導医", {
  note: "医師会から推薦された指導医。1行が1人です（R49）",
  key: "instructorId",
  yearly: false,
  keepYears: 5,
  columns: {
    instructorId: {
      header: "指導医番号",
      cell: id(),
      writer: "staff",
      note: "指導医の番号（例：医-0001）。重ならないように付けます",
      seenBy: { association: "all", instructor: "own" },
    },
    name: {
      header: "氏名",
      cell: text(),
      writer: "staff",
      note: "指導医の氏名",
      ask: ask(PERSON, true, { help: "例：見本 太郎" }),
      seenBy: { association: "all", instructor: "own", applicant: "decided" },
    },
    kana: {
      header: "ふりがな",
      cell: kana(),
      writer: "staff",
      note: "氏名のふりがな",
      ask: ask(PERSON, true, { help: "例：みほん たろう" }),
      seenBy: { association: "all", instructor: "own", applicant: "decided" },
    },
    facility: {
      header: "医療機関名",
      cell: text(200),
      writer: "staff",
      note: "所属する医療機関",
      ask: ask(PERSON, true),
      seenBy: { association: "all", instructor: "own", applicant: "decided" },
    },
    title: {
      header: "役職",
      cell: text(),
      writer: "staff",
      note: "宛名に使う役職（例：院長）",
      seenBy: { association: "all", instructor: "own" },
    },
    postalCode: {
      header: "郵便番号",
      cell: text(90, 20),
      writer: "staff",
      note: "宛名に使います",
      seenBy: { instructor: "own" },
    },
    address: {
      header: "所在地",
      cell: text(240),
      writer: "staff",
      note: "医療機関の所在地",
      seenBy: { association: "all", instructor: "own", applicant: "decided" },
    },
    block: {
      header: "ブロック",
      cell: choice({ setting: "blocks" }),
      writer: "staff",
      note: "医療機関のあるブロック（A7）",
      seenBy: { association: "all", instructor: "own" },
    },
    phone: {
      header: "電話",
      cell: phone(),
      writer: "staff",
      note: "連絡先の電話",
      seenBy: { instructor: "own", applicant: "decided" },
    },
    email: {
      header: "メールアドレス",
      cell: email(),
      writer: "staff",
      note: "決定連絡票の送り先",
      seenBy: { instructor: "own", applicant: "decided" },
    },
    recommendedOn: {
      header: "推薦日",
      cell: date(),
      writer: "staff",
      note: "医師会から推薦のあった日（R49）",
      seenBy: { association: "all", instructor: "own" },
    },
    active: {
      header: "在任",
      cell: flag(),
      writer: "staff",
      note: "指導医として在任しているときに付けます",
      seenBy: { association: "all" },
    },
    profession: {
      header: "指導者の職種",
      cell: choice(PROFESSIONS),
      writer: "staff",
      note: "謝礼単価を引くための職種。空なら医師です（R49）",
    },
    creditorId: {
      header: "債権者番号",
      cell: id(),
      writer: "staff",
      note: "会計に登録した番号。口座番号と個人番号は、ここに書かないでください",
      seenBy: { instructor: "own" },
    },
    payeeName: {
      header: "支払先の名称",
      cell: text(220),
      writer: "staff",
      note: "法人に支払うときの法人名。個人のときは空のままにします",
      seenBy: { instructor: "own" },
    },
    unpayable: {
      header: "支払対象外",
      cell: flag(),
      writer: "staff",
      note: "市や市立病院の職員など、謝礼金を支払えないときに付けます",
    },
    unpayableWhy: {
      header: "支払対象外の理由",
      cell: text(220, 500),
      writer: "staff",
      note: "支払対象外を付けるときは必ず書きます",
    },
  },
});
export type Instructor = Row<typeof instructors>;

export const appointments = defineTable("年度委嘱", {
  note: "指導医の年度ごとの承諾と受入条件。1行が1人1年度です（A12）",
  key: "appointmentId",
  yearly: true,
  keepYears: 5,
  columns: {
    appointmentId: { header: "委嘱番号", cell: id(), writer: "addon", note: "年度と指導医番号から付く番号" },
    fiscalYear: {
      header: "年度",
      cell: count(),
      writer: "addon",
      note: "委嘱の年度（西暦）",
      seenBy: { association: "all" },
    },
    instructorId: {
      header: "指導医番号",
      cell: id(),
      writer: "addon",
      note: "承諾した指導医",
      seenBy: { association: "all" },
    },
    instructorName: {
      header: "指導医氏名",
      cell: text(),
      writer: "addon",
      note: "読みやすさのための写し",
      seenBy: { association: "all" },
    },
    responseId: {
      header: "回答ID",
      cell: id(),
      writer: "addon",
      note: "承諾書の回答の番号。同じ回答を二度取り込まないための鍵です",
    },
    receivedAt: {
      header: "受付日時",
      cell: moment(),
      writer: "addon",
      note: "承諾書の送信日時。紙や電話の承諾では、受け取った日時",
      seenBy: { instructor: "own" },
    },
    route: { header: "受付経路", cell: choice(ROUTES), writer: "addon", note: "どこから受け付けたか" },
    enteredBy: { header: "入力者", cell: text(), writer: "addon", note: "紙や電話の承諾を入力した職員" },
    accepted: {
      header: "承諾",
      cell: choice(["承諾する", "辞退する"]),
      writer: "intake",
      note: "指導医を引き受けるか",
      ask: ask(TERMS, true),
      seenBy: { association: "all", instructor: "own" },
    },
    professions: {
      header: "受入職種",
      cell: choices(PROFESSIONS, 220),
      writer: "intake",
      note: "受け入れる職種",
      ask: ask(TERMS, true),
      seenBy: { association: "all", instructor: "own" },
    },
    themes: {
      header: "テーマ",
      cell: choices({ setting: "themes" }, 220),
      writer: "intake",
      note: "見学で学べるテーマ",
      ask: ask(TERMS, true),
      seenBy: { association: "all", instructor: "own" },
    },
    yearLimit: {
      header: "年上限",
      cell: count(),
      writer: "intake",
      note: "1年に受け入れる人数",
      ask: ask(TERMS, true, { help: "この年度に受け入れる人数（人）" }),
      seenBy: { association: "all", instructor: "own" },
    },
    monthLimit: {
      header: "月上限",
      cell: count(),
      writer: "intake",
      note: "1か月に受け入れる人数。空なら上限なし",
      ask: ask(TERMS, false, { help: "1か月に受け入れる人数（人）。決めないときは空のままにしてください" }),
      seenBy: { association: "all", instructor: "own" },
    },
    atOnce: {
      header: "同時受入人数",
      cell: count(),
      writer: "intake",
      note: "1回に受け入れる人数。空なら1人",
      ask: ask(TERMS, false, { help: "空のままのときは1人とします" }),
      seenBy: { association: "all", instructor: "own" },
    },
    weekly: {
      header: "受入可能曜日",
      cell: grid(WEEK, HALF_COLUMNS),
      writer: "intake",
      note: "毎週受け入れられる曜日と時間帯。祝日は含みません",
      ask: ask(DATES, false, {
        help: "毎週受け入れられる曜日と時間帯をすべて選んでください。祝日は含みません（祝日に受け入れられるときは、受入可能日に書いてください）",
      }),
      seenBy: { association: "all", instructor: "own" },
    },
    closedDays: {
      header: "不可期間",
      cell: long(180),
      writer: "intake",
      note: "受け入れない期間。1行に1つ（例：2018/8/11〜2018/8/16）",
      ask: ask(DATES, false, { help: "1行に1つ、例のように書いてください。例：2018/8/11〜2018/8/16" }),
      seenBy: { instructor: "own" },
    },
    meetingPlace: {
      header: "集合場所",
      cell: text(200),
      writer: "intake",
      note: "当日の集合場所",
      ask: ask(TERMS, true),
      seenBy: { instructor: "own", applicant: "decided" },
    },
    ride: {
      header: "車への同乗",
      cell: choice(["できる", "できない"]),
      writer: "intake",
      note: "訪問の車に同乗できるか",
      ask: ask(TERMS, true),
      seenBy: { instructor: "own", applicant: "decided" },
    },
    patientConsent: {
      header: "患者同意の取得方法",
      cell: choice(["口頭", "書面", "口頭と書面"]),
      writer: "intake",
      note: "患者さんとご家族の同意は指導医が取ります",
      ask: ask(TERMS, true, { help: "同行について、患者さんとご家族の同意をとる方法" }),
      seenBy: { instructor: "own" },
    },
    contactBy: {
      header: "連絡方法",
      cell: choice(["メール", "電話", "どちらでもよい"]),
      writer: "intake",
      note: "日程調整の連絡方法",
      ask: ask(TERMS, true),
      seenBy: { instructor: "own", applicant: "decided" },
    },
    payee: {
      header: "支払先区分",
      cell: choice(PAYEES),
      writer: "intake",
      note: "指導謝礼金の支払先（口座は別の書面でいただきます）",
      ask: ask(CONSENT, true, { help: "指導謝礼金の支払先。口座は別の書面でうかがいます" }),
      seenBy: { instructor: "own" },
    },
    invoiceRegistered: {
      header: "適格請求書発行事業者",
      cell: choice(["はい", "いいえ", "わからない"]),
      writer: "intake",
      note: "法人のときの登録の有無",
      ask: ask(CONSENT, false, { help: "支払先が法人のときだけお答えください" }),
      seenBy: { instructor: "own" },
    },
    agreed: {
      header: "指導医の確認",
      cell: flag(),
      writer: "intake",
      note: "見学のみであること、患者同意、守秘の確認",
      ask: ask(CONSENT, true, { help: "受講者は見学のみとし、患者さんの同意を得て、個人の秘密を守ります" }),
      seenBy: { instructor: "own" },
    },
    suspended: {
      header: "受入停止",
      cell: flag(),
      writer: "staff",
      note: "途中で受け入れられなくなったときに付けます",
    },
    suspendedWhy: {
      header: "受入停止の理由",
      cell: text(200, 500),
      writer: "staff",
      note: "辞退や停止の理由。取消の記録に残ります",
    },
  },
});
export type Appointment = Row<typeof appointments>;

export const openings = defineTable("受入可能日", {
  note: "曜日の決まりのほかに、指導医が個別に受け入れられる日。職員が書き足すこともできます",
  key: "openingId",
  yearly: true,
  keepYears: 3,
  columns: {
    openingId: {
      header: "受入日番号",
      cell: id(),
      writer: "intake",
      note: "重ならない番号。職員が書き足すときは、指導医番号と日付を続けて書きます（例：医-0001/2018-06-01）",
    },
    fiscalYear: { header: "年度", cell: count(), writer: "intake", note: "年度（西暦）" },
    instructorId: {
      header: "指導医番号",
      cell: id(),
      writer: "intake",
      note: "受け入れる指導医",
      seenBy: { association: "all" },
    },
    day: {
      header: "日付",
      cell: date(),
      writer: "intake",
      note: "受け入れられる日",
      ask: ask(DATES, false, {
        question: "受入可能日",
        help: "曜日の決まりのほかに受け入れられる日があれば書いてください",
        repeat: 5,
      }),
      seenBy: { association: "all", instructor: "own" },
    },
    period: {
      header: "時間帯",
      cell: choice(PERIODS),
      writer: "intake",
      note: "午前、午後、終日（どちらでもよい）",
      ask: ask(DATES, false, { question: "受入可能日の時間帯", repeat: 5 }),
      seenBy: { association: "all", instructor: "own" },
    },
  },
});
export type Opening = Row<typeof openings>;

/** Visits of years before this workbook, so that a first visit is told from a second (R39; matching prefers the first). */
export const pastVisits = defineTable("過年度受講", {
  note: "この台帳より前の年度に受講した人。名簿から貼り付けて取り込みます。受講が初めてかどうかの判断に使います",
  key: "visitId",
  yearly: true,
  keepYears: 5,
  columns: {
    visitId: { header: "過年度番号", cell: id(), writer: "addon", note: "年度と氏名から付く番号" },
    fiscalYear: { header: "年度", cell: count(), writer: "intake", note: "受講した年度（西暦）" },
    name: { header: "氏名", cell: text(), writer: "intake", note: "受講した人の氏名" },
    kana: { header: "ふりがな", cell: kana(), writer: "intake", note: "氏名のふりがな" },
    profession: { header: "職種", cell: choice(PROFESSIONS), writer: "intake", note: "受講したときの職種" },
    facility: { header: "医療機関名", cell: text(220), writer: "intake", note: "受講したときの所属" },
    visitedOn: { header: "受講日", cell: date(), writer: "intake", note: "わからないときは空のままにします" },
    source: { header: "出典", cell: text(200), writer: "intake", note: "どの名簿から取り込んだか" },
  },
});
export type PastVisit = Row<typeof pastVisits>;
