/** 申込者: one row an application (R42). The fields of the application form, domain section 3. */
import { choice, choices, count, date, email, flag, id, kana, long, moment, phone, text } from "../core/cell.ts";
import { PERIODS } from "../core/halfday.ts";
import { defineTable, type Column, type Row } from "../core/table.ts";
import { APPLICANT_CLASSES, HOME_CARE, MEMBERSHIPS, PROFESSIONS, ROUTES, STATE_TONES, TRANSPORT } from "./words.ts";

/**
 * Where an application stands. Held states (重複, 年度内受講済, 要審査, 人物確認待ち) wait for staff, none is final. 繰越 ends it
 * in its year: it goes on under a number of the next one (A28).
 */
export const applicantMoves = {
  人物確認待ち: ["選定待ち", "要審査", "対象外", "重複", "年度内受講済", "取消", "繰越"],
  要審査: ["選定待ち", "対象外", "人物確認待ち", "重複", "年度内受講済", "取消", "繰越"],
  選定待ち: ["決定", "要審査", "対象外", "人物確認待ち", "重複", "年度内受講済", "取消", "繰越"],
  重複: ["選定待ち", "要審査", "対象外", "人物確認待ち", "年度内受講済", "取消", "繰越"],
  年度内受講済: ["選定待ち", "要審査", "対象外", "人物確認待ち", "重複", "取消", "繰越"],
  対象外: ["選定待ち", "要審査", "人物確認待ち", "重複", "年度内受講済", "取消"],
  決定: ["選定待ち", "取消"],
  取消: [],
  繰越: [],
} as const;
export const APPLICANT_STATES = Object.keys(applicantMoves) as (keyof typeof applicantMoves)[];
/** Changed by a decision, its cancellation or the year's change only, never because something came in or was judged. */
export const SETTLED_STATES: readonly string[] = ["決定", "取消", "繰越"] satisfies ApplicantState[];
/** States in which an application waits in its year, and moves along where it turns out to be the next year's. */
export const MOVABLE_STATES = APPLICANT_STATES.filter((state) =>
  (applicantMoves[state] as readonly string[]).includes("繰越"),
);
/** States in which an applicant may wish to go on into the next year; a double goes with the one that it doubles. */
export const CARRYABLE_STATES: readonly ApplicantState[] = MOVABLE_STATES.filter((state) => state !== "重複");

const PERSON = "申込者について";
const PLACE = "所属について";
const WISH = "研修の希望";
const DATES = "希望日";
const CONSENT = "確認と同意";

const ask = (section: string, required: boolean, rest: { question?: string; help?: string; longest?: number } = {}) =>
  ({ form: "application", section, required, ...rest }) as const;

const wishDay = (n: 1 | 2 | 3 | 4 | 5) =>
  ({
    header: `第${n}希望日`,
    cell: date(),
    writer: "intake",
    note: `第${n}希望の日`,
    ask: ask(DATES, n === 1, n === 1 ? { help: "土日祝日は受け入れがない場合があります" } : {}),
    seenBy: { instructor: "decided", applicant: "own" },
  }) as const satisfies Column<string>;

const wishPeriod = (n: 1 | 2 | 3 | 4 | 5) =>
  ({
    header: `第${n}希望の時間帯`,
    cell: choice(PERIODS),
    writer: "intake",
    note: "午前、午後、終日（どちらでもよい）",
    ask: ask(DATES, n === 1, n === 1 ? { help: "終日は、午前と午後のどちらでもよいという意味です" } : {}),
    seenBy: { instructor: "decided", applicant: "own" },
  }) as const satisfies Column<"午前" | "午後" | "終日" | "">;

const consent = (header: string, help: string) =>
  ({
    header,
    cell: flag(),
    writer: "intake",
    note: help,
    ask: ask(CONSENT, true, { help }),
    seenBy: { applicant: "own" },
  }) as const satisfies Column<boolean>;

