/** The 24 applications as answers to the Form: parts from the cast, names, institutions and wishes from the seed. */
import type { Answers } from "../../src/workspace/shared.ts";
import type { Arrival } from "./arrival.ts";
import { firstCast, hospitalDoctor, practitionerOnPaper, type Cast } from "./cast.ts";
import type { Chance } from "./chance.ts";
import type { Paper } from "./paper.ts";
import { CLINICS, HOSPITALS, people, wishes, type Person, type Wish } from "./people.ts";
import { THEMES } from "./words.ts";

type Dealt = Cast & { person: Person };

export interface Applications {
  first: Arrival[];
  /** After the first decision: one more from a person who holds a decision already, and a late one. */
  second: (decided: Answers) => Arrival[];
  /** The one on paper. */
  paper: Paper;
}

export function applications(chance: Chance): Applications {
  const names = people(chance);
  const next = (): Person => names.shift() ?? { name: "見本 予備", kana: "みほん よび" };
  const deal = (cast: Cast): Dealt => ({ ...cast, person: cast.person ?? next() });
  const first = firstCast(next)
    .map(deal)
    .map((cast, index) => arrival(cast, answersOf(cast, chance, index + 1), firstTime(index)));
  const late = deal(hospitalDoctor("late"));
  const lateAnswers = answersOf(late, chance, 24);
  const again: Answers = { ...wishAnswers(wishes(chance, 3)), 受講歴: "今年度にあり" };
  const paperAnswers = answersOf(deal(practitionerOnPaper), chance, 25);
  return {
    first,
    second: (decided) => [
      arrival({ role: "again", event: "blank" }, { ...decided, ...again }, "2018-05-31T15:08:00+09:00"),
      arrival(late, lateAnswers, "2018-06-01T08:31:00+09:00"),
    ],
    paper: { route: "郵送", day: "平成30年5月31日", answers: written(paperAnswers) },
  };
}

/** One an hour, from Wednesday noon to Thursday morning. */
function firstTime(index: number): string {
  const at = Date.UTC(2018, 4, 30, 13, 5) + index * 61 * 60_000;
  return `${new Date(at).toISOString().slice(0, 19)}+09:00`;
}

function arrival({ role, event }: Pick<Cast, "role" | "event">, answers: Answers, at: string): Arrival {
  return { role, form: "在宅医同行研修申込書", at, answers, ...(event ? { event } : {}) };
}

function answersOf(cast: Dealt, chance: Chance, n: number): Answers {
  const owner = cast.applicantClass.endsWith("開業医") || cast.applicantClass === "参入済み医師";
  return {
    ...personAnswers(cast, chance, n),
    ...placeAnswers(cast, chance, owner),
    ...trainingAnswers(chance),
    ...wishAnswers(cast.wishes ?? wishes(chance, 3 + chance.below(3))),
    ...PROMISES,
    ...cast.more,
  };
}

function personAnswers(cast: Dealt, chance: Chance, n: number): Answers {
  const doctor = cast.profession === "医師";
  return {
    氏名: cast.person.name,
    ふりがな: cast.person.kana,
    職種: cast.profession,
    対象区分: cast.applicantClass,
    医師会員区分: doctor ? chance.pick(["会員", "会員", "非会員"]) : "該当なし",
    診療科: doctor ? chance.pick(["内科", "外科", "整形外科"]) : "",
    メールアドレス: cast.email ?? `applicant${String(n).padStart(2, "0")}@example.com`,
    日中の電話番号: n % 5 === 0 ? "０４６－０００－１２３４" : `046-000-${String(3000 + n)}`,
  };
}

function placeAnswers(cast: Cast, chance: Chance, owner: boolean): Answers {
  const at = cast.at ?? chance.pick(owner ? CLINICS : HOSPITALS);
  return {
    所属医療機関名: at.name,
    "部署・役職": owner ? "院長" : chance.pick(["地域連携室", "病棟", "外来", "なし"]),
    所属の郵便番号: at.postal,
    所属所在地: at.address,
    所属の電話: at.phone,
    所属長の承諾: owner ? "勤務者ではない" : "得ている",
  };
}

function trainingAnswers(chance: Chance): Answers {
  return {
    在宅医療の実施状況: chance.pick(["なし", "検討中"]),
    受講歴: "なし",
    受講目的: chance.pick(PURPOSES),
    学びたいテーマ: chance.some(THEMES, 1 + chance.below(3)),
    希望時期: chance.pick(["年度内", "9月末まで", "平成30年10月ごろまで"]),
    希望ブロック: chance.pick([[], [], ["東"], ["西南"]]),
    移動手段: chance.pick(["車", "公共交通機関", "どちらでもよい"]),
    "都合の悪い日・曜日": chance.pick(["", "平成30年8月13日から16日まで", "水曜日の午前"]),
  };
}

const PURPOSES = [
  "在宅医療を始めるにあたり、現場の流れを知りたいためです。",
  "退院する方を安心して送り出せるよう、訪問診療の様子を学びたいです。",
  "多職種での連携の進め方を学び、日々の仕事に生かしたいと考えています。",
  "看取りまでの支え方を、経験のある先生から学びたいです。",
];

const YES = ["同意します"];
const PROMISES: Answers = {
  見学のみ: YES,
  守秘義務: YES,
  個人情報の取扱い: YES,
  感染対策: YES,
  キャンセルの方法: YES,
  保険の加入状況: "所属で加入している",
};

/** All five wishes, so that those of an earlier application are cleared. */
function wishAnswers(list: readonly Wish[]): Answers {
  const answers: Answers = {};
  for (const n of [1, 2, 3, 4, 5]) {
    answers[`第${n}希望日`] = list[n - 1]?.day ?? "";
    answers[`第${n}希望の時間帯`] = list[n - 1]?.period ?? "";
  }
  return answers;
}

/** As a clerk types it: ticks joined by 、, and no e-mail address, since the paper has none. */
function written(answers: Answers): Record<string, string> {
  const typed = Object.entries(answers).map(([title, given]): [string, string] => [
    title,
    typeof given === "string" ? given : Array.isArray(given) ? given.flat().join("、") : "",
  ]);
  return Object.fromEntries(typed.filter(([title, text]) => title !== "メールアドレス" && text !== ""));
}
