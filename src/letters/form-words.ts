/**
 * Words that lead the holder of a letter to a Form: on paper the short address and the key, in a mail the link that fills
 * the key in. None of them is approved: they follow from the script's secret and from the Form. Pure.
 */
import type { Fields } from "../core/letter.ts";
import type { FormKey } from "../forms/index.ts";
import type { Material } from "./letter.ts";

/** Which report each side owes (R46). */
export const REPORT_FORMS = {
  受講者: { form: "traineeReport", title: "受講報告書" },
  指導医: { form: "instructorReport", title: "実施報告書" },
} as const;

/** {{…のリンク}} and {{…の鍵}}; a template that names them makes no letter before 初期設定 has made the Form. */
export function formWords(material: Material, name: string, form: FormKey, subject: string): Fields {
  const { key } = keyFor(material, form, subject);
  return {
    [`${name}のリンク`]: { value: material.links[form] ?? "", fleeting: true },
    [`${name}の鍵`]: { value: key, fleeting: true },
  };
}

/** 「日程が決まったら…」 and the link below it, for a mail; "" where there is none yet. */
export function formGuide(material: Material, words: string, form: FormKey, subject: string): string {
  const { url } = keyFor(material, form, subject);
  return url === "" ? "" : `${words}\n${url}`;
}

/** Paragraphs of a mail, with a blank line before each; nothing where there are none. */
export const guides = (...parts: readonly string[]): string =>
  parts
    .filter((part) => part !== "")
    .map((part) => `\n${part}`)
    .join("\n");

const keyFor = ({ keyOf, match }: Material, form: FormKey, subject: string): ReturnType<Material["keyOf"]> =>
  keyOf(form, subject, match?.keyRound ?? 0);
