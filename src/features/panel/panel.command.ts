/** 作業パネル: the day's work beside the workbook. Its buttons run the menu's own commands; nothing is done twice over. */
import { wareki } from "../../core/calendar.ts";
import { workDesk } from "../../letters/waiting-work/index.ts";
import type { Context, Entry } from "../../platform/entry.ts";
import { showSidebar } from "../../platform/ui.ts";
import { settingValues } from "../../settings.ts";
import { cases } from "../../tables/cases.ts";
import { settingRows } from "../../tables/desk.ts";
import { STEPS, type Card, type Step } from "./card.rules.ts";
import { cardsOf } from "./panel.rules.ts";

export type { Step } from "./card.rules.ts";

/** What the page shows. */
export interface PanelData {
  readonly today: string;
  readonly cards: readonly Card[];
}

export const PANEL = "作業パネル";

/** Opens the sidebar. */
export const openPanel = (context: Context): void => showSidebar("panel", panelData(context), PANEL);

/** What waits now. One read a table. */
export function panelData(context: Context): PanelData {
  const lenient = { lenient: true };
  const { rows } = context;
  const settings = settingValues(rows.read(settingRows, lenient));
  const desk = workDesk((table) => rows.read(table, lenient), context.today, settings);
  return { today: wareki(context.today), cards: cardsOf(desk) };
}

/** The step that a page named; undefined for any other word. */
export const stepFrom = (name: unknown): Step | undefined => STEPS.find((each) => each === name);

/** After a proposal staff judge: the sheet and the first open 判断 come before them. */
export function showingVerdicts<A>(entry: Entry<A>): Entry<A> {
  return {
    ...entry,
    run(context, answer) {
      const outcome = entry.run(context, answer);
      const sheet = context.book.getSheetByName(cases.name);
      if (sheet) context.book.setActiveSheet(sheet);
      return outcome;
    },
  };
}
