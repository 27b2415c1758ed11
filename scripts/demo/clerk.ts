/** What a clerk does with mouse and keyboard: menu clicks, answers to dialogs, and cells typed into. */
import type { Office } from "../../src/workspace/office.ts";
import { MENU } from "./words.ts";

export type Line = Readonly<Record<string, unknown>>;

/** Text of a cell as it was read from a sheet; "" for a blank one. */
export const cell = (line: Line | undefined, header: string): string => {
  const value = line?.[header];
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
};

export class Clerk {
  constructor(
    readonly office: Office,
    private readonly email: string,
  ) {}

  /** Clicks a menu item, says yes where a question comes, and answers what the last dialog said. */
  click(...path: string[]): string {
    return this.act(path, () => (YES_TO.includes(path.at(-1) ?? "") ? this.office.answer("YES") : undefined));
  }

  /** The same for an item that asks for a line of text. */
  write(text: string, ...path: string[]): string {
    return this.act(path, () => this.office.answer({ button: "OK", text }));
  }

  /** What a page sends when its button is pressed. Throws what the page would show as a problem. */
  send(entry: string, sent: unknown): void {
    const { ok, message } = this.office.as(this.email).call(entry, sent) as { ok: boolean; message: string };
    if (!ok) throw new Error(`${entry}: ${message}`);
  }

  private act(path: readonly string[], answer: () => unknown): string {
    const { dialogs } = this.office.as(this.email);
    const before = dialogs.length;
    answer();
    this.office.click(MENU, ...path);
    const said = dialogs.slice(before).at(-1);
    if (!said || said.title.includes("できませんでした"))
      throw new Error(`${path.join(" > ")}: ${said?.text ?? "no answer"}`);
    return said.text;
  }

  /** Types under headers into the row that has this text in its key column. */
  fill(sheet: string, key: { header: string; text: string }, values: Readonly<Record<string, string>>): void {
    const { model, clerk } = this.office.services.sheets;
    const row = model.rowOf(sheet, key.header, key.text);
    for (const [header, text] of Object.entries(values)) clerk.type(sheet, row, header, text, this.email);
  }

  lines(sheet: string): Line[] {
    return this.office.table(sheet);
  }

  /** The line with this text under a header. */
  line(sheet: string, header: string, text: string): Line | undefined {
    return this.lines(sheet).find((line) => cell(line, header) === text);
  }
}

/** Items that ask before they act. */
const YES_TO = ["決定する", "決裁に回す", "文書を作ってメールで送る", "文書だけ作る", "発送簿を作る"];
