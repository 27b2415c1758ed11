/** Persons' names in folded text: before a title (田中さん), before a house (田中宅), after a label, or in full. Pure. */
import { isRole, split, type Script } from "./words.ts";

export interface Span {
  readonly at: number;
  readonly end: number;
}

export interface Named extends Span {
  /** The text itself says that this is the patient, so that an allowed name excuses nothing. */
  readonly patient: boolean;
}

/** How far the search looks to either side of a title: names, titles and callings are shorter. */
const NEAR = 24;

const TITLES = /さん|さま|ちゃん|くん|サン|クン|様|氏|殿|君|宅|邸|家|ご?夫[妻婦]/gu;
const HOUSES = /^(?:[宅邸家]|ご?夫)/u;

/** The same characters in other words: 様子, 氏名, さまざま, ちゃんと, 行くんです, 君津, 家族. */
const OTHER_WORDS: Readonly<Record<string, RegExp>> = {
  様: /^[々子式態相変]/u,
  氏: /^[名神族]/u,
  宅: /^[配地建老]/u,
  君: /^[津島子代塚]/u,
  家: /^[族庭屋事計人主政具業系電内]/u,
  さま: /^ざ/u,
  くん: /^[でだじれ]/u,
  ちゃん: /^と[し、]/u,
  サン: /^[ァ-ヴー]/u,
  クン: /^[ァ-ヴー]/u,
};

/** 出来る様に, あるさま: not a person but a manner. */
const MANNERS: Readonly<Record<string, RegExp>> = {
  様: /[るたいなぬむのす]$|[^とど]う$/u,
  さま: /[るすくの]$|あり$/u,
  サン: /[ァ-ヴー]$/u,
  クン: /[ァ-ヴー]$/u,
  ちゃん: /[てでがはにを]$/u,
};

const CALLINGS =
  "(?:看護師|保健師|助産師|薬剤師|医師|療法士|介護士|栄養士|衛生士|福祉士|専門員|相談員|支援員|介護員|ケアマネ|ジャー|ヘルパー|ワーカー|ナース|スタッフ|運転手|職員|事務|受付|受講者|指導医|研修医|研修生|主治医|講師|[師院部所設]長|管理者|責任者|MSW|PT|OT|ST)";
