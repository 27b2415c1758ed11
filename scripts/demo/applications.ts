/** The 24 applications: who they are is fixed by the story, their names, institutions and wishes by the seed. */
import type { Answers } from "../../src/workspace/shared.ts";
import type { Arrival } from "./arrival.ts";
import type { Chance } from "./chance.ts";
import { CLINICS, FAR_HOSPITAL, HOSPITALS, people, weekday, wishes, type Person, type Place, type Wish } from "./people.ts";
import { THEMES } from "./words.ts";

type Delivery = NonNullable<Arrival["event"]>;

/** One applicant; what is left out is drawn or ordinary. */
interface Cast {
  role: string;
  profession: string;
  applicantClass: string;
  person?: Person;
  at?: Place;
  email?: string;
  wishes?: Wish[];
  event?: Delivery;
  more?: Answers;
}

export interface Applications {
  first: Arrival[];
  /** After the first decision: one more from a person who holds a decision already, and a late one. */
  second: (decided: Answers) => Arrival[];
}

export function applications(chance: Chance): Applications {
  const names = people(chance);
  const next = (): Person => names.shift() ?? { name: "見本 予備", kana: "みほん よび" };
  const deal = (cast: Cast): Cast & { person: Person } => ({ ...cast, person: cast.person ?? next() });
  const dealt = firstCast(next).map(deal);
  const answers = dealt.map((cast, index) => answersOf(cast, chance, index + 1));
  const first = dealt.map((cast, index) => arrival(cast, answers[index] ?? {}, firstTime(index)));
  const late = deal({ role: "late", profession: "医師", applicantClass: "勤務医" });
  const lateAnswers = answersOf(late, chance, 24);
  const again = wishes(chance, 3);
  return {
    first,
    second: (decided) => [
      arrival({ role: "again", event: "blank" }, { ...decided, ...wishAnswers(again), 受講歴: "今年度にあり" }, "2018-05-31T15:08:00+09:00"),
      arrival(late, lateAnswers, "2018-06-01T08:31:00+09:00"),
    ],
  };
}

/** From Tuesday afternoon to Thursday noon. */
function firstTime(index: number): string {
  const at = Date.UTC(2018, 4, 29, 14, 21) + index * 127 * 60_000;
  return `${new Date(at).toISOString().slice(0, 19)}+09:00`;
}

function arrival({ role, event }: Pick<Cast, "role" | "event">, answers: Answers, at: string): Arrival {
  return { role, form: "在宅医同行研修申込書", at, answers, ...(event ? { event } : {}) };
}

const SHARED = "kango-bu@mihon-hospital.example.jp";

/** 22 of the 24, in the order in which they arrive. */
function firstCast(next: () => Person): Cast[] {
  const [opener, ward1, nurse] = [next(), next(), next()];
  const mihon = HOSPITALS[0];
  const ward = (role: string, person: Person): Cast => ({ role, profession: "看護師", applicantClass: "看護師", person, email: SHARED, ...(mihon ? { at: mihon } : {}) });
  return [
    { role: "opener", profession: "医師", applicantClass: "未参入開業医", person: opener },
    { role: "rare", profession: "医師", applicantClass: "未参入開業医", person: { name: "𠮷野 見本", kana: "よしの みほん" }, event: "lost" },
    { role: "experienced", profession: "医師", applicantClass: "参入済み医師", person: { name: "髙見　例示", kana: "タカミ レイジ" }, more: PRACTICE },
    { role: "instructor", profession: "医師", applicantClass: "参入済み医師", person: { name: "見本 三郎", kana: "みほん さぶろう" }, at: OWN, email: "instructor3@example.jp", wishes: OWN_WISHES, more: PRACTICE },
    { role: "colleague", profession: "医師", applicantClass: "未参入開業医", at: SAME, wishes: SAME_WISHES },
    { role: "hospital doctor", profession: "医師", applicantClass: "勤務医", event: "doubled" },
    ward("ward 1", { ...ward1, kana: halfWidth(katakana(ward1.kana)) }),
    ward("ward 2", nurse),
    { ...ward("ward 3", next()), event: "blank" },
    { role: "pharmacist", profession: "薬剤師", applicantClass: "コメディカル" },
    { role: "therapist", profession: "理学療法士", applicantClass: "コメディカル", more: { 希望時期: "平成３０年１２月末まで" } },
    { role: "social worker", profession: "医療ソーシャルワーカー", applicantClass: "コメディカル" },
    { role: "dietitian", profession: "管理栄養士", applicantClass: "コメディカル" },
    { role: "formula", profession: "看護師", applicantClass: "看護師", person: { name: '=HYPERLINK("http://example.jp","見本")', kana: "みほん しき" } },
    { role: "out of town", profession: "看護師", applicantClass: "看護師", at: FAR_HOSPITAL },
    ...doubtful(opener, nurse),
  ];
}

