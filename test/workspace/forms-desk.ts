/** A small office for the tests of Forms: a kernel, a Drive, and runs of scripts by a named person. */
import { Drive } from "../../src/workspace/drive.ts";
import { Forms } from "../../src/workspace/forms/forms.ts";
import { Kernel } from "../../src/workspace/kernel.ts";
import type { Quotas } from "../../src/workspace/shared.ts";

export const OFFICE = "office@example.jp";
export const CLERK = "clerk@example.jp";
/** 2018-06-01 09:00 in Tokyo. */
export const START = Date.UTC(2018, 5, 1, 0, 0, 0);

const plenty: Quotas = { take: () => undefined, left: () => 1000, perMinute: () => undefined };

export interface Desk {
  kernel: Kernel;
  drive: Drive;
  forms: Forms;
  /** Runs a piece of script with this person's rights. */
  as<T>(user: string, script: () => T): T;
}

export function openDesk(): Desk {
  const kernel = new Kernel({ now: START, costOf: () => 1, guard: () => undefined });
  const drive = new Drive(kernel, plenty);
  const forms = new Forms(kernel, drive);
  const as = <T>(user: string, script: () => T): T =>
    kernel.execute({ kind: "menu", entry: "test", activeUser: user, effectiveUser: user, limitMs: 360_000 }, script);
  return { kernel, drive, forms, as };
}

/** A Form of the office account with the questions that `build` adds, published and open to strangers. */
export function openForm(
  desk: Desk,
  build: (form: GoogleAppsScript.Forms.Form) => void,
  title = "同行研修申込書",
): string {
  return desk.as(OFFICE, () => {
    const form = desk.forms.app.create(title, true);
    build(form);
    desk.drive
      .file(form.getId())
      .permissions.push({ id: "anyoneWithLink", type: "anyone", role: "reader", view: "published" });
    return form.getId();
  });
}
