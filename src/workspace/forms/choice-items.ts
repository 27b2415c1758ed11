/** Items with choices, the choices themselves, and the page break that choices may lead to. */
import { Exception, unwrap } from "../kernel.ts";
import { navigationOf, navigationType } from "./enums.ts";
import type { Room } from "./items.ts";
import { BaseItem, noQuiz, Question } from "./items.ts";
import type { ChoiceModel, Navigation } from "./model.ts";
import { asText } from "./model.ts";
import { ruleFor } from "./validation-builders.ts";

/** A choice made for one item; it takes effect with setChoices. */
export class Choice implements Pick<
  GoogleAppsScript.Forms.Choice,
  "getValue" | "getGotoPage" | "getPageNavigationType"
> {
  constructor(
    private readonly room: Room,
    readonly model: ChoiceModel,
  ) {}
  getValue(): string {
    return this.model.value;
  }
  getGotoPage(): GoogleAppsScript.Forms.PageBreakItem {
    return gotoPage(this.room, this.model.go);
  }
  getPageNavigationType(): GoogleAppsScript.Forms.PageNavigationType {
    return navigationType(this.model.go ?? { to: "CONTINUE" });
  }
  self(): GoogleAppsScript.Forms.Choice {
    return this.room.kernel.expose("Choice", this) as unknown as GoogleAppsScript.Forms.Choice;
  }
}

/** The page a navigation leads to; null where it leads to none (Google's types leave the null out). */
function gotoPage(room: Room, go: Navigation | undefined): GoogleAppsScript.Forms.PageBreakItem {
  const page = go?.to === "GO_TO_PAGE" ? room.model.items.find((item) => item.id === go.page) : undefined;
  return (page ? room.typed(page) : null) as GoogleAppsScript.Forms.PageBreakItem;
}

/** CONTINUE, RESTART, SUBMIT or a page break of the same Form. */
function toNavigation(room: Room, where: unknown): Navigation {
  const target = unwrap(where);
  if (target instanceof PageBreakItem && room.model.items.includes(target.model))
    return { to: "GO_TO_PAGE", page: target.model.id };
  const go = navigationOf(target);
  if (!go) throw new Exception("移動先には、このフォームの改ページか PageNavigationType を指定してください");
  return go;
}

export class PageBreakItem
  extends BaseItem<GoogleAppsScript.Forms.PageBreakItem>
  implements
    Pick<GoogleAppsScript.Forms.PageBreakItem, Exclude<keyof GoogleAppsScript.Forms.PageBreakItem, "duplicate">>
{
  /** Where one goes on reaching this break in the normal order, that is after the page before it. */
  setGoToPage(
    where: GoogleAppsScript.Forms.PageBreakItem | GoogleAppsScript.Forms.PageNavigationType,
  ): GoogleAppsScript.Forms.PageBreakItem {
    return this.change({ go: toNavigation(this.room, where) });
  }
  getGoToPage(): GoogleAppsScript.Forms.PageBreakItem {
    return gotoPage(this.room, this.model.go);
  }
  getPageNavigationType(): GoogleAppsScript.Forms.PageNavigationType {
    return navigationType(this.model.go);
  }
}

abstract class ChoiceQuestion<I> extends Question<I> {
  /** Keeps the item's id and the answers already given; choices that are gone stay readable in old answers. */
  setChoiceValues(values: string[]): I {
    return this.offer(asList(values).map((value) => ({ value: asText(value) })));
  }
  setChoices(choices: GoogleAppsScript.Forms.Choice[]): I {
    return this.offer(asList(choices).map((choice) => modelOf(choice)));
  }
  getChoices(): GoogleAppsScript.Forms.Choice[] {
    return this.model.choices.map((choice) => new Choice(this.room, choice).self());
  }

  private offer(choices: ChoiceModel[]): I {
    if (choices.length === 0) throw new Exception("配列が空です: 選択肢");
    if (choices.some((choice) => choice.value === "")) throw new Exception("空の選択肢は設定できません");
    if (new Set(choices.map((choice) => choice.value)).size < choices.length)
      throw new Exception("質問に重複する選択肢の値を含めることはできません");
    const leading = choices.filter((choice) => choice.go).length;
    if (leading > 0 && leading < choices.length)
      throw new Exception("移動先は、すべての選択肢に指定するか、どれにも指定しないでください");
    return this.change({ choices });
  }
}

function asList<T>(values: T[]): T[] {
  if (!Array.isArray(values)) throw new Exception("引数が配列ではありません");
  return values;
}

function modelOf(choice: unknown): ChoiceModel {
  const raw = unwrap(choice);
  if (raw instanceof Choice) return raw.model;
  throw new Exception("引数が Choice ではありません");
}

/** Choices of which one is taken may lead to a page. */
abstract class OneOfMany<I> extends ChoiceQuestion<I> {
  createChoice(value: string, where?: unknown): GoogleAppsScript.Forms.Choice {
    if (typeof where === "boolean") noQuiz("createChoice(value, isCorrect)");
    const choice = where === undefined ? { value } : { value, go: toNavigation(this.room, where) };
    return new Choice(this.room, choice).self();
  }
  createResponse(response: string): GoogleAppsScript.Forms.ItemResponse {
    return this.respond(response);
  }
}

type ListMembers =
  | (
      | "getId"
      | "getIndex"
      | "getTitle"
      | "setTitle"
      | "getHelpText"
      | "setHelpText"
      | "getType"
      | "isRequired"
      | "setRequired"
    )
  | ("setChoiceValues" | "setChoices" | "getChoices" | "createChoice" | "createResponse");

export class ListItem
  extends OneOfMany<GoogleAppsScript.Forms.ListItem>
  implements Pick<GoogleAppsScript.Forms.ListItem, ListMembers> {}

export class MultipleChoiceItem
  extends OneOfMany<GoogleAppsScript.Forms.MultipleChoiceItem>
  implements Pick<GoogleAppsScript.Forms.MultipleChoiceItem, ListMembers | "showOtherOption" | "hasOtherOption">
{
  showOtherOption(enabled: boolean): GoogleAppsScript.Forms.MultipleChoiceItem {
    return this.change({ other: enabled });
  }
  hasOtherOption(): boolean {
    return this.model.other;
  }
}

export class CheckboxItem
  extends ChoiceQuestion<GoogleAppsScript.Forms.CheckboxItem>
  implements
    Pick<
      GoogleAppsScript.Forms.CheckboxItem,
      ListMembers | "showOtherOption" | "hasOtherOption" | "setValidation" | "clearValidation"
    >
{
  createChoice(value: string, isCorrect?: boolean): GoogleAppsScript.Forms.Choice {
    if (isCorrect !== undefined) noQuiz("createChoice(value, isCorrect)");
    return new Choice(this.room, { value }).self();
  }
  createResponse(responses: string[]): GoogleAppsScript.Forms.ItemResponse {
    return this.respond(asList(responses));
  }
  showOtherOption(enabled: boolean): GoogleAppsScript.Forms.CheckboxItem {
    return this.change({ other: enabled });
  }
  hasOtherOption(): boolean {
    return this.model.other;
  }
  setValidation(validation: GoogleAppsScript.Forms.CheckboxValidation): GoogleAppsScript.Forms.CheckboxItem {
    const rule = ruleFor(validation, "checkbox");
    return rule === "onePerColumn" ? this.self() : this.change({ rule });
  }
  clearValidation(): GoogleAppsScript.Forms.CheckboxItem {
    delete this.model.rule;
    return this.change({});
  }
}
