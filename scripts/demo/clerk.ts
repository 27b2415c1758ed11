/** What a clerk does with mouse and keyboard: menu clicks, answers to dialogs, rows selected and cells typed into. */
import type { Office } from "../../src/workspace/office.ts";
import { MENU } from "./words.ts";

export type Line = Readonly<Record<string, unknown>>;

/** Text of a cell as it was read from a sheet; "" for a blank one. */
export const cell = (line: Line | undefined, header: string): string => {
  const value = line?.[header];
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
};

/** The day in Tokyo of a date cell, "" where it is blank. Dates are those of the scripts' own realm. */
export function dayIn(line: Line | undefined, header: string): string {
  const value = line?.[header];
  if (Object.prototype.toString.call(value) !== "[object Date]") return "";
  return new Date((value as Date).getTime() + 9 * 3_600_000).toISOString().slice(0, 10);
}

/** What is typed into prompts, by a word in their question; one text answers any of them. */
export type Replies = string | Readonly<Record<string, string>>;

export class Clerk {
  constructor(
    readonly office: Office,
    private readonly email: string,
  ) {}

  /**
   * Clicks 「通知 > 発送簿を作る」, says yes to every question, types into prompts, and answers what the last dialog said.
   * Throws where the office refused.
   */
  click(path: string, replies: Replies = {}): string {
    const { desk } = this.office.as(this.email).services;
    const before = desk.dialogs.length;
    desk.unanswered = ({ kind, text, buttons }) => ({
      button: buttons.includes("YES") ? "YES" : "OK",
      ...(kind === "prompt" ? { text: replyTo(path, text, replies) } : {}),
    });
    this.office.click(MENU, ...path.split(" > "));
    const said = desk.dialogs.slice(before).at(-1);
    if (!said || said.title.includes("できませんでした")) throw new Error(`${path}: ${said?.text ?? "no answer"}`);
    return said.text;
  }

  /** A page of the menu opens, and its script is ready to be called. */
  open(path: string): void {
    this.office.as(this.email).click(MENU, ...path.split(" > "));
  }

  /** What a page sends when its button is pressed. Throws what the page would show as a problem. */
  send(entry: string, sent: unknown): Record<string, unknown> {
    const answer = this.office.as(this.email).call(entry, sent) as { ok: boolean; message: string };
    if (!answer.ok) throw new Error(`${entry}: ${answer.message}`);
    return answer;
  }

  /** Selects the rows with these texts in their key column; none leaves the sheets that commands look at. */
  select(sheet: string, header: string, keys: readonly string[]): this {
    const { model, clerk } = this.office.as(this.email).services.sheets;
    clerk.select(
      sheet,
      keys.map((key) => `A${model.rowOf(sheet, header, key)}`),
      this.email,
    );
    return this;
  }

  /** A sheet of no command: what is clicked next takes all rows that fit. */
  elsewhere(): this {
    this.office.as(this.email).services.sheets.clerk.select("設定", "A1", this.email);
    return this;
  }

  /** Types under headers into the row that has this text in its key column. */
  fill(sheet: string, key: { header: string; text: string }, values: Readonly<Record<string, string>>): void {
    const { model, clerk } = this.office.services.sheets;
    const row = model.rowOf(sheet, key.header, key.text);
    for (const [header, text] of Object.entries(values)) clerk.type(sheet, row, header, text, this.email);
  }

  add(sheet: string, values: Record<string, string>): void {
    this.office.services.sheets.clerk.addRow(sheet, values, this.email);
  }

  setting(name: string, value: string): void {
    this.fill("設定", { header: "項目", text: name }, { 値: value });
  }

  lines(sheet: string): Line[] {
    return this.office.table(sheet);
  }

  /** The line with this text under a header. */
  line(sheet: string, header: string, text: string): Line | undefined {
    return this.lines(sheet).find((line) => cell(line, header) === text);
  }
}

function replyTo(path: string, question: string, replies: Replies): string {
  if (typeof replies === "string") return replies;
  const found = Object.entries(replies).find(([word]) => question.includes(word));
  if (!found) throw new Error(`${path} asks, and nobody knows the answer: ${question}`);
  return found[1];
}
