/** Lengths, faces and letters of a paper in the Docs service's words. */

export type Request = GoogleAppsScript.Docs.Schema.Request;
export type Dimension = GoogleAppsScript.Docs.Schema.Dimension;

export const SERIF = "Noto Serif JP";
export const SANS = "Noto Sans JP";

/** In points. */
export const A4 = { short: 595.28, long: 841.89 } as const;
export const POINTS_PER_MM = 72 / 25.4;

export const points = (magnitude: number): Dimension => ({ magnitude, unit: "PT" });
export const mm = (length: number): Dimension => points(length * POINTS_PER_MM);

/**
 * Text as the Docs service takes it in: it strips control characters and the private use area, where old office systems
 * keep their own kanji, and would so move every position after them. A kanji that is lost shows as 〓, never silently.
 */
export function printableText(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "")
    .replace(/[\ue000-\uf8ff]|\p{Cs}/gu, "〓");
}

/** Size, face and weight of a range, all said: new text takes on the style of its neighbours. */
export function textStyle(
  range: { startIndex: number; endIndex: number },
  size: number,
  font: string,
  bold: boolean,
): Request {
  const style = { fontSize: points(size), weightedFontFamily: { fontFamily: font, weight: 400 }, bold };
  return { updateTextStyle: { range, textStyle: style, fields: "fontSize,weightedFontFamily,bold" } };
}
