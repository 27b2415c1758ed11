/** An item as getItems() gives it: its type is known, its own members come only after asXxxItem(). */
import { Exception } from "../kernel.ts";
import type { Room } from "./items.ts";
import { BaseItem } from "./items.ts";
import type { ItemModel, Kind } from "./model.ts";

type Item = GoogleAppsScript.Forms.Item;
type NotHere = "asDurationItem" | "asImageItem" | "asVideoItem" | "duplicate";

export class PlainItem extends BaseItem<Item> implements Pick<Item, Exclude<keyof Item, NotHere>> {
  constructor(room: Room, model: ItemModel) {
    super(room, model, "Item");
  }

  asCheckboxGridItem = (): GoogleAppsScript.Forms.CheckboxGridItem => this.as("CHECKBOX_GRID");
  asCheckboxItem = (): GoogleAppsScript.Forms.CheckboxItem => this.as("CHECKBOX");
  asDateItem = (): GoogleAppsScript.Forms.DateItem => this.as("DATE");
  asDateTimeItem = (): GoogleAppsScript.Forms.DateTimeItem => this.as("DATETIME");
  asGridItem = (): GoogleAppsScript.Forms.GridItem => this.as("GRID");
  asListItem = (): GoogleAppsScript.Forms.ListItem => this.as("LIST");
  asMultipleChoiceItem = (): GoogleAppsScript.Forms.MultipleChoiceItem => this.as("MULTIPLE_CHOICE");
  asPageBreakItem = (): GoogleAppsScript.Forms.PageBreakItem => this.as("PAGE_BREAK");
  asParagraphTextItem = (): GoogleAppsScript.Forms.ParagraphTextItem => this.as("PARAGRAPH_TEXT");
  asScaleItem = (): GoogleAppsScript.Forms.ScaleItem => this.as("SCALE");
  asSectionHeaderItem = (): GoogleAppsScript.Forms.SectionHeaderItem => this.as("SECTION_HEADER");
  asTextItem = (): GoogleAppsScript.Forms.TextItem => this.as("TEXT");
  asTimeItem = (): GoogleAppsScript.Forms.TimeItem => this.as("TIME");

  private as<T>(kind: Kind): T {
    if (this.model.kind !== kind) throw new Exception(`項目の種類が異なるため変換できません: ${this.model.kind}`);
    return this.room.typed(this.model) as T;
  }
}
