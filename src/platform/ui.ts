/** What the person at the keyboard sees: alerts, questions, toasts and the menu. Never inside a lock: dialogs drop it. */

export interface MenuItem {
  readonly label: string;
  /** Name of the global function that the item calls. */
  readonly entry: string;
}
export interface SubMenu {
  readonly label: string;
  readonly items: readonly (MenuItem | "separator")[];
}

/** Builds the custom menu; runs in the simple onOpen trigger, so it touches no authorised service. */
export function buildMenu(label: string, parts: readonly (SubMenu | MenuItem | "separator")[]): void {
  const ui = SpreadsheetApp.getUi();
  const menu = ui.createMenu(label);
  for (const part of parts) {
    if (part === "separator") menu.addSeparator();
    else if ("entry" in part) menu.addItem(part.label, part.entry);
    else menu.addSubMenu(fill(ui.createMenu(part.label), part.items));
  }
  menu.addToUi();
}

function fill(menu: GoogleAppsScript.Base.Menu, items: SubMenu["items"]): GoogleAppsScript.Base.Menu {
  for (const item of items) {
    if (item === "separator") menu.addSeparator();
    else menu.addItem(item.label, item.entry);
  }
  return menu;
}

/** Answers that a page brings along: it has shown what is about to happen, and its button was the yes. */
interface Given {
  /** What a prompt would have asked for. */
  readonly text: string;
  /** What an alert would have said; it goes back to the page. */
  readonly said: string[];
}
let given: Given | undefined;

/** Asks without dialogs: yes to a question, all rather than some, `text` to a prompt. Answers what would have been said. */
export function answeredBeforehand<A>(text: string, ask: () => A): { readonly answer: A; readonly said: string } {
  const mine: Given = { text, said: [] };
  given = mine;
  try {
    return { answer: ask(), said: mine.said.join("\n") };
  } finally {
    given = undefined;
  }
}

/** Shows a message that must be read. */
export function tell(title: string, text: string): void {
  if (given) return void given.said.push(text);
  const ui = SpreadsheetApp.getUi();
  ui.alert(title, text, ui.ButtonSet.OK);
}

/** A yes-or-no question; closing the dialog means no. */
export function confirm(title: string, text: string): boolean {
  if (given) return true;
  const ui = SpreadsheetApp.getUi();
  return ui.alert(title, text, ui.ButtonSet.YES_NO) === ui.Button.YES;
}

/** A question with two ways to go on; undefined when the person gives up. */
export function choose(title: string, text: string): boolean | undefined {
  if (given) return false;
  const ui = SpreadsheetApp.getUi();
  const button = ui.alert(title, text, ui.ButtonSet.YES_NO_CANCEL);
  if (button === ui.Button.YES) return true;
  return button === ui.Button.NO ? false : undefined;
}

/** A line of text from the person, or undefined when the dialog was closed. */
export function askFor(title: string, text: string): string | undefined {
  if (given) return given.text;
  const ui = SpreadsheetApp.getUi();
  const reply = ui.prompt(title, text, ui.ButtonSet.OK_CANCEL);
  return reply.getSelectedButton() === ui.Button.OK ? reply.getResponseText().trim() : undefined;
}

/** In pixels. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Opens a page over the workbook and returns at once: dialogs of this kind suspend nothing. `page` is its name without
 * ".dialog.html"; `data` is plain and comes to the page as JSON, escaped by the template, where a scriptlet prints it.
 */
export function showDialog(page: string, data: unknown, title: string, { width, height }: PageSize): void {
  const template = HtmlService.createTemplateFromFile(page);
  template.data = JSON.stringify(data);
  const output = template.evaluate().setWidth(width).setHeight(height);
  SpreadsheetApp.getUi().showModalDialog(output, title);
}

/** Opens a page beside the workbook (300 pixels wide, as Google fixes it). */
export function showSidebar(page: string, data: unknown, title: string): void {
  const template = HtmlService.createTemplateFromFile(page);
  template.data = JSON.stringify(data);
  SpreadsheetApp.getUi().showSidebar(template.evaluate().setTitle(title));
}

/** A name that no other page of any run bears: what it sends is known by it, however often it comes. */
export const freshId = (): string => Utilities.getUuid();
