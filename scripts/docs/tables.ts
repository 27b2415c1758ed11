/** docs/tables.md: every sheet and column of the workbook. */
import type { Column, Moves, Table } from "../../src/core/table.ts";
import { tables } from "../../src/tables/index.ts";
import { grid, bullets, page } from "./markdown.ts";
import { KINDS, listText, sightText, WRITERS } from "./words.ts";

export function tablesReference(all: readonly Table[] = tables): string {
  return page("シートと列", INTRO, overview(all), ...all.map(chapter));
}

const INTRO = [
  "台帳のシートと列の一覧です。列は見出しの名前で探すので、列を動かしたり、隠したり、自分の列を足したりしてもかまいません。見出しの名前は変えないでください。",
  bullets([
    "**だれが書くか**：「アドオン」の列は職員が書き換えないでください。「職員」の列にアドオンは書きません。",
    "**見える人**：事務局の外へ出してよい相手です。書かれていない相手には出ません。",
    "**保存年数**は目安です。市の文書の規則に従ってください。",
  ]),
].join("\n\n");

function overview(all: readonly Table[]): string {
  const rows = all.map((table) => [table.name, table.note, String(Object.keys(table.columns).length), table.yearly ? "あり" : "なし", `${table.keepYears}年`]);
  return grid(["シート", "1行が何か", "列の数", "年度", "保存年数"], rows);
}

function chapter(table: Table): string {
  const key = table.columns[table.key]?.header ?? table.key;
  return [
    `## ${table.name}`,
    `${table.note}。鍵になる列は「${key}」です（同じ値の行は2つ作れません）。`,
    grid(["見出し", "種類", "だれが書くか", "選べる語", "フォームの質問", "見える人", "説明"], Object.values(table.columns).map(line)),
    table.moves ? moves(table.columns[table.moves.column]?.header ?? "", table.moves.allowed) : "",
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function line(column: Column<unknown>): string[] {
  return [column.header, KINDS[column.cell.kind], WRITERS[column.writer], listText(column.cell.list), questionText(column), sightText(column), column.note];
}

function questionText({ ask, header }: Column<unknown>): string {
  if (!ask) return "";
  const marks = [ask.required === true ? "必須" : "任意", ...(ask.repeat === undefined ? [] : [`${ask.repeat}回まで`])];
  return `${ask.section}「${ask.question ?? header}」（${marks.join("、")}）`;
}

function moves(header: string, allowed: Moves): string {
  const rows = Object.entries(allowed).map(([from, to]) => [from, to.filter((state) => state !== from).join("、") || "（ここで終わり）"]);
  return [`「${header}」の進み方`, grid(["いま", "次になれるもの"], rows)].join("\n\n");
}
