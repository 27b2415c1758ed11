/** The parts all items share, and the items that ask for a text, a number or a date. */
import type { Kernel } from "../kernel.ts";
import { Exception, NotEmbedded } from "../kernel.ts";
import { AnswerFault, answerFault, readAnswer } from "./answers.ts";
import type { Given } from "./answers.ts";
import { itemType } from "./enums.ts";
import type { FormModel, ItemModel, Kind } from "./model.ts";
import { asText, isEmpty } from "./model.ts";
import { ItemResponse } from "./item-response.ts";
import { ruleFor } from "./validation-builders.ts";

/** An open Form as its items see it. */
export interface Room {
  readonly kernel: Kernel;
  readonly model: FormModel;
  /** The item as getItems() gives it, and as its own class; always the same object for the same item. */
  plain(item: ItemModel): GoogleAppsScript.Forms.Item;
  typed(item: ItemModel): object;
}

export const CLASS_OF: Record<Kind, string> = {
  CHECKBOX: "CheckboxItem",
  CHECKBOX_GRID: "CheckboxGridItem",
  DATE: "DateItem",
  DATETIME: "DateTimeItem",
  GRID: "GridItem",
  LIST: "ListItem",
  MULTIPLE_CHOICE: "MultipleChoiceItem",
  PAGE_BREAK: "PageBreakItem",
  PARAGRAPH_TEXT: "ParagraphTextItem",
  SCALE: "ScaleItem",
  SECTION_HEADER: "SectionHeaderItem",
  TEXT: "TextItem",
  TIME: "TimeItem",
};

/** What every item can do; `I` is Google's interface of the concrete class. */
export class BaseItem<I> {
  constructor(
    protected readonly room: Room,
    readonly model: ItemModel,
    private readonly className: string = CLASS_OF[model.kind],
  ) {}

  getId(): number {
    return this.model.id;
  }
  getIndex(): number {
    const index = this.room.model.items.indexOf(this.model);
    if (index < 0) throw new Exception("この項目はフォームから削除されています");
    return index;
  }
  getTitle(): string {
    return this.model.title;
  }
  setTitle(title: string): I {
    return this.change({ title: asText(title) });
  }
  getHelpText(): string {
    return this.model.help;
  }
  setHelpText(text: string): I {
    return this.change({ help: asText(text) });
  }
  getType(): GoogleAppsScript.Forms.ItemType {
    return itemType(this.model.kind);
  }

  /** The item as scripts hold it. */
  self(): I {
    return this.room.kernel.expose(this.className, this) as unknown as I;
  }

  protected change(values: Partial<ItemModel>): I {
    this.getIndex();
    Object.assign(this.model, values);
    return this.self();
  }
}

export class Question<I> extends BaseItem<I> {
  isRequired(): boolean {
    return this.model.required;
  }
  setRequired(enabled: boolean): I {
    return this.change({ required: enabled });
  }

  protected respond(given: Given): GoogleAppsScript.Forms.ItemResponse {
    try {
      const answer = readAnswer(this.model, given);
      const fault = isEmpty(answer) ? undefined : answerFault(this.model, answer);
      if (fault !== undefined) throw new AnswerFault(fault);
      return new ItemResponse(this.room, this.model, answer).self();
    } catch (error) {
      if (!(error instanceof AnswerFault)) throw error;
      throw new Exception(`「${this.model.title}」に無効な回答が送信されました: ${error.message}`);
    }
  }
}

abstract class AnyText<I> extends Question<I> {
  clearValidation(): I {
    delete this.model.rule;
    return this.change({});
  }
  createResponse(response: string): GoogleAppsScript.Forms.ItemResponse {
    return this.respond(response);
  }
  protected take(validation: unknown, family: "text" | "paragraph"): I {
    const rule = ruleFor(validation, family);
    return rule === "onePerColumn" ? this.self() : this.change({ rule });
  }
}

type TextMembers = Exclude<keyof GoogleAppsScript.Forms.TextItem, QuizMembers | "duplicate">;
type QuizMembers = "getGeneralFeedback" | "setGeneralFeedback" | "getPoints" | "setPoints";

