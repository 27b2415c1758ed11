/** Files that are gone, and triggers that are missing: what only the office account can see. */
import { messageOf } from "../core/errors.ts";
import { driveFiles } from "./files.ts";

/** Whether a file lies in the bin or is there no more. A passing error is no loss. One service call. */
export function isLost(id: string): boolean {
  try {
    return driveFiles().get(id, { fields: "trashed" }).trashed === true;
  } catch (thrown) {
    return /not found|見つかりません/i.test(messageOf(thrown));
  }
}

/** A trigger that should be there: what it calls, on which Form (none for the clock), and how staff call it. */
export interface Expected {
  readonly entry: string;
  readonly formId?: string;
  readonly name: string;
}

/** Names of the expected triggers that this account has not. */
export function missingTriggers(expected: readonly Expected[]): string[] {
  const present = ScriptApp.getProjectTriggers().map((trigger) => ({
    entry: trigger.getHandlerFunction(),
    formId: trigger.getTriggerSourceId(),
  }));
  return expected
    .filter(({ entry, formId }) => !present.some((each) => each.entry === entry && (!formId || each.formId === formId)))
    .map(({ name }) => name);
}