/** Those that staff must look at. */
function doubtful(opener: Person, nurse: Person): Cast[] {
  const other = HOSPITALS[2];
  return [
    { role: "wrong class", profession: "看護師", applicantClass: "未参入開業医", ...(other ? { at: other } : {}), more: { 所属長の承諾: "得ている", "部署・役職": "外来" } },
    { role: "other", profession: "その他", applicantClass: "その他", more: { "部署・役職": "介護支援専門員" } },
    { role: "twice", profession: "医師", applicantClass: "未参入開業医", person: { name: opener.name.replace(" ", ""), kana: katakana(opener.kana) }, email: "another@example.com" },
    { role: "namesake", profession: "看護師", applicantClass: "看護師", person: nurse, ...(other ? { at: other } : {}), email: "namesake@example.com" },
    // The Form lets both of these pass, the office's own reading does not.
    { role: "bad address", profession: "医師", applicantClass: "勤務医", email: "shibu@example.c0m", event: "doubled" },
    { role: "bad number", profession: "医師", applicantClass: "参入済み医師", more: { ...PRACTICE, 在宅医療の年数: "-5" } },
    { role: "past", profession: "看護師", applicantClass: "看護師", wishes: [{ day: "2018-05-21", period: "終日" }, { day: "2018-05-24", period: "午後" }] },
  ];
}

const PRACTICE: Answers = { 在宅医療の実施状況: "実施中", 在宅医療の年数: "３".normalize("NFKC"), 月間の訪問件数: "12" };
/** An instructor who applies himself is never matched with himself (A19), whatever days he wishes for. */
const OWN: Place = { name: "例示診療所", postal: "238-0003", address: "横須賀市例示1-3", phone: "046-000-0103" };
const OWN_WISHES: Wish[] = [{ day: weekday(1, 2), period: "午後" }, { day: weekday(2, 3), period: "午前" }, { day: weekday(3, 1), period: "終日" }];
/** Nor is a colleague of an instructor's own institution, under another spelling of it. */
const SAME: Place = { name: "医療法人社団 見本内科医院", postal: "238-0002", address: "横須賀市見本町2-2", phone: "046-000-0102" };
const SAME_WISHES: Wish[] = [{ day: weekday(0, 1), period: "終日" }, { day: weekday(5, 0), period: "終日" }];

function answersOf(cast: Cast & { person: Person }, chance: Chance, n: number): Answers {
  const doctor = cast.profession === "医師";
  const opened = cast.applicantClass.endsWith("開業医") || cast.applicantClass === "参入済み医師";
  const at = cast.at ?? chance.pick(opened ? CLINICS : HOSPITALS);
  const drawn = cast.wishes ?? wishes(chance, 3 + chance.below(3));
  return {
    氏名: cast.person.name,
    ふりがな: cast.person.kana,
    職種: cast.profession,
    対象区分: cast.applicantClass,
    医師会員区分: doctor ? chance.pick(["会員", "会員", "非会員"]) : "該当なし",
    診療科: doctor ? chance.pick(["内科", "外科", "整形外科"]) : "",
    メールアドレス: cast.email ?? `applicant${String(n).padStart(2, "0")}@example.com`,
    日中の電話番号: n % 5 === 0 ? "０４６－０００－１２３４" : `046-000-${String(3000 + n)}`,
    所属医療機関名: at.name,
    "部署・役職": opened ? "院長" : chance.pick(["地域連携室", "病棟", "外来", "なし"]),
    所属の郵便番号: at.postal,
    所属所在地: at.address,
    所属の電話: at.phone,
    所属長の承諾: opened ? "勤務者ではない" : "得ている",
    在宅医療の実施状況: chance.pick(["なし", "検討中"]),
    受講歴: "なし",
    受講目的: chance.pick(PURPOSES),
    学びたいテーマ: chance.some(THEMES, 1 + chance.below(3)),
    希望時期: chance.pick(["年度内", "9月末まで", "平成30年10月ごろまで"]),
    希望ブロック: chance.pick([[], [], ["東"], ["西南"]]),
    移動手段: chance.pick(["車", "公共交通機関", "どちらでもよい"]),
    ...wishAnswers(drawn),
    "都合の悪い日・曜日": chance.pick(["", "平成30年8月13日から16日まで", "水曜日の午前"]),
    ...PROMISES,
    ...cast.more,
  };
}

const PURPOSES = [
  "在宅医療を始めるにあたり、現場の流れを知りたいためです。",
  "退院する方を安心して送り出せるよう、訪問診療の様子を学びたいです。",
  "多職種での連携の進め方を学び、日々の仕事に生かしたいと考えています。",
  "看取りまでの支え方を、経験のある先生から学びたいです。",
];

const YES = ["同意します"];
const PROMISES: Answers = { 見学のみ: YES, 守秘義務: YES, 個人情報の取扱い: YES, 感染対策: YES, キャンセルの方法: YES, 保険の加入状況: "所属で加入している" };

/** All five wishes, so that those of an earlier application are cleared. */
function wishAnswers(list: readonly Wish[]): Answers {
  const entries = [1, 2, 3, 4, 5].flatMap((n) => {
    const wish = list[n - 1];
    return [[`第${n}希望日`, wish?.day ?? ""], [`第${n}希望の時間帯`, wish?.period ?? ""]];
  });
  return Object.fromEntries(entries) as Answers;
}

/** ひらがな to カタカナ. */
const katakana = (kana: string): string => kana.replace(/[ぁ-ゖ]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0x60));

/** カタカナ to ｶﾀｶﾅ, with its marks as characters of their own. */
function halfWidth(katakana: string): string {
  const narrow = new Map(Array.from({ length: 0xff9f - 0xff66 + 1 }, (_, index) => String.fromCharCode(0xff66 + index)).map((char) => [char.normalize("NFKC"), char]));
  const parts = Array.from(katakana.normalize("NFD"), (char) => narrow.get(char) ?? char);
  return parts.join("").replace(/\u3099/g, "ﾞ").replace(/\u309A/g, "ﾟ");
}
