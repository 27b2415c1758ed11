/** Form: its items and its responses. */
import { Exception, unwrap } from "../kernel.ts";
import { kindOf } from "./enums.ts";
import { FormSettings } from "./form-settings.ts";
import { BaseItem } from "./items.ts";
import type { ItemModel, ResponseModel } from "./model.ts";
import { forgetPage } from "./pages.ts";

type GForm = GoogleAppsScript.Forms.Form;
type Item = GoogleAppsScript.Forms.Item;
type Settings =
  | (
      | "getId"
      | "getTitle"
      | "setTitle"
      | "getDescription"
      | "setDescription"
      | "getConfirmationMessage"
      | "setConfirmationMessage"
    )
  | (
      | "getCustomClosedFormMessage"
      | "setCustomClosedFormMessage"
      | "canEditResponse"
      | "setAllowResponseEdits"
      | "collectsEmail"
    )
  | (
      | "setCollectEmail"
      | "hasLimitOneResponsePerUser"
      | "setLimitOneResponsePerUser"
      | "hasProgressBar"
      | "setProgressBar"
    )
  | (
      | "hasRespondAgainLink"
      | "setShowLinkToRespondAgain"
      | "getShuffleQuestions"
      | "setShuffleQuestions"
      | "isAcceptingResponses"
    )
  | ("setAcceptingResponses" | "getPublishedUrl" | "getEditUrl" | "getDestinationId" | "getDestinationType")
  | ("setPublished" | "isPublished" | "addPublishedReader" | "shortenFormUrl");
type Adders =
  | (
      | "addCheckboxGridItem"
      | "addCheckboxItem"
      | "addDateItem"
      | "addDateTimeItem"
      | "addGridItem"
      | "addListItem"
      | "addTimeItem"
    )
  | (
      | "addMultipleChoiceItem"
      | "addPageBreakItem"
      | "addParagraphTextItem"
      | "addScaleItem"
      | "addSectionHeaderItem"
      | "addTextItem"
    );
type Content =
  | ("getItems" | "getItemById" | "deleteItem" | "moveItem")
  | ("getResponses" | "getResponse" | "createResponse" | "deleteResponse" | "deleteAllResponses");

export class Form extends FormSettings implements Pick<GForm, Settings | Adders | Content> {
  addCheckboxGridItem = (): GoogleAppsScript.Forms.CheckboxGridItem => this.room.add("CHECKBOX_GRID");
  addCheckboxItem = (): GoogleAppsScript.Forms.CheckboxItem => this.room.add("CHECKBOX");
  addDateItem = (): GoogleAppsScript.Forms.DateItem => this.room.add("DATE");
  addDateTimeItem = (): GoogleAppsScript.Forms.DateTimeItem => this.room.add("DATETIME");
  addGridItem = (): GoogleAppsScript.Forms.GridItem => this.room.add("GRID");
  addListItem = (): GoogleAppsScript.Forms.ListItem => this.room.add("LIST");
  addMultipleChoiceItem = (): GoogleAppsScript.Forms.MultipleChoiceItem => this.room.add("MULTIPLE_CHOICE");
  addPageBreakItem = (): GoogleAppsScript.Forms.PageBreakItem => this.room.add("PAGE_BREAK");
  addParagraphTextItem = (): GoogleAppsScript.Forms.ParagraphTextItem => this.room.add("PARAGRAPH_TEXT");
  addScaleItem = (): GoogleAppsScript.Forms.ScaleItem => this.room.add("SCALE");
  addSectionHeaderItem = (): GoogleAppsScript.Forms.SectionHeaderItem => this.room.add("SECTION_HEADER");
  addTextItem = (): GoogleAppsScript.Forms.TextItem => this.room.add("TEXT");
  addTimeItem = (): GoogleAppsScript.Forms.TimeItem => this.room.add("TIME");

  getItems(itemType?: GoogleAppsScript.Forms.ItemType): Item[] {
    const kind = kindOf(itemType);
    if (itemType !== undefined && kind === undefined)
      throw new Exception("項目の種類には FormApp.ItemType を指定してください");
    return this.model.items
      .filter((item) => kind === undefined || item.kind === kind)
      .map((item) => this.room.plain(item));
  }

  /** null for an unknown id (Google's types leave the null out). */
  getItemById(id: number): Item {
    const item = this.model.items.find((one) => one.id === id);
    return (item ? this.room.plain(item) : null) as Item;
  }

  /** Answers to the deleted item stay stored; getItemResponses no longer shows them. */
  deleteItem(target: number | Item): void {
    const [item] = this.model.items.splice(this.placeOf(target), 1);
    if (item?.kind === "PAGE_BREAK") forgetPage(this.model, item.id);
  }

  moveItem(from: number | Item, to: number): Item {
    const place = this.placeOf(from);
    if (!Number.isInteger(to) || to < 0 || to >= this.model.items.length)
      throw new Exception(`無効なインデックス: ${to}`);
    const [item] = this.model.items.splice(place, 1) as [ItemModel];
    this.model.items.splice(to, 0, item);
    return this.room.plain(item);
  }

  /** In order of time, from `since` on (inclusive). */
  getResponses(since?: GoogleAppsScript.Base.Date): GoogleAppsScript.Forms.FormResponse[] {
    const all = this.model.responses;
    if (since === undefined) return all.map((response) => this.room.response(response));
    if (Object.prototype.toString.call(since) !== "[object Date]")
      throw new Exception("日時には Date を指定してください");
    return all.slice(firstFrom(all, since.getTime())).map((response) => this.room.response(response));
  }

  getResponse(responseId: string): GoogleAppsScript.Forms.FormResponse {
    return this.room.response(this.stored(responseId));
  }

  createResponse(): GoogleAppsScript.Forms.FormResponse {
    return this.room.draft();
  }

  deleteResponse(responseId: string): GForm {
    const gone = this.stored(responseId);
    return this.change({ responses: this.model.responses.filter((response) => response !== gone) });
  }

  deleteAllResponses(): GForm {
    return this.change({ responses: [] });
  }

  private stored(responseId: string): ResponseModel {
    const found = this.model.responses.find((response) => response.id === responseId);
    if (!found) throw new Exception(`指定された ID の回答は見つかりません: ${responseId}`);
    return found;
  }

  private placeOf(target: unknown): number {
    const item: unknown = unwrap(target);
    const place = item instanceof BaseItem ? this.model.items.indexOf(item.model) : Number(item);
    if (!Number.isInteger(place) || place < 0 || place >= this.model.items.length)
      throw new Exception(`無効なインデックス: ${String(place)}`);
    return place;
  }
}

/** The place of the first response at or after `at`, by bisection: the sweep asks this every hour. */
function firstFrom(responses: readonly ResponseModel[], at: number): number {
  let [low, high] = [0, responses.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((responses[middle]?.at ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
