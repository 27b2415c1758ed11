/** Sheets, headers, keys and cells that cannot be read. Pure. */
import type { Look } from "../../core/look.ts";
import type { Table } from "../../core/table.ts";
import { operations } from "../../tables/desk.ts";
import { finding, place, type Finding, type Looks } from "./book.rules.ts";

const SET_UP = "メニュー「初期設定」を実行すると作り直します";

/** Sheets and headers. */
export function shapeFindings(tables: readonly Table[], looks: Looks): Finding[] {
  return tables.flatMap((table) => {
    const look = looks.get(table.name);
    if (look) return headers(look);
    return [{ where: `「${table.name}」シート`, problem: "シートがありません", remedy: SET_UP }];
  });
}

/** Keys and cells. */
export function contentFindings(tables: readonly Table[], looks: Looks): Finding[] {
  return tables.flatMap((table) => {
    const look = looks.get(table.name);
    return look ? [...keys(look), ...cells(look)] : [];
  });
}

function headers({ table, missing, doubled }: Look): Finding[] {
  const where = `「${table.name}」1行目`;
  return [
    ...missing.map((header) => ({
      where,
      problem: `見出し「${header}」がありません`,
      remedy: `見出しを「${header}」に戻してください。列ごと無いときは、${SET_UP}`,
    })),
    ...doubled.map((header) => ({
      where,
      problem: `見出し「${header}」が2つあります`,
      remedy: "片方の列の見出しを別の名前に変えてください",
    })),
  ];
}

function keys({ table, rows, keyless }: Look): Finding[] {
  const header = table.columns[table.key]?.header ?? table.key;
  const places = new Map<string, number[]>();
  for (const { key, at } of rows) places.set(key, [...(places.get(key) ?? []), at]);
  const doubled = [...places].filter(([, all]) => all.length > 1);
  return [
    ...doubled.map(([key, all]) => ({
      where: place(table, { at: all[0] ?? 0, key }),
      problem: `同じ${header}の行が${all.length}つあります（${all.join("、")}行目）`,
      remedy: "写した行を削除するか、番号を直してください。直すまで、多くの操作が止まります",
    })),
    ...keyless.map((at) =>
      finding(
        table,
        { at },
        `内容があるのに${header}がありません`,
        `${header}を書くか、要らない行なら削除してください。番号のない行は、どの操作にも見えません`,
      ),
    ),
  ];
}

function cells({ table, rows, unreadable }: Look): Finding[] {
  // Its results quote what others wrote; nothing is decided by them.
  if (table.name === operations.name) return [];
  const keyAt = new Map(rows.map(({ at, key }) => [at, key]));
  return unreadable.map(({ at, header, text, why }) =>
    finding(
      table,
      { at, key: keyAt.get(at) ?? "" },
      `「${header}」の「${short(text)}」は読めません（${short(why)}）`,
      "そのセルを直してください",
    ),
  );
}

const LONGEST = 60;
const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
