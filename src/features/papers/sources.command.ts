/** Everything that papers draw on, each table read once. */
import { letterOf } from "../../letters/index.ts";
import { sourcesFrom } from "../../letters/sources.ts";
import type { PaperSources } from "../../papers/paper.ts";
import type { Context } from "../../platform/entry.ts";
import { formAddresses } from "../../platform/forms.ts";
import { templateText } from "../../platform/letters.ts";
import type { Rows } from "../../platform/rows.ts";
import { settings, settingValues } from "../../settings.ts";
import { operations, reviews, settingRows, staff } from "../../tables/desk.ts";
import { openings } from "../../tables/instructors.ts";
import { batches, notices, type LetterKind } from "../../tables/notices.ts";
import type { PaperKind, PaperOrder } from "../../tables/orders.ts";
import { claims, fees, payouts, taxRates } from "../../tables/payments.ts";
import { budgets } from "../../tables/programmes.ts";
import { runParts, runs } from "../../tables/runs.ts";

/** Papers that quote letters which are not made yet. */
const QUOTING: readonly PaperKind[] = ["決裁資料", "下見"];

export function readSources({ rows }: Context): PaperSources {
  const lenient = { lenient: true };
  const names = rows.read(settingRows);
  const letters = sourcesFrom((table) => rows.read(table, lenient), formAddresses(), {
    settings: settingValues(names),
    notices: rows.read(notices, lenient),
  });
  return {
    ...letters,
    settingRows: names,
    staff: rows.read(staff, lenient),
    notices: rows.read(notices, lenient),
    openings: rows.read(openings, lenient),
    batches: rows.read(batches, lenient),
    reviews: rows.read(reviews, lenient),
    operations: rows.read(operations, lenient),
    runs: rows.read(runs, lenient),
    runParts: [],
    ...{ budgets: [], fees: [], taxRates: [] },
    templates: new Map(),
  };
}

/** With the texts of the templates of the letters that an order quotes. A letter that is a mail alone may have none. */
export function withTemplates(sources: PaperSources, order: PaperOrder): PaperSources {
  if (!QUOTING.includes(order.paper)) return sources;
  const named = new Set(order.keys);
  const kinds = new Set(sources.notices.filter((row) => named.has(row.noticeId)).map((row) => row.letter));
  const texts = [...kinds].flatMap((kind): [LetterKind, string][] => {
    if (kind === "") return [];
    const { template, plainMail } = letterOf(kind);
    if (!template || (plainMail && sources.settings.get(template.setting) === "")) return [];
    return [[kind, templateText(sources.settings.need(template.setting), settings[template.setting].name)]];
  });
  return { ...sources, templates: new Map(texts) };
}

/** Papers and files about money. */
const PAYING: readonly PaperKind[] = ["支払内訳書", "支払調書の一覧", "支払のCSV", "支払調書のCSV"];

/**
 * With what the order alone needs, too much to read for every paper. Money is read strictly: a cell that cannot be read
 * stops by its place instead of counting as nothing.
 */
export function withOrdered({ rows }: Context, sources: PaperSources, order: PaperOrder): PaperSources {
  const quoting = withTemplates(sources, order);
  if (PAYING.includes(order.paper)) return { ...quoting, ...moneyIn(rows) };
  if (order.paper !== "選定過程") return quoting;
  const parts = rows.read(runParts, { lenient: true }).filter(({ runId }) => order.keys.includes(runId));
  return { ...quoting, runParts: parts };
}

const moneyIn = (rows: Rows) => ({
  payouts: rows.read(payouts),
  claims: rows.read(claims),
  budgets: rows.read(budgets),
  fees: rows.read(fees),
  taxRates: rows.read(taxRates),
});
