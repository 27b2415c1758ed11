/** What staff read where a needed word of a letter is empty: which word, on which sheet, and what to write. Pure. */
import { wareki, type Day } from "../core/calendar.ts";
import type { Officer } from "../tables/desk.ts";

const OFFICES: Readonly<Record<string, Exclude<Officer["role"], "">>> = {
  発信者の職名: "発信者",
  発信者の氏名: "発信者",
  医師会長の職名: "医師会長",
  医師会長の氏名: "医師会長",
  担当者: "事務担当",
};

/** Sheets by how the word begins; the longer beginning first. */
const SHEETS: readonly (readonly [beginning: string, sheet: string])[] = [
  ["宛先の", "「申込者」か「指導医」シートの、この宛先の行"],
  ["指導医の", "「指導医」シートの、この指導医の行"],
  ["受講者の", "「申込者」シートの、この申込みの行"],
  ["受講目的", "「申込者」シートの、この申込みの行"],
  ["学びたいテーマ", "「申込者」シートの、この申込みの行"],
  ["希望日", "「申込者」シートの、この申込みの行"],
  ["集合場所", "「年度委嘱」シートの、この指導医の行"],
  ["車への同乗", "「年度委嘱」シートの、この指導医の行"],
  ["連絡方法", "「年度委嘱」シートの、この指導医の行"],
  ["患者同意の方法", "「年度委嘱」シートの、この指導医の行"],
  ["調整の期限", "「設定」シートの「日程調整の期限（日）」"],
  ["報告の日数", "「設定」シートの「報告の期限（日）」"],
  ["報告の期限", "「設定」シートの「報告の期限（日）」"],
  ["研修の時間", "「実施報告」シートの、この案件の行の「開始時刻」と「終了時刻」"],
  ["市", "「設定」シートの「市の名称」"],
  ["課", "「設定」シートの「課の名称」"],
  ["敬称", "「設定」シートの「敬称」"],
  ["担当の", "「設定」シートの同じ名の項目"],
];

export function emptyFault(name: string, issuedOn: Day): string {
  const role = OFFICES[name];
  if (role !== undefined) return officeFault(name, role, issuedOn);
  if (name === "変更の内容")
    return "「変更の内容」が空です。「訂正履歴」シートに、この宛先に知らせる訂正がありません。「受付 > 訂正を記録する」を実行してから、やり直してください";
  if (/の(リンク|鍵)$/.test(name))
    return `「${name}」がまだありません。事務所アカウントで「初期設定」を実行してから、やり直してください`;
  const place = SHEETS.find(([beginning]) => name.startsWith(beginning))?.[1];
  return `「${name}」が空です。${place ?? "申込者、指導医、年度委嘱または設定のシート"}に書いてください`;
}

function officeFault(name: string, role: string, issuedOn: Day): string {
  const what = name.endsWith("職名") ? "職名" : "氏名";
  return `${wareki(issuedOn)}の「${role}」の${what}がありません。「役職者」シートで、区分が「${role}」、適用開始日がその日までの行に、${what}を書いてください`;
}
