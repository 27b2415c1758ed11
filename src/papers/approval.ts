/**
 * 決裁資料: what a head of section signs. First the 起案文, which staff paste into the city's document system; then the
 * people with the reason for each; then the letters as they will read, two beside each other. Pure.
 */
import { fiscalYear, fiscalYearName, wareki } from "../core/calendar.ts";
import { OfficeError } from "../core/errors.ts";
import type { Fields } from "../core/letter.ts";
import { MARGINS, text, type Block, type Paper, type TableBlock } from "../core/paper.ts";
import { letterOf } from "../letters/index.ts";
import { templateLines } from "../letters/letter.ts";
import { isMaterial, materialOf } from "../letters/material.ts";
import { settingText } from "../letters/setting-text.ts";
import { LETTER_KINDS, notices, type Notice } from "../tables/notices.ts";
import { idOf, people, type Item } from "./approval-people.ts";
import { layDraft } from "./draft-text.ts";
import type { Ordered, PaperDeclaration, PaperSources } from "./paper.ts";

/** Where the number and the day will stand, which come when the letter is made. */
const NUMBER_TO_COME = "（番号は施行時）";
const DAY_TO_COME = "（日付は施行時）";

/** Two drafts beside each other; the measure is in characters of this size. */
const DRAFTS = { size: 8, width: 133.5, characters: 44, lines: 44 };

export const approvalPaper: PaperDeclaration = {
  kind: "決裁資料",
  build(sources, ordered): Paper {
    const { items, leftOut } = itemsOf(sources, ordered);
    return {
      name: `決裁資料 ${ordered.today} ${kindsOf(items)} ${items.length}通`,
      page: "A4横",
      margins: { ...MARGINS, top: 12, bottom: 12 },
      blocks: [...cover(items, leftOut, sources, ordered), ...people(items, sources), ...drafts(items, sources)],
    };
  },
};

/** Letters of the order, in the order of applications; those that no longer stand are named. */
function itemsOf(sources: PaperSources, { order, today }: Ordered): { items: Item[]; leftOut: string[] } {
  const rows = new Map(sources.notices.map((notice) => [notice.noticeId, notice]));
  const found = order.keys.map((id) => ({ id, item: itemOf(rows.get(id), sources, today) }));
  const items = found.flatMap(({ item }) => item ?? []).sort(inOrder);
  if (items.length > 0) return { items, leftOut: found.flatMap(({ id, item }) => (item ? [] : [id])) };
  throw new OfficeError(
    "決裁資料に載せる通知がありません",
    { sheet: notices.name },
    "通知が取り消されていないか確かめ、もう一度「決裁に回す」を実行してください",
  );
}

function itemOf(notice: Notice | undefined, sources: PaperSources, today: string): Item | undefined {
  if (!notice || notice.letter === "" || notice.state === "取消") return undefined;
  const documentNumber = letterOf(notice.letter).numbered ? NUMBER_TO_COME : "";
  const reissuedOn = notice.reissueOf === "" ? "" : today;
  const material = materialOf(notice, sources, { issuedOn: today, documentNumber, reissuedOn });
  return isMaterial(material) ? { notice, material } : undefined;
}

const rankOf = ({ notice }: Item): number => LETTER_KINDS.findIndex((kind) => kind === notice.letter);

function inOrder(a: Item, b: Item): number {
  const [one, other] = [idOf(a), idOf(b)];
  return one === other ? rankOf(a) - rankOf(b) : one < other ? -1 : 1;
}

/** 「決定連絡票（受講者用・指導医用）」: kinds that differ in the brackets alone are named once. */
function kindsOf(items: readonly Item[]): string {
  const kinds = new Set(items.map(({ notice }) => notice.letter));
  const sides = new Map<string, string[]>();
  for (const kind of kinds) {
    const [, stem = "", side = ""] = /^(.+?)(?:（(.+)）)?$/.exec(kind) ?? [];
    sides.set(stem, [...(sides.get(stem) ?? []), ...(side === "" ? [] : [side])]);
  }
  return [...sides].map(([stem, all]) => (all.length === 0 ? stem : `${stem}（${all.join("・")}）`)).join("、");
}