export class TextItem
  extends AnyText<GoogleAppsScript.Forms.TextItem>
  implements Pick<GoogleAppsScript.Forms.TextItem, TextMembers>
{
  setValidation(validation: GoogleAppsScript.Forms.TextValidation): GoogleAppsScript.Forms.TextItem {
    return this.take(validation, "text");
  }
}

export class ParagraphTextItem
  extends AnyText<GoogleAppsScript.Forms.ParagraphTextItem>
  implements Pick<GoogleAppsScript.Forms.ParagraphTextItem, TextMembers>
{
  setValidation(validation: GoogleAppsScript.Forms.ParagraphTextValidation): GoogleAppsScript.Forms.ParagraphTextItem {
    return this.take(validation, "paragraph");
  }
}

export class ScaleItem
  extends Question<GoogleAppsScript.Forms.ScaleItem>
  implements
    Pick<GoogleAppsScript.Forms.ScaleItem, Exclude<keyof GoogleAppsScript.Forms.ScaleItem, QuizMembers | "duplicate">>
{
  /** From 0 or 1 up to 3 … 10. */
  setBounds(lower: number, upper: number): GoogleAppsScript.Forms.ScaleItem {
    if (![0, 1].includes(lower) || !Number.isInteger(upper) || upper < 3 || upper > 10)
      throw new Exception(`均等目盛の範囲が正しくありません（下限は 0 か 1、上限は 3 から 10）: ${lower}, ${upper}`);
    return this.change({ lower, upper });
  }
  getLowerBound(): number {
    return this.model.lower;
  }
  getUpperBound(): number {
    return this.model.upper;
  }
  setLabels(leftLabel: string, rightLabel: string): GoogleAppsScript.Forms.ScaleItem {
    return this.change({ leftLabel, rightLabel });
  }
  getLeftLabel(): string {
    return this.model.leftLabel;
  }
  getRightLabel(): string {
    return this.model.rightLabel;
  }
  createResponse(response: number): GoogleAppsScript.Forms.ItemResponse {
    return this.respond(response);
  }
}

abstract class DayItem<I> extends Question<I> {
  includesYear(): boolean {
    return this.model.includesYear;
  }
  setIncludesYear(enableYear: boolean): I {
    return this.change({ includesYear: enableYear });
  }
  createResponse(response: GoogleAppsScript.Base.Date): GoogleAppsScript.Forms.ItemResponse {
    if (Object.prototype.toString.call(response) !== "[object Date]")
      throw new Exception("日付の項目には Date を指定してください");
    return this.respond(response as unknown as Date);
  }
}

type DayMembers = Exclude<keyof GoogleAppsScript.Forms.DateItem, QuizMembers | "duplicate">;

export class DateItem
  extends DayItem<GoogleAppsScript.Forms.DateItem>
  implements Pick<GoogleAppsScript.Forms.DateItem, DayMembers> {}

export class DateTimeItem
  extends DayItem<GoogleAppsScript.Forms.DateTimeItem>
  implements Pick<GoogleAppsScript.Forms.DateTimeItem, DayMembers> {}

export class TimeItem
  extends Question<GoogleAppsScript.Forms.TimeItem>
  implements
    Pick<GoogleAppsScript.Forms.TimeItem, Exclude<keyof GoogleAppsScript.Forms.TimeItem, QuizMembers | "duplicate">>
{
  createResponse(hour: number, minute: number): GoogleAppsScript.Forms.ItemResponse {
    return this.respond(`${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);
  }
}

export class SectionHeaderItem
  extends BaseItem<GoogleAppsScript.Forms.SectionHeaderItem>
  implements
    Pick<
      GoogleAppsScript.Forms.SectionHeaderItem,
      Exclude<keyof GoogleAppsScript.Forms.SectionHeaderItem, "duplicate">
    > {}

/** Quiz members are not embedded: a Form of the office marks nobody. */
export function noQuiz(member: string): never {
  throw new NotEmbedded(`${member}（クイズ）は組み込みワークスペースにありません`);
}
