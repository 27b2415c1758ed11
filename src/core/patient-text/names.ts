/** Names before a title (田中さん) or a house (田中宅), in folded text. Pure. */
import { HAN, HIRAGANA, KATAKANA, LOAN, lazy, re } from "./letters.ts";
import { looksGiven, isRole, split, type Script } from "./words.ts";

export interface Span {
  readonly at: number;
  readonly end: number;
}

export interface Named extends Span {
  /** The text itself says that this is the patient, so that an allowed name excuses nothing. */
  readonly patient: boolean;
}

interface Word extends Span {
  /** What is asked whether it is a role. */
  readonly core: string;
  readonly script: Script;
}

/** How far the search looks to either side: names, titles and callings are shorter. */
export const NEAR = 24;

export const CALLINGS =
  "(?:看護師|保健師|助産師|薬剤師|医師|療法士|介護士|栄養士|衛生士|福祉士|専門員|相談員|支援員|介護員|ケアマネ|ジャー|ヘルパー|ワーカー|ナース|スタッフ|運転手|職員|事務|受付|受講者|指導医|研修医|研修生|主治医|講師|[師院部所設]長|管理者|責任者|MSW|PT|OT|ST)";

const looks = lazy(() => ({
  title: re("さ[んn]|さま|ちゃん|くん|サン|クン|様|氏|殿|君|宅|邸|家|ご?夫[妻婦]", "gu"),
  house: re("^(?:[宅邸家]|ご?夫)"),
  // The same characters in other words: 様子, 氏名, さまざま, ちゃんとした, 行くんです, 君津, 家族, サンルーム.
  other: re(
    `^(?:様[々子式態相変]|氏[名神族]|宅[配地建老]|君[津島子代塚]|家[族庭屋事計人主政具業系電内]|さまざ|くん[でだじれ]|ちゃんと[し、]|[サク]ン[${LOAN}])`,
  ),
  // 出来る様に, あるさま: not a person but a manner. 薬をちゃんと: an adverb. アンサンブル: no title.
  manner: re(
    `(?:[るたいなぬむのす]|[^とど]う)様[にでなだ]|(?:[るすくの]|あり)さま|[てでがはにを]ちゃん|[${LOAN}][サク]ン`,
  ),
  // A name beside a calling is a colleague's (看護師の木村さん); 元看護師の木村さん may be a patient.
  colleague: re(`${CALLINGS}(?:である|の|・)?$`),
  former: re(`元[${HAN}${LOAN}]{0,8}の?$`),
  called: re(`^\\((?:訪問|担当)?${CALLINGS}`),
  // 佐藤さん（仮名）: the writer has seen to it.
  pseudonym: re("^(?:さん|様|氏)?\\(仮[名称]?\\)"),
  patient: re("(?:患者|利用者|療養者|入居者|患児|本人)(?:さん|様)?(?:名|氏名)?(?:の|である|:|・|\\(| |: )?$"),
  // 田中 様, 田中（85）さん.
  between: re("(?: |\\(\\d{1,3}[歳才]?\\))$"),
  initials: re("(?<![A-Za-z])[A-Z][.・]?(?:[A-Z]\\.?)?$"),
  run: re(`(?:[${HAN}]{1,10}|[${LOAN}]{1,12}|[${HIRAGANA}]{1,10})$`),
  han: re(`^[${HAN}]`),
  katakana: re(`^[${LOAN}]`),
  katakanaBefore: re(`[${KATAKANA}]{1,4}$`),
  hiraganaBefore: re(`[${HIRAGANA}]{1,3}$`),
  wordBefore: re(`[${HAN}${LOAN}]$`),
  familyBefore: re(`([${HAN}]{1,6}|[${KATAKANA}]{2,6} )( ?)$`),
}));

/** Every name that a title follows. */
export function titled(plain: string): Named[] {
  const { title: titles, other, manner, patient, house, pseudonym, called, colleague, former } = looks();
  const found: Named[] = [];
  for (const { 0: title, index } of plain.matchAll(titles)) {
    const after = plain.slice(index + title.length, index + title.length + NEAR);
    if (other.test(title + after) || pseudonym.test(after)) continue;
    const word = wordBefore(plain, index);
    if (!word || !isName(word, title) || manner.test(word.core.slice(-2) + title + after.slice(0, 1))) continue;
    const before = plain.slice(Math.max(0, word.at - NEAR), word.at);
    const sure = patient.test(before) || house.test(title);
    if (!sure && (called.test(after) || (colleague.test(before) && !former.test(before)))) continue;
    found.push({ at: word.at, end: word.end, patient: sure });
  }
  return found;
}

function isName({ core, script }: Word, title: string): boolean {
  if (looks().house.test(title)) {
    const known = script === "han" ? split(core) : undefined;
    return known !== undefined && (known.given === "" || looksGiven(known.given));
  }
  // One kana before a title is the end of a word (お疲れさま, お互いさま).
  return !isRole(core, script) && (core.length > 1 || script === "han" || script === "latin");
}

/** The word that ends at `end`, without what stands before a family name, and with the family name before a given one. */
function wordBefore(plain: string, end: number): Word | undefined {
  const between = looks().between.exec(plain.slice(Math.max(0, end - 6), end))?.[0] ?? "";
  const last = end - between.length;
  const near = plain.slice(Math.max(0, last - NEAR), last);
  const initials = looks().initials.exec(near)?.[0];
  if (initials !== undefined)
    return { at: last - initials.length, end: last, core: initials.replace(/\.$/, ""), script: "latin" };
  const run = looks().run.exec(near)?.[0];
  if (run === undefined) return undefined;
  const script: Script = looks().han.test(run) ? "han" : looks().katakana.test(run) ? "katakana" : "hiragana";
  const before = near.slice(0, near.length - run.length);
  const { core, full } = script === "han" ? kanji(run, before) : kana(run, before, script);
  return { at: last - full.length, end: last, core, script };
}

/** 今回田中 → 田中; トメ + 子 → トメ子; 林 + 正夫 → 林 正夫. */
function kanji(run: string, before: string): { core: string; full: string } {
  const known = split(run);
  if (known) return { core: run, full: known.family + known.given };
  const katakana = looks().katakanaBefore.exec(before)?.[0] ?? "";
  if (katakana !== "" && run.length < 3) {
    const core = katakana + run;
    return { core, full: familyBefore(before.slice(0, -katakana.length)) + core };
  }
  const soft = /^[子代江美]$/.test(run) ? (looks().hiraganaBefore.exec(before)?.[0] ?? "") : "";
  const family = soft === "" ? "" : familyBefore(before.slice(0, -soft.length));
  if (family !== "") return { core: soft + run, full: family + soft + run };
  return { core: run, full: (before.endsWith(" ") ? familyBefore(before) : "") + run };
}

/** 斉藤 + マサ → 斉藤マサ; の + はなえ → はなえ. */
function kana(run: string, before: string, script: Script): { core: string; full: string } {
  const family = familyBefore(before);
  if (family !== "" && (script === "katakana" || !/^[のはがをにもとでや]/.test(run)))
    return { core: run, full: family + run };
  const particle = script === "hiragana" && run.length > 2 && /^[のはがをに]/.test(run);
  const core = particle && looks().wordBefore.test(before) ? run.slice(1) : run;
  return { core, full: core };
}

/** The family name with which a text ends, with the space after it. */
function familyBefore(text: string): string {
  const found = looks().familyBefore.exec(text);
  if (!found) return "";
  const [all, run = ""] = found;
  if (run.endsWith(" ")) return all;
  const known = split(run);
  return known?.given === "" ? all.slice(known.before.length) : "";
}
