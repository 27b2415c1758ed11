/** 号: each once, none lost. Pure. */
import { fiscalYear, fiscalYearName } from "../../core/calendar.ts";
import type { Placed } from "../../core/look.ts";
import { notices } from "../../tables/notices.ts";
import { finding, placed, type Book, type Finding } from "./book.rules.ts";

type Numbered = Placed<typeof notices>;
/** More lost numbers than this are summed up. */
const SHOWN = 10;

export function numberFindings(book: Book): Finding[] {
  const years = new Map<number, Numbered[]>();
  for (const each of placed(book, notices)) {
    if (each.row.issuedOn === "" || each.row.reissueOf !== "") continue;
    const year = fiscalYear(each.row.issuedOn);
    years.set(year, [...(years.get(year) ?? []), each]);
  }
  for (const year of Object.keys(book.facts.numbers)) if (!years.has(Number(year))) years.set(Number(year), []);
  return [...years].flatMap(([year, rows]) => [...doubled(rows), ...lost(year, rows, book.facts)]);
}

/** A reissue bears the number of its first, and is left out before. */
function doubled(rows: readonly Numbered[]): Finding[] {
  const byNumber = new Map<string, Numbered[]>();
  for (const each of rows) {
    const { documentNumber } = each.row;
    if (documentNumber !== "") byNumber.set(documentNumber, [...(byNumber.get(documentNumber) ?? []), each]);
  }
  return [...byNumber].flatMap(([number, same]) => {
    const [first, ...others] = same;
    if (!first || others.length === 0) return [];
    return [
      finding(
        notices,
        first,
        `文書番号「${number}」が${same.length}通に付いています（${same.map(({ at }) => `${at}行目`).join("、")}）`,
        "写した行なら削除してください。送った後に番号が重なっているときは、片方を「再交付」ではなく、新しい通知として出し直してください",
      ),
    ];
  });
}

/** Where the city's own system gives numbers, those between belong to others. */
function lost(year: number, rows: readonly Numbered[], { numbers, today }: Book["facts"]): Finding[] {
  if (rows.some(({ row }) => row.number === null && row.documentNumber !== "")) return [];
  const given = new Set(rows.flatMap(({ row }) => row.number ?? []));
  const last = Math.max(numbers[String(year)] ?? 0, ...given);
  const missing = Array.from({ length: last }, (_, index) => index + 1).filter((number) => !given.has(number));
  if (missing.length === 0) return [];
  const some = missing.slice(0, SHOWN).map((number) => `第${number}号`);
  const more = missing.length > SHOWN ? `ほか${missing.length - SHOWN}件` : "";
  return [
    {
      where: "「通知」シート",
      problem: `${fiscalYearName(year, today)}の ${[...some, more].filter((part) => part !== "").join("、")} の行がありません`,
      remedy:
        "番号を付けた通知の行が削除されています。変更履歴から戻してください。戻せないときは、この結果を欠番の記録として残してください",
    },
  ];
}