export const applicants = defineTable("申込者", {
  note: "在宅医同行研修の申込み。1行が1件の申込みです",
  key: "applicationId",
  yearly: true,
  keepYears: 5,
  moves: { column: "state", allowed: applicantMoves },
  columns: {
    applicationId: {
      header: "受付番号",
      cell: id(),
      writer: "addon",
      note: "受け付けた順の番号。年度ごとに始まり、使い回しません",
      seenBy: { instructor: "decided", applicant: "own" },
    },
    state: {
      header: "状態",
      cell: choice(APPLICANT_STATES),
      tones: STATE_TONES,
      writer: "addon",
      note: "いまどこまで進んだか",
    },
    stateNote: {
      header: "状態の理由",
      cell: text(240, 500),
      writer: "addon",
      note: "その状態である理由と、次にすること",
    },
    name: {
      header: "氏名",
      cell: text(),
      writer: "intake",
      note: "申込者の氏名",
      ask: ask(PERSON, true, { help: "例：見本 太郎" }),
      seenBy: { association: "consented", instructor: "decided", applicant: "own" },
    },
    kana: {
      header: "ふりがな",
      cell: kana(),
      writer: "intake",
      note: "氏名のふりがな",
      ask: ask(PERSON, true, { help: "例：みほん たろう" }),
      seenBy: { instructor: "decided", applicant: "own" },
    },
    profession: {
      header: "職種",
      cell: choice(PROFESSIONS),
      writer: "intake",
      note: "申込者の職種",
      ask: ask(PERSON, true),
      seenBy: { association: "consented", instructor: "asked", applicant: "own" },
    },
    applicantClass: {
      header: "対象区分",
      cell: choice(APPLICANT_CLASSES),
      writer: "intake",
      note: "企画書の対象の区分（R37・R38）",
      ask: ask(PERSON, true, {
        help: "未参入開業医は在宅医療をまだ行っていない開業医、参入済み医師はすでに行っている医師です",
      }),
      seenBy: { association: "counts", applicant: "own" },
    },
    personCandidate: {
      header: "人物候補",
      cell: text(260, 500),
      writer: "addon",
      note: "同じ人かもしれない過去の申込み。氏名、ふりがな、職種の一致で挙げます",
    },
    personVerdict: {
      header: "人物判断",
      cell: choice(["同じ人", "別の人"]),
      writer: "staff",
      note: "人物候補が同じ人かどうかを選びます",
    },
    personChoice: {
      header: "人物番号の指定",
      cell: id(),
      writer: "staff",
      note: "「同じ人」が、人物候補の初めの人でないときに、その人の人物番号を書きます",
    },
    eligibilityVerdict: {
      header: "資格判断",
      cell: choice(["対象とする", "対象外とする"]),
      writer: "staff",
      note: "要審査の申込みを審査した結果（A17）",
    },
    eligibilityReason: {
      header: "資格判断の理由",
      cell: text(200, 500),
      writer: "staff",
      note: "審査した理由。資格判断を選ぶときは必ず書きます",
    },
    withdrawn: { header: "取下げ", cell: flag(), writer: "staff", note: "本人から取下げの連絡があったときに付けます" },
    withdrawnWhy: {
      header: "取下げの理由",
      cell: text(200, 500),
      writer: "staff",
      note: "本人から聞いた理由。取消の記録に残ります",
    },
    difference: {
      header: "差異",
      cell: long(280),
      writer: "addon",
      note: "同じ人の先の申込みと違うところ。先の申込みを生かすときは、必要な欄を先の行に書き写します",
    },
    excluded: {
      header: "除外する指導医番号",
      cell: choices([]),
      writer: "staff",
      note: "組み合わせない指導医の番号（避けたい指導医を読み取って書きます。「、」で区切ります）",
    },
    receivedAt: {
      header: "受付日時",
      cell: moment(),
      writer: "addon",
      note: "フォームの送信日時。紙や電話の申込みでは、受け取った日時。この順に並びます",
      seenBy: { applicant: "own" },
    },
    personId: { header: "人物番号", cell: id(), writer: "addon", note: "同じ人の申込みに付く番号（A11）" },
    fiscalYear: { header: "年度", cell: count(), writer: "addon", note: "研修の年度（西暦）（A11）" },
    route: { header: "受付経路", cell: choice(ROUTES), writer: "addon", note: "どこから受け付けたか" },
    enteredBy: { header: "入力者", cell: text(), writer: "addon", note: "紙や電話の申込みを入力した職員" },
    consentWithdrawnOn: {
      header: "同意の撤回日",
      cell: date(),
      writer: "addon",
      note: "本人が医師会への提供の同意を撤回した日。以後、医師会には見せません",
    },
    carryWish: {
      header: "繰越の意向",
      cell: choice(["希望する", "希望しない"]),
      writer: "addon",
      note: "年度内に決まらなかったとき、次の年度に繰り越すことへの本人の答え（A28）",
      seenBy: { applicant: "own" },
    },
    carryAnsweredOn: {
      header: "繰越の回答日",
      cell: date(),
      writer: "addon",
      note: "本人が繰越について答えた日",
    },
    carriedTo: { header: "繰越先", cell: id(), writer: "addon", note: "繰り越した先の受付番号" },
    carriedFrom: { header: "繰越元", cell: id(), writer: "addon", note: "前の年度の受付番号" },
    responseId: {
      header: "回答ID",
      cell: id(),
      writer: "addon",
      note: "フォームの回答の番号。同じ回答を二度受け付けないための鍵です",
    },
    membership: {
      header: "医師会員区分",
      cell: choice(MEMBERSHIPS),
      writer: "intake",
      note: "医師会の会員かどうか",
      ask: ask(PERSON, true, { help: "医師以外の方は「該当なし」を選んでください" }),
      seenBy: { association: "consented", applicant: "own" },
    },
    specialty: {
      header: "診療科",
      cell: text(),
      writer: "intake",
      note: "医師の診療科",
      ask: ask(PERSON, false),
      seenBy: { instructor: "decided", applicant: "own" },
    },
    email: {
      header: "メールアドレス",
      cell: email(),
      writer: "intake",
      note: "受付連絡と決定連絡票の送り先",
      ask: ask(PERSON, true, { help: "決定連絡票をお送りします" }),
      seenBy: { instructor: "decided", applicant: "own" },
    },
    phone: {
      header: "日中の電話番号",
      cell: phone(),
      writer: "intake",
      note: "日中に連絡できる電話",
      ask: ask(PERSON, true),
      seenBy: { instructor: "decided", applicant: "own" },
    },
    facility: {
      header: "所属医療機関名",
      cell: text(200),
      writer: "intake",
      note: "所属する医療機関",
      ask: ask(PLACE, true),
      seenBy: { association: "consented", instructor: "decided", applicant: "own" },
    },
    department: {
      header: "部署・役職",
      cell: text(),
      writer: "intake",
      note: "部署と役職",
      ask: ask(PLACE, true, { help: "ないときは「なし」と書いてください" }),
      seenBy: { instructor: "decided", applicant: "own" },
    },
    postalCode: {
      header: "所属の郵便番号",
      cell: text(90, 20),
      writer: "intake",
      note: "決定連絡票の宛名に使います",
      ask: ask(PLACE, true, { help: "例：238-8550" }),
      seenBy: { applicant: "own" },
    },
    address: {
      header: "所属所在地",
      cell: text(240),
      writer: "intake",
      note: "所属の所在地。市内かどうかの確認にも使います（R38）",
      ask: ask(PLACE, true, { help: "例：横須賀市見本町1-1" }),
      seenBy: { applicant: "own" },
    },
    facilityPhone: {
      header: "所属の電話",
      cell: phone(),
      writer: "intake",
      note: "所属の電話番号",
      ask: ask(PLACE, true),
      seenBy: { applicant: "own" },
    },
    facilityFax: {
      header: "所属のFAX",
      cell: phone(),
      writer: "intake",
      note: "所属のFAX番号",
      ask: ask(PLACE, false),
      seenBy: { applicant: "own" },
    },
    superiorAgreed: {
      header: "所属長の承諾",
      cell: choice(["得ている", "勤務者ではない"]),
      writer: "intake",
      note: "勤務している方は所属長の承諾が必要です",
      ask: ask(PLACE, true),
      seenBy: { applicant: "own" },
    },
    homeCare: {
      header: "在宅医療の実施状況",
      cell: choice(HOME_CARE),
      writer: "intake",
      note: "現在の在宅医療の実施",
      ask: ask(WISH, true),
      seenBy: { association: "counts", applicant: "own" },
    },
    homeCareYears: {
      header: "在宅医療の年数",
      cell: count(),
      writer: "intake",
      note: "実施中の方の年数",
      ask: ask(WISH, false, { help: "実施中の方だけお答えください（年）" }),
      seenBy: { applicant: "own" },
    },
    homeCareVisits: {
      header: "月間の訪問件数",
      cell: count(),
      writer: "intake",
      note: "実施中の方の月間件数",
      ask: ask(WISH, false, { help: "実施中の方だけお答えください（件）" }),
      seenBy: { applicant: "own" },
    },
    pastVisits: {
      header: "受講歴",
      cell: choice(["なし", "今年度にあり", "過去の年度にあり"]),
      writer: "intake",
      note: "本人の申告。選定には記録された実施を使います",
      ask: ask(WISH, true),
      seenBy: { applicant: "own" },
    },
    purpose: {
      header: "受講目的",
      cell: long(),
      writer: "intake",
      note: "受講の目的",
      ask: ask(WISH, true, { help: "200字までです。患者さんが特定できることは書かないでください", longest: 200 }),
      seenBy: { instructor: "decided", applicant: "own" },
    },
    clearance: {
      header: "患者情報の確認",
      cell: choice(["問題なし"]),
      writer: "staff",
      note: "受講目的などの自由記述に、患者さんが特定できそうな言葉があると、載せる通知を作りません。患者さんのことでなければ「問題なし」。文を直したら、選び直してください",
    },
    themes: {
      header: "学びたいテーマ",
      cell: choices({ setting: "themes" }),
      writer: "intake",
      note: "学びたいテーマ",
      ask: ask(WISH, true),
      seenBy: { association: "counts", instructor: "asked", applicant: "own" },
    },
    deadline: {
      header: "希望時期",
      cell: text(),
      writer: "intake",
      note: "いつまでに受講したいか",
      ask: ask(WISH, true, { help: "例：年度内、9月末まで" }),
      seenBy: { applicant: "own" },
    },
    blocks: {
      header: "希望ブロック",
      cell: choices({ setting: "blocks" }),
      writer: "intake",
      note: "希望するブロック。空ならどこでもよい",
      ask: ask(WISH, false, { help: "どこでもよいときは選ばないでください" }),
      seenBy: { applicant: "own" },
    },
    transport: {
      header: "移動手段",
      cell: choice(TRANSPORT),
      writer: "intake",
      note: "集合場所までの移動",
      ask: ask(WISH, false),
      seenBy: { instructor: "decided", applicant: "own" },
    },
    wishedInstructor: {
      header: "希望指導医",
      cell: text(),
      writer: "intake",
      note: "希望する指導医の氏名",
      ask: ask(WISH, false),
      seenBy: { applicant: "own" },
    },
    avoidedInstructor: {
      header: "避けたい指導医",
      cell: text(),
      writer: "intake",
      note: "事務局だけが見ます",
      ask: ask(WISH, false, { help: "事務局だけが確認し、指導医や医師会には伝えません" }),
      seenBy: { applicant: "own" },
    },
    consideration: {
      header: "配慮事項",
      cell: long(),
      writer: "intake",
      note: "性別などの配慮の希望。事務局だけが見ます",
      ask: ask(WISH, false, {
        help: "同行にあたって配慮が必要なことがあれば書いてください（必要な範囲でのみ使います）",
      }),
      seenBy: { applicant: "own" },
    },
    wish1: wishDay(1),
    period1: wishPeriod(1),
    wish2: wishDay(2),
    period2: wishPeriod(2),
    wish3: wishDay(3),
    period3: wishPeriod(3),
    wish4: wishDay(4),
    period4: wishPeriod(4),
    wish5: wishDay(5),
    period5: wishPeriod(5),
    badDays: {
      header: "都合の悪い日・曜日",
      cell: text(200, 500),
      writer: "intake",
      note: "日程を調整するときの参考",
      ask: ask(DATES, false),
      seenBy: { instructor: "decided", applicant: "own" },
    },
    observationOnly: consent("見学のみ", "見学のみで、医療行為は行いません"),
    confidentiality: consent("守秘義務", "研修で知った個人の秘密を漏らしません。研修の後も同じです"),
    privacy: consent("個人情報の取扱い", "はじめに示した利用目的と、医師会への提供に同意します"),
    infection: consent("感染対策", "当日に体調がすぐれないときは参加せず、マスクの着用などの感染対策に従います"),
    cancelling: consent("キャンセルの方法", "都合がつかなくなったときは、すぐに事務局と指導医へ連絡します"),
    insurance: {
      header: "保険の加入状況",
      cell: choice(["加入している", "所属で加入している", "加入していない", "わからない"]),
      writer: "intake",
      note: "賠償責任保険・傷害保険",
      ask: ask(CONSENT, false),
      seenBy: { applicant: "own" },
    },
  },
});

