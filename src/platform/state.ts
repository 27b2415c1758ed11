/** Small facts of the add-on itself, kept in the script's properties (9 KB a value, 500 KB in all). */

export type StateKey =
  | "due"
  | "lease"
  | "sweepAt"
  | "owner"
  | "files"
  | "formItems"
  | "formLinks"
  | "numbers"
  | "journal"
  | "documentsToday"
  | "intakeSince"
  | "clockMinutes"
  | "startMode"
  | "secret"
  | "roundsDone"
  | "yearOpenedAt"
  | "exceptionJudged"
  | "formsNamed"
  | "handover"
  | "templatesKept"
  | "tickedAt";

const store = (): GoogleAppsScript.Properties.Properties => PropertiesService.getScriptProperties();

/** The text under a key, or undefined. One service call. */
export function readState(key: StateKey): string | undefined {
  return store().getProperty(key) ?? undefined;
}

/** Every fact at once, for whoever needs several. One service call. */
export function readAllState(): Readonly<Partial<Record<StateKey, string>>> {
  return store().getProperties();
}

export function writeState(key: StateKey, value: string): void {
  store().setProperty(key, value);
}

export function clearState(key: StateKey): void {
  store().deleteProperty(key);
}

/** A fact kept as JSON; `fallback` where there is none yet or where it cannot be read. */
export function readJson<T>(key: StateKey, fallback: T): T {
  const text = readState(key);
  if (text === undefined) return fallback;
  try {
    return JSON.parse(text) as T;
  } catch {
    return fallback;
  }
}

/** The fiscal year that the year's change opened last, and when. One property read. */
export const yearOpened = (): { readonly fiscalYear: number; readonly at: string } | undefined =>
  readJson<{ fiscalYear: number; at: string } | undefined>("yearOpenedAt", undefined);

export function writeJson(key: StateKey, value: unknown): void {
  writeState(key, JSON.stringify(value));
}