function cover(items: readonly Item[], leftOut: readonly string[], sources: PaperSources, ordered: Ordered): Block[] {
  const year = sources.settings.get("fiscalYear") ?? fiscalYear(ordered.today);
  const fields: Fields = {
    種類: { value: kindsOf(items) },
    通数: { value: String(items.length) },
    起案日: { value: wareki(ordered.today) },
    起案者: { value: sources.staff.find((person) => person.email === ordered.user)?.name || ordered.user },
    年度: { value: fiscalYearName(year, ordered.today) },
  };
  const missing =
    leftOut.length === 0 ? [] : [text(`もとの決定がないため載せなかった通知：${leftOut.join("、")}`, "small")];
  return [
    text("決裁資料　在宅医同行研修", "title"),
    text(`${sources.settings.get("city")}${sources.settings.get("section")}`, "right"),
    text("１　起案文", "heading"),
    ...settingText(sources.settings, "approvalDraft", fields)
      .split("\n")
      .map((line) => text(line)),
    text("２　決裁", "heading"),
    signing,
    text("決裁が済んだら、メニュー「決裁 > 決裁済にする」で、決裁日と決裁した人を記録してください。", "small"),
    ...missing,
  ];
}

const signing: TableBlock = {
  kind: "table",
  widths: [26, 60, 26, 90],
  rows: [["決裁日", "　　　年　　月　　日", "決裁した人", ""]],
  header: false,
  borders: true,
  size: 10.5,
  rowHeight: 14,
};

function drafts(items: readonly Item[], sources: PaperSources): Block[] {
  const pairs = items.filter((_, index) => index % 2 === 0).map((left, index) => [left, items[index * 2 + 1]] as const);
  const head = [
    text("４　文書の案", "heading"),
    text(
      "番号と発信日は施行のときに入ります。調整の期限など、発信日から数える日は、起案日に施行するものとして示しています。",
      "small",
    ),
  ];
  return pairs.flatMap((pair, index): Block[] => [
    { kind: "pageBreak" },
    ...(index === 0 ? head : []),
    draftTable(pair, index * 2, sources),
  ]);
}

/** A draft longer than a page goes on in the next row: rows are not torn. */
function draftTable(pair: readonly (Item | undefined)[], before: number, sources: PaperSources): TableBlock {
  const texts = pair.map((item) => (item ? draftLines(item, sources) : []));
  const heads = pair.map((item, index) => (item ? headOf(item, before + index + 1) : ""));
  const longest = Math.max(1, ...texts.map((all) => all.length));
  const rows = Array.from({ length: Math.ceil(longest / DRAFTS.lines) }, (_, page) => {
    const parts = texts.map((all) => all.slice(page * DRAFTS.lines, (page + 1) * DRAFTS.lines));
    // Cells stand in the middle of their row: as many lines on both sides keep both heads at the top.
    const most = Math.max(...parts.map((part) => part.length));
    return parts.map((part) => [...part, ...Array.from({ length: most - part.length }, () => "")].join("\n"));
  });
  return {
    kind: "table",
    widths: [DRAFTS.width, DRAFTS.width],
    rows: [heads, ...rows],
    header: true,
    borders: true,
    size: DRAFTS.size,
    padding: 2,
  };
}

const headOf = (item: Item, number: number): string =>
  `案${number}　${item.notice.letter}　${idOf(item)}（${item.material.method}）`;

function draftLines({ notice, material }: Item, { templates, settings }: PaperSources): string[] {
  const letter = letterOf(notice.letter);
  const fields = { ...letter.fields(material), 発信日: { value: DAY_TO_COME } };
  const body = "setting" in letter.body ? settings.get(letter.body.setting) : letter.body.join("\n");
  const template = (notice.letter !== "" && templates.get(notice.letter)) || body;
  const laid = layDraft(template, fields, templateLines(letter), DRAFTS.characters);
  return laid.length > DRAFTS.lines ? laid.filter((line) => line !== "") : laid;
}
