/** An open Form: its data, and one view a script object, so that the same item is always the same object. */
import type { Kernel } from "../kernel.ts";
import { CheckboxItem, ListItem, MultipleChoiceItem, PageBreakItem } from "./choice-items.ts";
import { FormResponse } from "./form-response.ts";
import { CheckboxGridItem, GridItem } from "./grid-items.ts";
import type { BaseItem, Room } from "./items.ts";
import {
  DateItem,
  DateTimeItem,
  ParagraphTextItem,
  ScaleItem,
  SectionHeaderItem,
  TextItem,
  TimeItem,
} from "./items.ts";
import type { FormModel, ItemModel, Kind, ResponseModel } from "./model.ts";
import { emptyItem, itemId } from "./model.ts";
import { PlainItem } from "./plain-item.ts";

const VIEWS: Record<Kind, new (room: Room, item: ItemModel) => BaseItem<object>> = {
  CHECKBOX: CheckboxItem,
  CHECKBOX_GRID: CheckboxGridItem,
  DATE: DateItem,
  DATETIME: DateTimeItem,
  GRID: GridItem,
  LIST: ListItem,
  MULTIPLE_CHOICE: MultipleChoiceItem,
  PAGE_BREAK: PageBreakItem,
  PARAGRAPH_TEXT: ParagraphTextItem,
  SCALE: ScaleItem,
  SECTION_HEADER: SectionHeaderItem,
  TEXT: TextItem,
  TIME: TimeItem,
};

export class FormRoom implements Room {
  private readonly plains = new WeakMap<ItemModel, PlainItem>();
  private readonly types = new WeakMap<ItemModel, BaseItem<object>>();
  private readonly views = new WeakMap<ResponseModel, FormResponse>();

  constructor(
    readonly kernel: Kernel,
    readonly model: FormModel,
  ) {}

  /** A new item at the end of the Form, as a script gets it from addXxxItem(). */
  add<T>(kind: Kind): T {
    const item = emptyItem(itemId(++this.model.itemsMade), kind);
    this.model.items.push(item);
    return this.typed(item) as T;
  }

  plain(item: ItemModel): GoogleAppsScript.Forms.Item {
    return remember(this.plains, item, () => new PlainItem(this, item)).self();
  }

  typed(item: ItemModel): object {
    return remember(this.types, item, () => new VIEWS[item.kind](this, item)).self();
  }

  response(stored: ResponseModel): GoogleAppsScript.Forms.FormResponse {
    return remember(this.views, stored, () => new FormResponse(this, stored)).self();
  }

  draft(): GoogleAppsScript.Forms.FormResponse {
    return new FormResponse(this, undefined).self();
  }
}

function remember<K extends object, V>(known: WeakMap<K, V>, key: K, make: () => V): V {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}
