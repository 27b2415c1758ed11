/**
 * What identifies a patient by its form alone: ages, dates of birth, addresses, telephones, numbers, e-mail. A table
 * of patterns over folded text, each under its reason. Every repetition has an upper bound, so the search takes a
 * bounded number of steps for each character, whatever the text (a test reads the table for it).
 */
import { HAN, HIRAGANA, LOAN, lazy, re } from "./letters.ts";
import { QUARTERS } from "./quarters.ts";

export type Kind = "氏名" | "年齢" | "生年月日" | "住所" | "電話" | "番号" | "メール";

export interface Rule {
  readonly kind: Kind;
  readonly pattern: RegExp;
}

const raw = String.raw;
const N = raw`[\d一二三四五六七八九十百]`;
const AGE = raw`(?<![\d.])(?:\d{1,3}|(?<!${N})[一二三四五六七八九十百]{1,4})`;

const ERA = raw`(?:明治|大正|昭和|平成|令和|(?<![${HAN}])[明大昭平令](?=\d)|(?<![A-Za-z])[MTSHR]\.?)`;
const OLD_ERA = raw`(?:明治|大正|昭和|(?<![${HAN}])[明大昭](?=\d)|(?<![A-Za-z])[TS]\.?)`;
const YEAR = raw`(?:${ERA} ?(?:元|${N}{1,3})|(?<!\d)(?:18|19|20)\d\d)`;
const MONTH_DAY = raw`${N}{1,3} ?[月/.-] ?${N}{1,3}日?`;
const BORN = "(?:日?生(?![活命存徒前後])|うまれ|産まれ|誕生)";
const BIRTHDAY = "(?<=(?:生年月日|誕生日|生まれ|DOB)[はがのも]?[ :(]{0,2})";

/** 65〜74歳; 私も45歳; 平均84歳. */
const NO_AGE_BEFORE = raw`(?<!\d[歳才]?(?:から|ないし|[〜-])|(?:私|自分|小生|当方)(?:自身)?[はもが]?、? ?(?:もう|既に)?|(?:平均|寿命)[^。、\n]{0,6})`;
/** The ages of the law, which everybody reaches: 75歳を迎える, 40歳になる. */
const AGE_OF_LAW = "(?:40|65|75)[歳才](?:に(?:な|達|到)|を(?:迎|超|過|境))";
/** 65歳以上, 40歳から64歳, 80歳代, 3歳児健診. */
const NO_AGE_AFTER = raw`(?! ?(?:以[上下降]|未満|から ?\d|[〜-]\d|まで|[代台]|児健|人口))`;

/** What is counted or dated is no number of a house or a person: 1-2時間, 5-6件, 1200000円. */
const NO_COUNT = raw`(?![\d〜一二三四五六七八九十百]| ?(?:[件回時人名日分年割月点床円枚mM%]|か所|箇所|週|歳|mL|ml|L))`;
const HOUSE = raw`${N}{1,4}(?:[-の]\d{1,4}){1,3}${NO_COUNT}`;
/** The name of a quarter before the number, so that it can be quoted whole. */
const QUARTER = raw`[${HAN}${LOAN}]{0,12}`;
const BUILDING =
  "(?:マンション|ハイツ|コーポ|メゾン|アパート|レジデンス|ハイム|コート|パレス|ハウス|ビラ|荘|団地|住宅)";
const DWELLING = "(?:の?(?:ご自宅|自宅|お宅|お住まい|患者|方の?[家宅]|戸建|一軒家)|に(?:お住まい|住む|居住))";

type Row = readonly [Kind, string];

const contacts = (): readonly Row[] => [
  // An address belongs to one person.
  ["メール", raw`[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}`],

  // A number under which a hospital, an insurer or the state keeps one person; before telephones, which look alike.
  [
    "番号",
    raw`(?:(?:カルテ|診察券|(?<![A-Za-z])ID)(?:の?番号|の?No\.?|ナンバー)?|マイナンバー|(?:患者|保険者?証?|受給者証?|個人|記号|認定|登録)の?(?:記号)?(?:番号|No\.?|ID))(?:[はがの]|[ :#]){0,3}[A-Za-z]{0,3}-?\d[\d-]{2,15}${NO_COUNT}`,
  ],

  // Ten or eleven digits from 0, as dialled; free lines are firms'.
  ["電話", raw`(?<![\d-])(?!0120|0570|0800)0\d{9,10}(?!\d)`],
  // The same in three groups, with hyphens, dots, brackets or spaces.
  [
    "電話",
    raw`(?<![\d-])(?:\(0\d{1,4}\)|\+81[- ]?\d{1,4}|(?!0120|0570|0800)0\d{1,4}) ?[-.( ]? ?\d{1,4} ?[-.) ] ?\d{3,4}(?![\d-])`,
  ],
];

