/** Who applies: 22 before the first round of matching. The story fixes their parts, the seed the rest. */
import type { Answers } from "../../src/workspace/shared.ts";
import type { Delivery } from "../../src/workspace/office.ts";
import { BUSY, PAIR } from "./doctors.ts";
import { FAR_HOSPITAL, HOSPITALS, weekday, type Person, type Place, type Wish } from "./people.ts";

/** One applicant; what is left out is drawn or ordinary. */
export interface Cast {
  role: string;
  profession: string;
  applicantClass: string;
  person?: Person;
  at?: Place;
  email?: string;
  wishes?: Wish[];
  event?: Delivery;
  /** Came by this way, and was typed in by a clerk; by the Form where left out. */
  route?: string;
  more?: Answers;
}

type Part = Omit<Cast, "role" | "profession" | "applicantClass">;

const newcomer = (role: string, part: Part = {}): Cast => ({
  role,
  profession: "医師",
  applicantClass: "未参入開業医",
  ...part,
});
const nurse = (role: string, part: Part = {}): Cast => ({
  role,
  profession: "看護師",
  applicantClass: "看護師",
  ...part,
});
const allied = (role: string, profession: string, part: Part = {}): Cast => ({
  role,
  profession,
  applicantClass: "コメディカル",
  ...part,
});
export const hospitalDoctor = (role: string, part: Part = {}): Cast => ({
  role,
  profession: "医師",
  applicantClass: "勤務医",
  ...part,
});
const practitioner = (role: string, { more, ...part }: Part = {}): Cast => ({
  role,
  profession: "医師",
  applicantClass: "参入済み医師",
  ...part,
  more: { 在宅医療の実施状況: "実施中", 在宅医療の年数: "3", 月間の訪問件数: "12", ...more },
});

/** Somebody who writes by hand, and one who was on leave when the first round was made. */
export const stragglers = (): Cast[] => [practitioner("on paper", { route: "郵送" }), hospitalDoctor("late")];

/** In July and August. */
export const summerCast = (): Cast[] => [
  newcomer("summer 1", { more: { 希望指導医: BUSY } }),
  nurse("summer 2", { route: "FAX" }),
  hospitalDoctor("summer 3"),
  practitioner("summer 4", { route: "電話" }),
  allied("summer 5", "作業療法士"),
  newcomer("summer 6", { more: { 希望指導医: BUSY } }),
  nurse("summer 7", { event: "lost" }),
  allied("summer 8", "言語聴覚士"),
  hospitalDoctor("summer 9"),
];

/** In October, when instructors are asked before each decision. */
export const autumnCast = (): Cast[] => [
  newcomer("autumn 1"),
  nurse("autumn 2"),
  hospitalDoctor("autumn 3", { event: "doubled" }),
  allied("autumn 4", "薬剤師"),
  practitioner("autumn 5", { more: { 希望指導医: BUSY } }),
  nurse("autumn 6", { route: "持参" }),
  newcomer("autumn 7"),
  allied("autumn 8", "医療ソーシャルワーカー"),
];

/** The last days of the year, paid for in the weeks after it. */
const LATE_MARCH: Wish[] = ["2019-03-19", "2019-03-20", "2019-03-25", "2019-03-26"].map((day) => ({
  day,
  period: "終日",
}));

/** In December, for the first time. */
export const winterCast = (): Cast[] => [
  newcomer("winter 1"),
  nurse("winter 2"),
  hospitalDoctor("winter 3", { wishes: LATE_MARCH }),
];

/** In March, for days on which nobody receives: what is left for the next year (A28). */
export const marchCast = (weekends: Wish[]): Cast[] =>
  ["yes", "no", "silent"].map((role) => hospitalDoctor(`march ${role}`, { wishes: weekends }));

/** In the order in which they arrive. `next` deals a person out. */
export function firstCast(next: () => Person): Cast[] {
  const [opener, namesake] = [next(), next()];
  return [...doctors(opener), ...nurses(next, namesake), ...others(), ...doubtful(opener, namesake)];
}

function doctors(opener: Person): Cast[] {
  return [
    newcomer("opener", { person: opener }),
    newcomer("rare", { person: { name: "𠮷野 見本", kana: "よしの みほん" }, event: "lost" }),
    practitioner("experienced", { person: { name: "髙見　例示", kana: "タカミ レイジ" } }),
    practitioner("instructor", INSTRUCTOR),
    newcomer("colleague", COLLEAGUE),
    hospitalDoctor("hospital doctor", { event: "doubled" }),
  ];
}

