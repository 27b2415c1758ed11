/** SpreadsheetProperties: the file's title, and how numbers and dates are written. */
import { Exception } from "../../kernel.ts";
import { isZone } from "../spreadsheet.ts";
import { given, text } from "./input.ts";
import { selected } from "./mask.ts";
import type { WorkingCopy } from "./working-copy.ts";

const MEMBERS = ["title", "locale", "timeZone"] as const;

export function updateSpreadsheet(copy: WorkingCopy, request: unknown, where: string): void {
  const { properties, fields } = given(request, ["properties", "fields"], where);
  const leaves = selected(fields, MEMBERS, where);
  const asked = given(properties, MEMBERS, `${where}.properties`);
  const [title = "", locale = "", timeZone = ""] = MEMBERS.map((name) =>
    text(asked[name], `${where}.properties.${name}`),
  );
  if (leaves.has("title")) {
    if (title === "") throw new Exception("Title must not be empty.");
    copy.title = title;
  }
  if (leaves.has("locale")) {
    if (!/^[a-z]{2}(?:_[A-Z]{2})?$/.test(locale)) throw new Exception(`Unsupported locale: ${locale}`);
    copy.book.locale = locale;
  }
  if (leaves.has("timeZone")) {
    if (timeZone === "" || !isZone(timeZone)) throw new Exception(`Unsupported time zone: ${timeZone}`);
    copy.book.zone = timeZone;
  }
}
