/** The global FormApp. */
import type { Kernel } from "../kernel.ts";
import { Exception } from "../kernel.ts";
import { enumsFor } from "./enums.ts";
import type { Form } from "./form.ts";
import {
  CheckboxValidationBuilder,
  GridValidationBuilder,
  ParagraphTextValidationBuilder,
  TextValidationBuilder,
} from "./validation-builders.ts";

type G = GoogleAppsScript.Forms.FormApp;
type Members =
  | ("create" | "openById" | "openByUrl" | "getActiveForm" | "ItemType" | "PageNavigationType" | "createTextValidation")
  | (
      | "createParagraphTextValidation"
      | "createCheckboxValidation"
      | "createGridValidation"
      | "createCheckboxGridValidation"
    );

/** What FormApp needs of the part that holds the Forms. */
export interface Shelf {
  create(title: string, isPublished: boolean): Form;
  /** Throws for an unknown id and for who may not edit the Form. */
  open(id: string): Form;
}

export class FormApp implements Pick<G, Members> {
  readonly ItemType: G["ItemType"];
  readonly PageNavigationType: G["PageNavigationType"];

  constructor(
    private readonly kernel: Kernel,
    private readonly shelf: Shelf,
  ) {
    const enums = enumsFor(kernel);
    this.ItemType = enums.ItemType;
    this.PageNavigationType = enums.PageNavigationType;
  }

  /** Unpublished unless asked otherwise, in the root folder, and not a file that drive.file can see (?). */
  create(title: string, isPublished = false): GoogleAppsScript.Forms.Form {
    if (typeof title !== "string" || title === "") throw new Exception("フォームのタイトルを指定してください");
    return this.shelf.create(title, isPublished).self();
  }

  openById(id: string): GoogleAppsScript.Forms.Form {
    return this.shelf.open(id).self();
  }

  openByUrl(url: string): GoogleAppsScript.Forms.Form {
    const id = /\/forms\/d\/(?!e\/)([^/?#]+)/.exec(url)?.[1];
    if (id === undefined) throw new Exception(`無効な引数: url（編集用の URL を指定してください）: ${url}`);
    return this.openById(id);
  }

  /** The scripts are bound to a workbook, so no Form is the active one. */
  getActiveForm(): GoogleAppsScript.Forms.Form {
    return null as unknown as GoogleAppsScript.Forms.Form;
  }

  createTextValidation(): GoogleAppsScript.Forms.TextValidationBuilder {
    return new TextValidationBuilder(this.kernel).self();
  }
  createParagraphTextValidation(): GoogleAppsScript.Forms.ParagraphTextValidationBuilder {
    return new ParagraphTextValidationBuilder(this.kernel).self();
  }
  createCheckboxValidation(): GoogleAppsScript.Forms.CheckboxValidationBuilder {
    return new CheckboxValidationBuilder(
      this.kernel,
    ).self() as unknown as GoogleAppsScript.Forms.CheckboxValidationBuilder;
  }
  createGridValidation(): GoogleAppsScript.Forms.GridValidationBuilder {
    return new GridValidationBuilder(this.kernel).self();
  }
  createCheckboxGridValidation(): GoogleAppsScript.Forms.CheckboxGridValidationBuilder {
    return new GridValidationBuilder(this.kernel).self();
  }
}
