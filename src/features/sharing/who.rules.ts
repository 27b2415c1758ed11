/**
 * Whether a text says who wrote it, or with which doctor: by a name, the family name alone, its reading, or the place where
 * they work. A text too many that stays out costs little; one that tells breaks what the Form promises. Pure.
 */
import { split } from "../../core/patient-text/words.ts";
import { hiragana, nameKey } from "../../core/text.ts";

export interface Known {
  readonly name: string;
  readonly kana: string;
  readonly facility: string;
}

/** Names that are words of their own as well (森, もり) are looked for before these only. */
const TITLE = /^(?:先生|医師|院長|所長|部長|せんせい|どくたー|dr|さん|さま|様|氏|君|くん)/;
const SHORT_NAME = 1;
const SHORT_READING = 2;
/** 病院 or 医院 alone tells nobody. */
const SHORT_PLACE = 3;

const LEGAL =
  /^(?:(?:社会|特定|特別)?医療法人|社会福祉法人|(?:一般|公益|特例)?(?:社団|財団)法人|独立行政法人|株式会社|有限会社|合同会社)(?:社団|財団)?/;
const FOUNDER = /^(?:[^ ]{1,8}?会(?=.{3})|[^ ]{1,6}?[都道府県市区町村国]立|国立)/;

/** Hiragana, no blanks, small letters, one form of each character. */
const key = (text: string): string => hiragana(nameKey(text)).toLowerCase();

export function tellsWho(words: string, people: readonly Known[]): boolean {
  const plain = key(words);
  return people.some(
    ({ name, kana, facility }) =>
      namesIn(name).some((each) => isSaid(plain, each, SHORT_NAME)) ||
      namesIn(kana).some((each) => isSaid(plain, each, SHORT_READING)) ||
      placesIn(facility).some((each) => plain.includes(each)),
  );
}

/** The whole name and the family name. */
function namesIn(name: string): string[] {
  const [first = ""] = name.split(/[ 　]+/);
  return [name, first, split(nameKey(name))?.family ?? ""].map(key);
}

function isSaid(plain: string, name: string, short: number): boolean {
  if (name === "") return false;
  if (Array.from(name).length > short) return plain.includes(name);
  return plain
    .split(name)
    .slice(1)
    .some((after) => TITLE.test(after));
}

/** The whole name, each of its words, and what is left without the legal form and whoever runs it. */
function placesIn(facility: string): string[] {
  const words = facility.split(/[ 　]+/);
  const bare = [facility, ...words].map((word) => word.replace(LEGAL, "").trim());
  const own = bare.map((word) => word.replace(FOUNDER, "").trim());
  return [...new Set([facility, ...words, ...bare, ...own].map(key))].filter(
    (place) => Array.from(place).length > SHORT_PLACE && !LEGAL.test(place),
  );
}