/** A name beside a calling is a colleague's, not a patient's (看護師の木村さん); 元看護師の木村さん may be one. */
const COLLEAGUE = new RegExp(`${CALLINGS}(?:である|の|・)?$`, "u");
const FORMER = /元[\p{Script=Han}ァ-ヴー]{0,8}の?$/u;
const CALLED = new RegExp(`^\\((?:訪問|担当)?${CALLINGS}`, "u");
/** 佐藤さん（仮名）: the writer has seen to it. */
const PSEUDONYM = /^(?:さん|様|氏)?\(仮[名称]?\)/u;
const PATIENT =
  /(?:患者|利用者|療養者|入居者|患児|本人)(?:さん|様)?(?:名|氏名)?(?:の|は|が|で|である|:|・|、|\(| |: )?$/u;

interface Word extends Span {
  readonly core: string;
  readonly script: Script;
}

/** Every name that a title follows. */
export function titled(plain: string): Named[] {
  const found: Named[] = [];
  for (const { 0: title, index } of plain.matchAll(TITLES)) {
    const after = plain.slice(index + title.length, index + title.length + NEAR);
    if (OTHER_WORDS[title]?.test(after) === true) continue;
    const word = wordBefore(plain, index);
    if (word === undefined || !isName(word, title)) continue;
    const before = plain.slice(Math.max(0, word.at - NEAR), word.at);
    if (PSEUDONYM.test(after)) continue;
    const patient = PATIENT.test(before) || HOUSES.test(title);
    if (!patient && (CALLED.test(after) || (COLLEAGUE.test(before) && !FORMER.test(before)))) continue;
    found.push({ at: word.at, end: word.end, patient });
  }
  return found;
}

function isName({ core, script }: Word, title: string): boolean {
  if (HOUSES.test(title)) return script === "han" && split(core) !== undefined;
  if (MANNERS[title]?.test(core) === true && script !== "han") return false;
  // One kana before a title is the end of a word (お疲れさま, お互いさま).
  return !isRole(core, script) && (core.length > 1 || script === "han" || script === "latin");
}

/** The word that ends at `end`, without what stands before a family name, and with the family name before a given one. */
function wordBefore(plain: string, end: number): Word | undefined {
  const last = plain[end - 1] === " " ? end - 1 : end;
  const near = plain.slice(Math.max(0, last - NEAR), last);
  const initials = /(?<![A-Za-z])[A-Z][.・]?(?:[A-Z]\.?)?$/u.exec(near)?.[0];
  if (initials !== undefined)
    return { at: last - initials.length, end: last, core: initials.replace(/\.$/u, ""), script: "latin" };
  const run = /(?:\p{Script=Han}{1,10}|[ァ-ヴー]{1,12}|[ぁ-ん]{1,10})$/u.exec(near)?.[0];
  if (run === undefined) return undefined;
  const script: Script = /^\p{Script=Han}/u.test(run) ? "han" : /^[ァ-ヴー]/u.test(run) ? "katakana" : "hiragana";
  const before = near.slice(0, near.length - run.length);
  const { core, full } = script === "han" ? kanji(run, before) : kana(run, before, script);
  return { at: last - full.length, end: last, core, script };
}

/** 今回田中 → 田中; トメ + 子 → トメ子; 林 + 正夫 → 林 正夫. */
function kanji(run: string, before: string): { core: string; full: string } {
  const known = split(run);
  if (known) return { core: run, full: known.family + known.given };
  const katakana = /[ァ-ヴ]{1,4}$/u.exec(before)?.[0] ?? "";
  if (katakana !== "" && run.length < 3) {
    const family = familyBefore(before.slice(0, before.length - katakana.length));
    return { core: katakana + run, full: family + katakana + run };
  }
  const soft = /[ぁ-ん]{1,3}$/u.exec(before)?.[0] ?? "";
  const family = soft === "" ? "" : familyBefore(before.slice(0, before.length - soft.length));
  if (family !== "" && FEMALE.test(run)) return { core: soft + run, full: family + soft + run };
  return { core: run, full: (before.endsWith(" ") ? familyBefore(before) : "") + run };
}

const FEMALE = /^[子代江美]$/u;

/** 斉藤 + マサ → 斉藤マサ; の + はな → はな. */
function kana(run: string, before: string, script: Script): { core: string; full: string } {
  const family = familyBefore(before);
  if (family !== "" && (script === "katakana" || !/^[のはがをにもとでや]/u.test(run)))
    return { core: run, full: family + run };
  const particle = script === "hiragana" && run.length > 2 && /^[のはがをに]/u.test(run);
  const core = particle && /[\p{Script=Han}ァ-ヴー]$/u.test(before) ? run.slice(1) : run;
  return { core, full: core };
}

/** The family name with which a text ends, with the space after it. */
function familyBefore(text: string): string {
  const found = /(\p{Script=Han}{1,6}|[ァ-ヴ]{2,6} )( ?)$/u.exec(text);
  if (!found) return "";
  const [all, run = ""] = found;
  if (run.endsWith(" ")) return all;
  const known = split(run);
  return known?.given === "" ? all.slice(known.before.length) : "";
}

/** Names that no title follows: in full, before an age in brackets, or after a label (患者名　山本). */
export function untitled(plain: string): Named[] {
  const found: Named[] = [];
  for (const { 0: run, index } of plain.matchAll(/\p{Script=Han}{1,10}/gu)) {
    const before = plain.slice(Math.max(0, index - NEAR), index);
    const after = plain.slice(index + run.length, index + run.length + NEAR);
    const labelled = LABEL.test(before);
    const words = labelled && !NO_NAME.test(run) ? named(run, after) : fullName(run, before, after);
    if (words === undefined) continue;
    const at = index + run.indexOf(words.split(" ", 1)[0] ?? "");
    found.push({ at, end: at + words.length, patient: labelled });
  }
  return found;
}

const LABEL = /(?:氏名|患者名|利用者名|(?:お|ご)?名前)[ :(]{1,3}$/u;
const PERSON = /(?:患者|利用者|本人)(?:さん|様)?[ :(]{1,2}$/u;
const NO_NAME = /^(?:匿名|仮名|非公開|不明|省略|記[入載]|個人|伏|略|未|欄|等)/u;
const CALLED_BEFORE = new RegExp(`(?:${CALLINGS}|報告者|記入者|担当者|院長|氏名)(?:の|[ :(]{1,2})$`, "u");
const GIVEN = /^\p{Script=Han}{1,2}[子郎男雄夫美江枝代恵助吉蔵治造]$/u;

/** What stands after a label, with a given name after a space or in kana: 林 正夫, 松本ヨシ. */
function named(run: string, after: string): string {
  return run + (/^[ァ-ヴ]{1,4}|^[ぁ-ん]{1,3}(?=[ \n]|$)/u.exec(after)?.[0] ?? spaced(run, after));
}

function spaced(run: string, after: string): string {
  return run.length > 3 ? "" : (/^ \p{Script=Han}{1,3}(?!\p{Script=Han})/u.exec(after)?.[0] ?? "");
}

/** A family name with a given one that looks like one, or with an age in brackets, or where the text says 患者：. */
function fullName(run: string, before: string, after: string): string | undefined {
  const known = split(run);
  if (known === undefined || CALLED_BEFORE.test(before)) return undefined;
  const name = known.family + known.given;
  if (/(?:患者|利用者)$/u.test(known.before)) return name;
  if (PERSON.test(before) && known.before === "") return name + (known.given === "" ? spaced(known.family, after) : "");
  const woman = /^[ァ-ヴ]{2,3}(?![ァ-ヴー])|^ [ァ-ヴ]{2,3}(?=\(\d)/u.exec(after)?.[0];
  if (known.given === "" && woman !== undefined && Array.from(name).length > 1 && !isRole(woman, "katakana"))
    return name + woman;
  const old = known.given === "" && /^の(?:おば|おじ|お母|お父|奥さ|娘さ)/u.test(after);
  return GIVEN.test(known.given) || old || /^\(\d{2,3}[歳才]?\)/u.test(after) ? name : undefined;
}
