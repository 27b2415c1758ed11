/** Applications as answers to the Form: parts from the cast, names, institutions and wishes from the seed. */
import { addDays, type Day } from "../../src/core/calendar.ts";
import type { Delivery } from "../../src/workspace/office.ts";
import type { Answers } from "../../src/workspace/shared.ts";
import { autumnCast, firstCast, marchCast, stragglers, summerCast, winterCast, type Cast } from "./cast.ts";
import type { Chance } from "./chance.ts";
import { CLINICS, HOSPITALS, people, SUMMER, wishes, type Person, type Weeks, type Wish } from "./people.ts";
import { THEMES } from "./words.ts";

/** One application, as a person sends it or a clerk types it in. */
export interface Application {
  /** What this one is for in the story. */
  readonly role: string;
  /** "2018-05-08 09:40". */
  readonly at: string;
  readonly answers: Answers;
  readonly event: Delivery;
  /** Left out for the Form. */
  readonly route?: string;
}

type Dealt = Cast & { person: Person };

const AUTUMN: Weeks = { from: "2018-09-03", count: 10 };
const NOVEMBER: Weeks = { from: "2018-11-12", count: 5 };
const WINTER: Weeks = { from: "2019-01-21", count: 8 };

/** Deals out the year's applicants. */
export class Applicants {
  private readonly names: Person[];
  private count = 0;

  constructor(private readonly chance: Chance) {
    this.names = people(chance);
  }

  /** May: 22, two or three a day. */
  first(): Application[] {
    const days = ["08", "10", "14", "16", "18", "21", "23", "25"].map((day) => `2018-05-${day}`);
    return this.wave(firstCast(this.next), days, SUMMER);
  }
  stragglers(): Application[] {
    return this.wave(stragglers(), ["2018-05-31"], SUMMER);
  }
  summer(): Application[] {
    return this.wave(summerCast(), ["2018-07-24", "2018-07-31", "2018-08-07"], AUTUMN);
  }
  autumn(): Application[] {
    return this.wave(autumnCast(), ["2018-10-02", "2018-10-05", "2018-10-12"], NOVEMBER);
  }
  winter(): Application[] {
    return this.wave(winterCast(), ["2018-12-11"], WINTER);
  }
  march(): Application[] {
    const weekends = [0, 1].map((week) => ({ day: addDays("2019-03-23", 7 * week), period: "終日" as const }));
    return this.wave(marchCast(weekends), ["2019-03-01"], WINTER);
  }

  /** Somebody who has had a training this year wishes for another: the same answers, other days. */
  again(answers: Answers, weeks: "summer" | "winter"): Answers {
    return {
      ...answers,
      ...wishAnswers(wishes(this.chance, weeks === "summer" ? 3 : 4, weeks === "summer" ? SUMMER : WINTER)),
      受講歴: "今年度にあり",
    };
  }

  private readonly next = (): Person => this.names.shift() ?? { name: "見本 予備", kana: "みほん よび" };

  private wave(casts: readonly Cast[], days: readonly Day[], weeks: Weeks): Application[] {
    const perDay = Math.ceil(casts.length / days.length);
    return casts.map((cast, index) => {
      const dealt = { ...cast, person: cast.person ?? this.next() };
      const time = `${9 + 2 * (index % perDay)}`.padStart(2, "0");
      const answers = answersOf(dealt, this.chance, ++this.count, weeks);
      const { role, event = "sound", route } = cast;
      const at = `${days[Math.floor(index / perDay)] ?? ""} ${time}:${20 + (index % 30)}`;
      return { role, at, answers, event, ...(route === undefined ? {} : { route }) };
    });
  }
}

function answersOf(cast: Dealt, chance: Chance, n: number, weeks: Weeks): Answers {
  const owner = cast.applicantClass.endsWith("開業医") || cast.applicantClass === "参入済み医師";
  return {
    ...personAnswers(cast, chance, n),
    ...placeAnswers(cast, chance, owner),
    ...trainingAnswers(chance, weeks),
    ...wishAnswers(cast.wishes ?? wishes(chance, 3 + chance.below(3), weeks)),
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

function trainingAnswers(chance: Chance, weeks: Weeks): Answers {
  return {
    在宅医療の実施状況: chance.pick(["なし", "検討中"]),
    受講歴: "なし",
    受講目的: chance.pick(PURPOSES),
    学びたいテーマ: chance.some(THEMES, 1 + chance.below(3)),
    希望時期: chance.pick(["年度内", weeks === SUMMER ? "9月末まで" : "できるだけ早く", "年度内"]),
    希望ブロック: chance.pick([[], [], ["東"], ["西南"]]),
    移動手段: chance.pick(["車", "公共交通機関", "どちらでもよい"]),
    "都合の悪い日・曜日": chance.pick(["", weeks === SUMMER ? "平成30年8月13日から16日まで" : "", "水曜日の午前"]),
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
export function written(answers: Answers): Record<string, string> {
  const typed = Object.entries(answers).map(([title, given]): [string, string] => [
    title,
    typeof given === "string" ? given : Array.isArray(given) ? given.flat().join("、") : "",
  ]);
  return Object.fromEntries(typed.filter(([title, text]) => title !== "メールアドレス" && text !== ""));
}
