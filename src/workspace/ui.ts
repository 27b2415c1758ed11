/** The spreadsheet's Ui: custom menus, alerts and prompts, dialogs and sidebars. */
import { meanwhile } from "./elapse.ts";
import { EnumValue, enumOf } from "./enums.ts";
import { outputOf } from "./html.ts";
import type { Kernel } from "./kernel.ts";
import { Exception } from "./kernel.ts";
import type { Desk, Dialog } from "./desk.ts";
import { Menu, MENU_LOCAL } from "./menus.ts";

const Button = enumOf("CLOSE", "OK", "CANCEL", "YES", "NO");
const ButtonSet = enumOf("OK", "OK_CANCEL", "YES_NO", "YES_NO_CANCEL");
/** Google fixes a sidebar's width. */
const SIDEBAR_WIDTH = 300;

export class PromptResponse {
  constructor(
    private readonly button: EnumValue,
    private readonly text: string,
  ) {}
  getSelectedButton(): EnumValue {
    return this.button;
  }
  getResponseText(): string {
    return this.text;
  }
}

export class Ui {
  readonly Button = Button;
  readonly ButtonSet = ButtonSet;

  constructor(
    private readonly kernel: Kernel,
    private readonly desk: Desk,
    /** Called when a dialog opens: locks do not survive it. */
    private readonly onSuspend: () => void,
  ) {}

  createMenu(caption: string): Menu {
    return this.kernel.expose("Menu", new Menu(this.kernel, this.desk, caption), MENU_LOCAL);
  }

  /** (text) | (text, buttons) | (title, text, buttons); the run stands still until the person answers. */
  alert(...args: unknown[]): EnumValue {
    return this.show("alert", args).button;
  }
  prompt(...args: unknown[]): PromptResponse {
    const { button, text } = this.show("prompt", args);
    return this.kernel.expose("PromptResponse", new PromptResponse(button, text), [
      "getSelectedButton",
      "getResponseText",
    ]);
  }

  showModalDialog(userInterface: unknown, title: string): void {
    this.open("dialog", userInterface, title);
  }
  showModelessDialog(userInterface: unknown, title: string): void {
    this.open("dialog", userInterface, title);
  }
  showSidebar(userInterface: unknown): void {
    this.open("sidebar", userInterface, undefined);
  }

  private open(kind: "dialog" | "sidebar", userInterface: unknown, title: string | undefined): void {
    const page = outputOf(userInterface);
    if (!page) throw new Exception(`引数が HtmlOutput ではありません: ${kind}`);
    const width = kind === "sidebar" ? SIDEBAR_WIDTH : page.getWidth();
    this.desk.pages.push({
      kind,
      title: title ?? page.getTitle(),
      html: page.getContent(),
      width,
      height: page.getHeight(),
    });
  }

  private show(kind: Dialog["kind"], args: unknown[]): { button: EnumValue; text: string } {
    const { title, text, set } = readArguments(kind, args);
    const buttons = [...set.name().split("_")];
    // Before the answer: whoever acts while the dialog stands open finds the locks free.
    this.onSuspend();
    const answer = this.desk.take({ kind, title, text, buttons });
    const { meanwhile: act } = answer;
    if (act) meanwhile(this.kernel, act);
    this.desk.dialogs.push({ kind, title, text, buttons, answer: answer.button, reply: answer.text });
    return { button: Button[answer.button], text: answer.text };
  }
}

function readArguments(kind: string, args: unknown[]): { title: string; text: string; set: EnumValue } {
  const values = [...args];
  const last = values.at(-1);
  const set = last instanceof EnumValue ? last : ButtonSet.OK;
  if (last instanceof EnumValue) values.pop();
  if (
    !(set.name() in ButtonSet) ||
    values.length === 0 ||
    values.length > 2 ||
    (values.length === 2 && !(last instanceof EnumValue))
  )
    throw new Exception(
      `パラメータ（${args.map((arg) => typeof arg).join(", ")}）が Ui.${kind} のメソッドの署名と一致しません。`,
    );
  return { title: values.length === 2 ? String(values[0]) : "", text: String(values.at(-1)), set };
}
