/** What people have on their screens: menus, dialogs shown and how they were answered, pages. */
import type { MenuEntry } from "./menus.ts";

export type ButtonName = "CLOSE" | "OK" | "CANCEL" | "YES" | "NO";

/** A queued answer. `meanwhile` happens while the dialog is open. */
export interface Answer {
  button: ButtonName;
  text?: string;
  meanwhile?: () => void;
}

export interface Dialog {
  kind: "alert" | "prompt";
  title: string;
  text: string;
  buttons: string[];
  answer: ButtonName;
  /** What was typed into a prompt. */
  reply: string;
}

/** A dialog as it stands before the person, who has not answered yet. */
export type Asked = Pick<Dialog, "kind" | "title" | "text" | "buttons">;

export interface Page {
  kind: "dialog" | "sidebar";
  title: string;
  html: string;
  width: number | null;
  height: number | null;
}

export class Desk {
  readonly dialogs: Dialog[] = [];
  readonly pages: Page[] = [];
  /** Asked when no answer is queued: the person closes the dialog, unless a page puts it to somebody. */
  unanswered: (shown: Asked) => Answer = () => ({ button: "CLOSE" });
  private readonly answers: Answer[] = [];
  private readonly menus = new Map<string, MenuEntry[]>();

  constructor(private readonly user: () => string) {}

  answer(...answers: (ButtonName | Answer)[]): void {
    this.answers.push(...answers.map((answer) => (typeof answer === "string" ? { button: answer } : answer)));
  }

  /** The next queued answer, or `unanswered`. A button that the dialog does not have throws. */
  take(shown: Asked): Answer & { text: string } {
    const answer = this.answers.shift() ?? this.unanswered(shown);
    if (answer.button !== "CLOSE" && !shown.buttons.includes(answer.button))
      throw new Error(
        `ダイアログ「${shown.title}${shown.text}」に ${answer.button} のボタンはありません（${shown.buttons.join("、")}）`,
      );
    return { ...answer, text: answer.text ?? "" };
  }

  /** Answers that no dialog asked for yet. */
  get unused(): number {
    return this.answers.length;
  }

  addMenu(menu: { caption: string; items: MenuEntry[] }): void {
    const others = this.menu().filter((entry) => !("caption" in entry) || entry.caption !== menu.caption);
    this.menus.set(this.user(), [...others, menu]);
  }

  /** The custom menus of whoever is at the keyboard. */
  menu(): readonly MenuEntry[] {
    return this.menus.get(this.user()) ?? [];
  }

  /** Whether this person has the workbook open (its onOpen ran). */
  get opened(): boolean {
    return this.menus.has(this.user());
  }

  open(): void {
    this.menus.set(this.user(), []);
  }

  /** The workbook is closed in this person's browser. */
  close(): void {
    this.menus.delete(this.user());
  }
}
