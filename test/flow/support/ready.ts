/** Offices after 初期設定: done once a test file, since it takes seconds; each case goes on from a twin of that one. */
import { openOffice, twinOf, type Office, type OfficeOptions } from "../../../src/workspace/office.ts";

const done = new Map<string, Office>();

/** Runs 初期設定 as staff do; the mode is answered where it is asked (1 見本, 2 雛形, 3 空). Answers what it said. */
export function setUp(office: Office, mode = "1"): string {
  office.answer({ button: "OK", text: mode });
  office.click("在宅連携", "初期設定");
  return office.dialogs.filter((dialog) => dialog.kind === "alert").at(-1)?.text ?? "";
}

/** An office of its own, just set up, with the workbook open before the office account. */
export function afterSetup(mode = "1", options: Omit<OfficeOptions, "pdf"> = {}): Office {
  const key = JSON.stringify([mode, options]);
  const office = done.get(key) ?? openOffice(options);
  if (!done.has(key)) setUp(office, mode);
  done.set(key, office);
  return twinOf(office).reload();
}
