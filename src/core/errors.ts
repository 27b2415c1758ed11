/** Where something is wrong, in the words of the workbook. */
export interface Place {
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: string;
  readonly key?: string;
}

/**
 * What staff must know when something cannot be done: the problem, the place, and what to do about it. All three
 * stand in `message`, so that it survives every road to the screen (alerts, logs, google.script.run).
 */
export class OfficeError extends Error {
  constructor(
    readonly problem: string,
    readonly place: Place,
    readonly remedy: string,
  ) {
    super([problem, placeText(place), remedy].filter((part) => part !== "").join("\n"));
    this.name = "OfficeError";
  }
}

/** 「場所：申込者シート 5行目「氏名」列」, or empty where no place is known. */
export function placeText(place: Place): string {
  const parts = [
    place.sheet === undefined ? "" : `「${place.sheet}」シート`,
    place.row === undefined ? "" : `${place.row}行目`,
    place.column === undefined ? "" : `「${place.column}」列`,
    place.key === undefined ? "" : `「${place.key}」`,
  ].filter((part) => part !== "");
  return parts.length === 0 ? "" : `場所：${parts.join(" ")}`;
}

/** The message of anything thrown: errors of another realm fail `instanceof`, so only the shape is asked. */
export function messageOf(thrown: unknown): string {
  if (typeof thrown === "object" && thrown !== null && "message" in thrown) return String(thrown.message);
  return String(thrown);
}
