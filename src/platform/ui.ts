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

/** Shows a message that must be read. */
export function tell(title: string, text: string): void {
  const ui = SpreadsheetApp.getUi();
  ui.alert(title, text, ui.ButtonSet.OK);
}

/** A yes-or-no question; closing the dialog means no. */
export function confirm(title: string, text: string): boolean {
  const ui = SpreadsheetApp.getUi();
  return ui.alert(title, text, ui.ButtonSet.YES_NO) === ui.Button.YES;
}

/** A line of text from the person, or undefined when the dialog was closed. */
export function askFor(title: string, text: string): string | undefined {
  const ui = SpreadsheetApp.getUi();
  const reply = ui.prompt(title, text, ui.ButtonSet.OK_CANCEL);
  return reply.getSelectedButton() === ui.Button.OK ? reply.getResponseText().trim() : undefined;
}
