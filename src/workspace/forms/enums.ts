/** FormApp's enums: objects, not strings, so that a comparison with a string fails here as it does at Google. */
import { enumOf, EnumValue } from "../enums.ts";
import type { Kernel } from "../kernel.ts";
import type { Kind, Navigation } from "./model.ts";

const itemTypes: Readonly<Record<string, EnumValue>> = enumOf(
  ...(
    "CHECKBOX CHECKBOX_GRID DATE DATETIME DURATION GRID IMAGE LIST MULTIPLE_CHOICE PAGE_BREAK PARAGRAPH_TEXT SCALE " +
    "SECTION_HEADER TEXT TIME VIDEO FILE_UPLOAD"
  ).split(" "),
);
const navigations: Readonly<Record<string, EnumValue>> = enumOf("CONTINUE", "GO_TO_PAGE", "RESTART", "SUBMIT");

export function itemType(kind: Kind): GoogleAppsScript.Forms.ItemType {
  return itemTypes[kind] as unknown as GoogleAppsScript.Forms.ItemType;
}

/** The kind behind FormApp.ItemType.X, or undefined when the value is none of them. */
export function kindOf(value: unknown): string | undefined {
  return value instanceof EnumValue && itemTypes[value.name()] === value ? value.name() : undefined;
}

export function navigationType(go: Navigation): GoogleAppsScript.Forms.PageNavigationType {
  return navigations[go.to] as unknown as GoogleAppsScript.Forms.PageNavigationType;
}

/** A navigation that needs no page (CONTINUE, RESTART, SUBMIT), or undefined. */
export function navigationOf(value: unknown): Navigation | undefined {
  if (!(value instanceof EnumValue) || navigations[value.name()] !== value) return undefined;
  const to = value.name();
  return to === "CONTINUE" || to === "RESTART" || to === "SUBMIT" ? { to } : undefined;
}

/** The enums as members of the global FormApp; an unknown name throws. */
export function enumsFor(kernel: Kernel): Pick<GoogleAppsScript.Forms.FormApp, "ItemType" | "PageNavigationType"> {
  return {
    ItemType: kernel.expose("FormApp.ItemType", itemTypes) as unknown as typeof GoogleAppsScript.Forms.ItemType,
    PageNavigationType: kernel.expose(
      "FormApp.PageNavigationType",
      navigations,
    ) as unknown as typeof GoogleAppsScript.Forms.PageNavigationType,
  };
}
