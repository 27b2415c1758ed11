/** Everything that papers draw on, each table read once. */
import { letterOf } from "../../letters/index.ts";
import type { PaperSources } from "../../papers/paper.ts";
import type { Context } from "../../platform/entry.ts";
import { formLinks } from "../../platform/forms.ts";
import { templateText } from "../../platform/letters.ts";
import { settings, settingValues } from "../../settings.ts";
import { applicants } from "../../tables/applicants.ts";
import { cases } from "../../tables/cases.ts";
import { corrections, officers, operations, reviews, settingRows, staff } from "../../tables/desk.ts";
import { appointments, instructors, openings } from "../../tables/instructors.ts";
import { batches, notices, type LetterKind } from "../../tables/notices.ts";
import type { PaperKind, PaperOrder } from "../../tables/orders.ts";
import { runParts, runs } from "../../tables/runs.ts";

/** Papers that quote letters which are not made yet. */
const QUOTING: readonly PaperKind[] = ["決裁資料", "下見"];

export function readSources({ rows }: Context): PaperSources {
  const lenient = { lenient: true };
  const names = rows.read(settingRows);
  return {
    settings: settingValues(names),
    settingRows: names,
    staff: rows.read(staff, lenient),
    officers: rows.read(officers, lenient),
    applicants: rows.read(applicants, lenient),
    instructors: rows.read(instructors, lenient),
    appointments: rows.read(appointments, lenient),
    openings: rows.read(openings, lenient),
    cases: rows.read(cases, lenient),
    notices: rows.read(notices, lenient),
    batches: rows.read(batches, lenient),
    corrections: rows.read(corrections, lenient),
    reviews: rows.read(reviews, lenient),
    operations: rows.read(operations, lenient),
    runs: rows.read(runs, lenient),
    runParts: [],
    links: formLinks(),
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
    if (plainMail && sources.settings.get(template.setting) === "") return [];
    return [[kind, templateText(sources.settings.need(template.setting), settings[template.setting].name)]];
  });
  return { ...sources, templates: new Map(texts) };
}

/** With what the order alone needs, too much to read for every paper. */
export function withOrdered({ rows }: Context, sources: PaperSources, order: PaperOrder): PaperSources {
  const quoting = withTemplates(sources, order);
  if (order.paper !== "選定過程") return quoting;
  const parts = rows.read(runParts, { lenient: true }).filter(({ runId }) => order.keys.includes(runId));
  return { ...quoting, runParts: parts };
}