const ages = (): readonly Row[] => [
  // A day, a month or a year that the text calls one of birth; 昭和22年から24年生まれ is a generation.
  ["生年月日", raw`${YEAR} ?[年/.-] ?${MONTH_DAY}(?= ?\)?${BORN})`],
  ["生年月日", raw`${BIRTHDAY}(?:${YEAR} ?[年/.-] ?(?:${MONTH_DAY}|${N}{1,3}月)|${MONTH_DAY})`],
  ["生年月日", raw`(?<!から|[〜-])${YEAR}年(?:${N}{1,3}月)?(?=の?${BORN})`],
  // A whole day so long ago is no visit's; it may be the day when a practice was opened.
  [
    "生年月日",
    raw`(?:${OLD_ERA} ?(?:元|${N}{1,3}) ?[年.]|(?<!\d)(?:18\d\d|19[0-5]\d)[年/.-]) ?${MONTH_DAY}(?!${N}|日| ?に?[開設創卒入就施制認告])`,
  ],

  // An exact age. A decade (80代) is shared by thousands, and stays unless a quarter stands beside it (places.ts).
  ["年齢", raw`${NO_AGE_BEFORE}(?!${AGE_OF_LAW})${AGE} ?[歳才]${NO_AGE_AFTER}(?:${N}{1,2}[かヶカヵケ]月)?`],
  ["年齢", raw`(?<![\d.])\d{2}さい`],
  // An infant's exact age.
  ["年齢", raw`生後 ?${AGE} ?(?:[かヶカヵケ箇]月|日|週)`],
  // Ages without their unit.
  ["年齢", raw`(?<=年齢[はが]?[ :]{0,2}満?)\d{1,3}(?![\d〜-]|[歳才代以])`],
  ["年齢", raw`(?:享年|行年|当年(?:とって)?) ?${AGE}(?!${N}|[歳才])`],
  // 82F, 79M, 85yo: how doctors note age and sex. Below twenty it is a floor.
  ["年齢", raw`(?<![\dA-Za-z.])(?:[2-9]\d|10\d) ?(?:[MF](?![A-Za-z\d])|y\.?o|y/o)`],
  // 米寿 is 88, 白寿 is 99. 還暦 and 古希 are doctors' feasts too.
  ["年齢", "[喜傘米卒白百紀]寿(?!会)"],
];

const homes = (): readonly Row[] => [
  // So long a number counts nothing; eight digits may be a day.
  ["番号", raw`(?<![\d-])(?!(?:19|20)\d\d[01]\d[0-3]\d(?!\d))\d{7,16}(?!-)${NO_COUNT}`],

  // A postcode is a few streets; 23x and 24x are this region's, and other such numbers telephones without area code.
  ["住所", raw`〒 ?\d{3}-?\d{0,4}|(?<![\d-])2[34]\d-\d{4}(?![\d-])`],
  ["電話", raw`(?<![\d-])[2-9]\d{2}-\d{4}(?![\d-])`],
  // A quarter with the number of a house: by hyphens, by 丁目, by 番地, or bare (武4-15-3; 資料6-2-1 is none).
  ["住所", raw`${QUARTER}(?:町|${QUARTERS}) ?${HOUSE}`],
  ["住所", raw`${QUARTER}${N}{1,3}丁目 ?${N}{1,4}(?:番地?|-)?(?:の?${N}{1,4}号?|-\d{1,4})?${NO_COUNT}`],
  ["住所", raw`${QUARTER}${N}{1,4}(?:番地(?:の${N}{1,4})?|番の?${N}{1,4}号)`],
  [
    "住所",
    raw`(?<![${HAN}${LOAN}])[${HAN}][${HAN}${LOAN}]{0,9}(?<!資料|別紙|様式|[図表第番号]|平成|令和|昭和)\d{1,3}-\d{1,3}-\d{1,4}(?![\d-])`,
  ],
  // A room is one home, in a house for the aged too.
  ["住所", raw`${QUARTER}[A-Z]?-?\d{1,4}号室`],
  ["住所", raw`${QUARTER}[A-Z\d]{1,3}号?棟 ?\d{2,4}(?:号室?)?`],
  ["住所", raw`${QUARTER}${BUILDING}[${HAN}${LOAN}${HIRAGANA}]{0,10} ?[A-Z]?-?\d{3,4}(?![\d年件人名床円mM])号?`],
  // A 丁目 is some hundred homes, and one of them the patient's.
  ["住所", raw`${QUARTER}${N}{1,2}丁目(?=${DWELLING})`],
];

/** The first that finds a place wins over a later one that overlaps it. */
export const rules = lazy((): readonly Rule[] =>
  [...contacts(), ...ages(), ...homes()].map(([kind, pattern]) => ({ kind, pattern: re(pattern, "gu") })),
);