export type Applicant = Row<typeof applicants>;
export type ApplicantState = (typeof APPLICANT_STATES)[number];

/** Whether a row is the same application sent once more, which no count of applications takes in; one that was decided is its own. */
export const isDouble = (row: Applicant, decided: { has(applicationId: string): boolean }): boolean =>
  row.state === "重複" && !decided.has(row.applicationId);

/**
 * Gives out 受付番号 of a year, 申-2018-0001 …: above every number of the year, also those whose row staff deleted but which
 * have a case. Unique under concurrent submissions because it is only ever asked under the script lock.
 */
export function applicationNumbers(
  fiscalYear: number,
  there: readonly { readonly applicationId: string }[],
): () => string {
  const pattern = new RegExp(`^申-${fiscalYear}-(\\d+)$`);
  let last = there.reduce((most, each) => Math.max(most, Number(pattern.exec(each.applicationId)?.[1] ?? 0)), 0);
  return () => `申-${fiscalYear}-${String(++last).padStart(4, "0")}`;
}

/** The five wishes as they were answered, blanks included. */
export function wishPairs(row: Applicant): { rank: number; day: string; period: "午前" | "午後" | "終日" | "" }[] {
  const pairs = [
    [row.wish1, row.period1],
    [row.wish2, row.period2],
    [row.wish3, row.period3],
    [row.wish4, row.period4],
    [row.wish5, row.period5],
  ] as const;
  return pairs.map(([day, period], index) => ({ rank: index + 1, day, period }));
}

/** The wishes of an application in order, blanks left out; a day without a period means either half. */
export function wishesOf(row: Applicant): { rank: number; day: string; period: "午前" | "午後" | "終日" }[] {
  return wishPairs(row).flatMap((wish) =>
    wish.day === "" ? [] : [{ ...wish, period: wish.period === "" ? "終日" : wish.period }],
  );
}
