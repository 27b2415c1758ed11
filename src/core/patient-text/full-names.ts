/** Names that no title follows, in folded text: in full, before an age in brackets, or after a label. Pure. */
import { HAN, HIRAGANA, KATAKANA, LOAN, lazy, re } from "./letters.ts";
import { CALLINGS, NEAR, type Named } from "./names.ts";
import { isRole, looksGiven, split } from "./words.ts";

const looks = lazy(() => ({
  run: re(`[${HAN}]{1,10}`, "gu"),
  label: re("(?:氏名|患者名|利用者名|(?:お|ご)?名前)[ :(]{1,3}$"),
  person: re("(?:患者|利用者|本人)(?:さん|様)?[ :(]{1,2}$"),
  // 氏名：非公開; 氏名　年齢　住所, the head of a table.
  noName: re("^(?:匿名|仮名|非公開|不明|省略|記[入載]|個人|伏|略|未|欄|等|年齢|住所|性別|生年|電話|職種|所属|病名)"),
  calledBefore: re(`(?:${CALLINGS}|報告者|記入者|担当者|氏名)(?:の|[ :(]{1,2})$`),
  kanaAfter: re(`^[${KATAKANA}]{1,4}|^[${HIRAGANA}]{1,3}(?=[ \\n]|$)`),
  spaced: re(`^ [${HAN}]{1,3}(?![${HAN}])`),
  woman: re(`^[${KATAKANA}]{2,3}子?(?![${LOAN}])|^ [${KATAKANA}]{2,3}(?=\\(\\d)`),
  relative: re("^の(?:おば|おじ|お母|お父|奥さ|娘さ)"),
  age: re("^\\(\\d{2,3}[歳才]?\\)"),
  old: re("^\\((?:[4-9]\\d|1[01]\\d)[歳才]?\\)"),
}));

/** Every name that is one without a title. */
export function untitled(plain: string): Named[] {
  const found: Named[] = [];
  for (const { 0: run, index } of plain.matchAll(looks().run)) {
    const before = plain.slice(Math.max(0, index - NEAR), index);
    const after = plain.slice(index + run.length, index + run.length + NEAR);
    const labelled = looks().label.test(before);
    const words = labelled && !looks().noName.test(run) ? named(run, after) : fullName(run, before, after);
    if (words === undefined) continue;
    const at = index + run.indexOf(words.split(" ", 1)[0] ?? "");
    found.push({ at, end: at + words.length, patient: labelled });
  }
  return found;
}

/** What stands after a label, with a given name after a space or in kana: 林 正夫, 松本ヨシ. */
function named(run: string, after: string): string {
  return run + (looks().kanaAfter.exec(after)?.[0] ?? spaced(run, after));
}

function spaced(run: string, after: string): string {
  return run.length > 3 ? "" : (looks().spaced.exec(after)?.[0] ?? "");
}

/** A family name with what makes it a person's: a given name, an age in brackets, 患者 before it, の奥さん after it. */
function fullName(run: string, before: string, after: string): string | undefined {
  const known = split(run);
  if (known === undefined || looks().calledBefore.test(before)) return undefined;
  const { family, given } = known;
  if (/(?:患者|利用者)$/.test(known.before)) return family + given;
  if (known.before === "" && looks().person.test(before))
    return family + (given === "" ? spaced(family, after) : given);
  if (given !== "") return looksGiven(given) || looks().age.test(after) ? family + given : undefined;
  const woman = looks().woman.exec(after)?.[0];
  if (woman !== undefined && Array.from(family).length > 1 && !isRole(woman, "katakana")) return family + woman;
  return looks().relative.test(after) || looks().old.test(after) ? family : undefined;
}
