/**
 * Forms that a letter asks to fill in: on paper a short link and the key of the letter, in the mail a link that fills in
 * what the office knows. Pure.
 */
import type { Fields } from "../core/letter.ts";
import { formOf, isKeyed, type FormKey } from "../forms/index.ts";
import { block } from "./common.ts";
import type { Material } from "./letter.ts";

/** What leads to a Form: `key` is "" for one that asks for none, `url` fills in what is known. */
interface Guide {
  readonly link: string;
  readonly key: string;
  readonly url: string;
}

/** To the Form of a subject, by its key. */
export function keyedGuide({ links, keyOf }: Material, form: FormKey, subject: string): Guide {
  return { link: links[form] ?? "", ...keyOf(form, subject) };
}

/** To a Form that asks for no key, with the answers that its link fills in. */
export function filledGuide({ links, fillIn }: Material, form: FormKey, answers: readonly string[]): Guide {
  return { link: links[form] ?? "", key: "", url: fillIn(form, answers) };
}

/** Words about a Form, all of them empty where 初期設定 has not made it yet: 推薦書のリンク, 推薦書の鍵, … */
export function guideFields(name: string, form: FormKey, { link, key, url }: Guide): Fields {
  const known = isKeyed(formOf(form)) ? "鍵を入れた" : "お名前などを入れた";
  const word = (value: string): Fields[string] => ({ value, optional: true, fleeting: true });
  return {
    [`${name}のリンク`]: word(link),
    [`${name}の鍵`]: word(key),
    [`${name}の案内`]: word(
      link === "" ? "" : block(`${name}　${link}`, key === "" ? "" : `${"鍵".padEnd(name.length, "　")}　${key}`),
    ),
    [`${name}の記入用リンク`]: word(url === "" ? "" : `${name}（${known}フォーム）\n${url}`),
  };
}
