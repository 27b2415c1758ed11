/**
 * 支払内訳書: what a head of section signs before money is paid. Each payment with its claims, the budget lines that bear
 * it, the tax withheld and what all of it rests on. Pure.
 */
import { fiscalYearName, wareki } from "../core/calendar.ts";
import { OfficeError } from "../core/errors.ts";
import { sumYen, yen } from "../core/money.ts";
import { MARGINS, text, type Block, type Paper, type TableBlock } from "../core/paper.ts";
import { payouts, type Payout } from "../tables/payments.ts";
import type { Ordered, PaperDeclaration, PaperSources } from "./paper.ts";
import { basis, budgetTable, claimTable, type Listed } from "./payment-tables.ts";

export const paymentList: PaperDeclaration = {
  kind: "支払内訳書",
  build(sources, ordered): Paper {
    const { listed, leftOut } = listedIn(sources, ordered);
    const total = yen(sumYen(listed.map(({ payout }) => payout.gross ?? 0)));
    return {
      name: `支払内訳書 ${ordered.today} ${listed.length}件 ${total}`,
      page: "A4横",
      margins: { ...MARGINS, top: 12, bottom: 12 },
      blocks: [
        ...cover(listed, leftOut, sources, ordered),
        text(`３　支払（${listed.length}件）`, "heading"),
        payoutTable(listed, sources),
        text("４　支払に入っている謝礼金", "heading"),
        claimTable(listed),
        text("５　予算の行ごとの額", "heading"),
        budgetTable(listed, sources),
        text("６　根拠", "heading"),
        ...basis(listed, sources).map((words) => text(words)),
        text("個人情報が含まれます。取扱いに注意してください。", "small"),
      ],
    };
  },
};

/** Payments of the order that are still on their way; the others are named. */
function listedIn(sources: PaperSources, { order }: Ordered): { listed: Listed[]; leftOut: string[] } {
  const known = new Map((sources.payouts ?? []).map((payout) => [payout.payoutId, payout]));
  const found = order.keys.map((id) => ({ id, payout: known.get(id) }));
  const listed = found.flatMap(({ payout }) => {
    if (!payout || payout.state === "取消" || payout.state === "案") return [];
    return [{ payout, rows: (sources.claims ?? []).filter(({ claimId }) => payout.claimIds.includes(claimId)) }];
  });
  if (listed.length === 0)
    throw new OfficeError(
      "支払内訳書に載せる支払がありません",
      { sheet: payouts.name },
      "支払が取り消されたか案に戻されていないか確かめ、もう一度「支払の決裁に回す」を実行してください",
    );
  const there = new Set(listed.map(({ payout }) => payout.payoutId));
  return { listed, leftOut: found.map(({ id }) => id).filter((id) => !there.has(id)) };
}

function cover(
  listed: readonly Listed[],
  leftOut: readonly string[],
  { settings, staff }: PaperSources,
  ordered: Ordered,
): Block[] {
  const sum = (name: "gross" | "tax" | "net"): string => yen(sumYen(listed.map(({ payout }) => payout[name] ?? 0)));
  const drafter = staff.find((person) => person.email === ordered.user)?.name || ordered.user;
  return [
    text("支払内訳書　在宅医同行研修　指導謝礼金", "title"),
    text(`${settings.get("city")}${settings.get("section")}`, "right"),
    text("１　起案文", "heading"),
    text(`件名　在宅医同行研修に係る指導謝礼金の支払いについて（${listed.length}件）`),
    text("在宅医同行研修の指導に対する謝礼金を、次のとおり支払ってよろしいか。"),
    text(`総額　${sum("gross")}　　源泉所得税　${sum("tax")}　　差引支払額　${sum("net")}`),
    text(`起案日　${wareki(ordered.today)}　　起案者　${drafter}`),
    text("２　決裁", "heading"),
    signing,
    text("決裁が済んだら、メニュー「支払 > 支払の決裁を記録する」で、決裁日と決裁した人を記録してください。", "small"),
    ...(leftOut.length === 0 ? [] : [text(`取消などのため載せなかった支払：${leftOut.join("、")}`, "small")]),
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

/** 267 millimetres, with the tables of payment-tables.ts. */
const COLUMNS = [
  { heading: "支払番号", width: 28 },
  { heading: "支払先", width: 54 },
  { heading: "債権者番号", width: 27 },
  { heading: "会計年度", width: 23 },
  { heading: "支払予定日", width: 38 },
  { heading: "総額", width: 27 },
  { heading: "源泉所得税", width: 27 },
  { heading: "差引支払額", width: 27 },
  { heading: "税率", width: 16 },
] as const;

function payoutTable(listed: readonly Listed[], { taxRates }: PaperSources): TableBlock {
  const sum = (name: "gross" | "tax" | "net"): string => yen(sumYen(listed.map(({ payout }) => payout[name] ?? 0)));
  const rateOf = ({ rateId, payee }: Payout): string => {
    const rate = taxRates.find((row) => row.rateId === rateId)?.rate ?? null;
    return payee === "法人" ? "なし" : rate === null ? rateId : `${rate / 100}%`;
  };
  return {
    kind: "table",
    widths: COLUMNS.map(({ width }) => width),
    rows: [
      COLUMNS.map(({ heading }) => heading),
      ...listed.map(({ payout }) => [
        ...[payout.payoutId, `${payout.payeeName}\n（${payout.payee}）`, payout.creditorId],
        ...[payout.fiscalYear === null ? "" : fiscalYearName(payout.fiscalYear), wareki(payout.plannedOn)],
        ...[yen(payout.gross ?? 0), yen(payout.tax ?? 0), yen(payout.net ?? 0), rateOf(payout)],
      ]),
      ["計", `${listed.length}件`, "", "", "", sum("gross"), sum("tax"), sum("net"), ""],
    ],
    header: true,
    borders: true,
    size: 9,
    aligns: ["左", "左", "左", "左", "左", "右", "右", "右", "中"],
  };
}