/** An instructor who applies himself is never matched with himself (A19), whatever days he wishes for. */
const INSTRUCTOR: Part = {
  person: { name: "見本 三郎", kana: "みほん さぶろう" },
  at: { name: "例示診療所", postal: "238-0003", address: "横須賀市例示1-3", phone: "046-000-0103" },
  email: "instructor3@example.jp",
  wishes: [
    { day: weekday(1, 2), period: "午後" },
    { day: weekday(2, 3), period: "午前" },
    { day: weekday(3, 1), period: "終日" },
  ],
};

/** Nor is a colleague of an instructor's own institution, under another spelling of it. */
const COLLEAGUE: Part = {
  at: { name: "医療法人社団 見本内科医院", postal: "238-0002", address: "横須賀市見本町2-2", phone: "046-000-0102" },
  wishes: [
    { day: weekday(0, 1), period: "終日" },
    { day: weekday(5, 0), period: "終日" },
  ],
};

/** Three of one hospital, who share its address, are three people. */
function nurses(next: () => Person, namesake: Person): Cast[] {
  const [ward] = HOSPITALS;
  const shared: Part = { email: "kango-bu@mihon-hospital.example.jp", ...(ward ? { at: ward } : {}) };
  // Two of them wish to go together.
  const fridays = [2, 3].map((week) => ({ day: weekday(week, 4), period: "終日" as const }));
  const together: Part = { ...shared, wishes: fridays, more: { 希望指導医: PAIR } };
  const first = next();
  return [
    nurse("ward 1", { ...together, person: { name: first.name, kana: halfWidth(katakana(first.kana)) } }),
    nurse("ward 2", { ...together, person: namesake }),
    nurse("ward 3", { ...shared, event: "blank" }),
  ];
}

function others(): Cast[] {
  return [
    allied("pharmacist", "薬剤師"),
    allied("therapist", "理学療法士", { more: { 希望時期: "平成３０年１２月末まで" } }),
    allied("social worker", "医療ソーシャルワーカー"),
    allied("dietitian", "管理栄養士"),
    nurse("formula", { person: { name: '=HYPERLINK("http://example.jp","見本")', kana: "みほん しき" } }),
    nurse("out of town", { at: FAR_HOSPITAL }),
  ];
}

/** Those that staff must look at. */
function doubtful(opener: Person, namesake: Person): Cast[] {
  const other = HOSPITALS[2];
  const elsewhere: Part = other ? { at: other } : {};
  const again = { name: opener.name.replace(" ", ""), kana: katakana(opener.kana) };
  const past: Wish[] = [
    { day: "2018-05-21", period: "終日" },
    { day: "2018-05-24", period: "午後" },
  ];
  return [
    {
      ...nurse("wrong class", { ...elsewhere, more: { 所属長の承諾: "得ている", "部署・役職": "外来" } }),
      applicantClass: "未参入開業医",
    },
    { role: "other", profession: "その他", applicantClass: "その他", more: { "部署・役職": "介護支援専門員" } },
    newcomer("twice", { person: again, email: "another@example.com" }),
    nurse("namesake", { ...elsewhere, person: namesake, email: "namesake@example.com" }),
    // The Form lets both of these pass, the office's own reading does not.
    hospitalDoctor("bad address", { email: "shibu@example.c0m", event: "doubled" }),
    practitioner("bad number", { more: { 在宅医療の年数: "-5" } }),
    nurse("past", { wishes: past }),
  ];
}

/** ひらがな to カタカナ. */
const katakana = (kana: string): string =>
  kana.replace(/[ぁ-ゖ]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0x60));

/** カタカナ to ｶﾀｶﾅ, with its marks as characters of their own. */
function halfWidth(kana: string): string {
  const halves = Array.from({ length: 0xff9f - 0xff66 + 1 }, (_, index) => String.fromCharCode(0xff66 + index));
  const narrow = new Map(halves.map((char) => [char.normalize("NFKC"), char]));
  const parts = Array.from(kana.normalize("NFD"), (char) => narrow.get(char) ?? char);
  return parts
    .join("")
    .replace(/\u3099/g, "ﾞ")
    .replace(/\u309A/g, "ﾟ");
}
