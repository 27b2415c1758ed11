/**
 * The office account's triggers: one clock, and one on each kind of Form. They run as who made them, and nobody else
 * sees them, so their owner is recorded and a second set is refused.
 */
import { OfficeError } from "../core/errors.ts";
import { readState, writeState } from "./state.ts";

/** Stops when another account already owns the triggers; records this one otherwise. */
export function claimOwnership(user: string): void {
  refuseSecondOwner(user);
  if (readState("owner") === undefined) writeState("owner", user);
}

/** Throws OfficeError where the office has an account, and it is not this one. */
export function refuseSecondOwner(user: string): void {
  const owner = readState("owner");
  if (owner !== undefined && owner !== user)
    throw new OfficeError(
      `初期設定は ${owner} が行っています`,
      {},
      "文書とメールを送るアカウントは1つだけです。そのアカウントで実行してください。担当者が替わったときは、新しいアカウントで「引継ぎ」を実行してください",
    );
}

/** Makes the clock and the Forms' submit triggers where they are missing; a clock of another interval is replaced. */
export function ensureTriggers(
  clock: { entry: string; minutes: number },
  forms: readonly { entry: string; formId: string }[],
): string[] {
  const done: string[] = [];
  const present = ScriptApp.getProjectTriggers();
  const interval = String(clock.minutes);
  const clocks = present.filter((trigger) => trigger.getHandlerFunction() === clock.entry);
  // A trigger does not tell its interval, so the one it was made with is remembered.
  if (clocks.length !== 1 || readState("clockMinutes") !== interval) {
    for (const old of clocks) ScriptApp.deleteTrigger(old);
    ScriptApp.newTrigger(clock.entry).timeBased().everyMinutes(clock.minutes).create();
    writeState("clockMinutes", interval);
    // From now on it is expected to be heard.
    writeState("tickedAt", String(Date.now()));
    done.push(`${interval}分ごとの時計を動かしました`);
  }
  // A Form that is no longer ours (binned, and made anew) would keep one of the 20 triggers that an account may have.
  const ours = new Map(forms.map((form) => [form.formId, form.entry]));
  const entries = new Set(forms.map((form) => form.entry));
  for (const old of present)
    if (entries.has(old.getHandlerFunction()) && !ours.has(old.getTriggerSourceId())) ScriptApp.deleteTrigger(old);
  const missing = forms.filter(
    ({ entry, formId }) =>
      !present.some((trigger) => trigger.getHandlerFunction() === entry && trigger.getTriggerSourceId() === formId),
  );
  for (const form of missing) ScriptApp.newTrigger(form.entry).forForm(form.formId).onFormSubmit().create();
  if (missing.length > 0)
    done.push(`フォームの回答が届いたときの取込みを動かしました（${missing.length}つのフォーム）`);
  return done;
}
