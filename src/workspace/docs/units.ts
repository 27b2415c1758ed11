/** Google's values and Word's: points and twips, colours, field masks. */
import { Exception, NotEmbedded } from "../kernel.ts";

/** Google's Dimension; the unit is always points. */
export interface Dimension {
  magnitude?: number | undefined;
  unit?: string | undefined;
}

export interface OptionalColor {
  color?: { rgbColor?: { red?: number | undefined; green?: number | undefined; blue?: number | undefined } | undefined } | undefined;
}

/** Points → twips (1/20 pt), whole. */
export function twips(value: Dimension): number {
  if (value.unit !== "PT") throw new Exception("The unit of a dimension must be PT.");
  const { magnitude = 0 } = value;
  if (!Number.isFinite(magnitude)) throw new Exception("The magnitude of a dimension must be a number.");
  return Math.round(magnitude * 20);
}

export function points(twipsOrNothing: string | number | undefined, per = 20): Dimension | undefined {
  return twipsOrNothing === undefined ? undefined : { magnitude: Number(twipsOrNothing) / per, unit: "PT" };
}

/** Google's colour (parts of 0–1) → "RRGGBB"; no colour at all means transparent, which is "auto". */
export function hex(value: OptionalColor): string {
  if (!value.color) return "auto";
  const { red = 0, green = 0, blue = 0 } = value.color.rgbColor ?? {};
  const part = (share: number) => {
    if (!(share >= 0 && share <= 1)) throw new Exception("The color values must be between 0 and 1.");
    return Math.round(share * 255).toString(16).padStart(2, "0").toUpperCase();
  };
  return part(red) + part(green) + part(blue);
}

export function rgb(value: string | undefined): OptionalColor | undefined {
  if (!value || !/^[0-9a-f]{6}$/i.test(value)) return undefined;
  const part = (at: number) => Number.parseInt(value.slice(at, at + 2), 16) / 255;
  return { color: { rgbColor: { red: part(0), green: part(2), blue: part(4) } } };
}

/**
 * The members that an update names in `fields`. One that has a value is set, one without is reset to the
 * default; a value that `fields` does not name is left alone, as Google does.
 */
export function maskedMembers(kind: string, fields: unknown, style: object | undefined, known: readonly string[]): string[] {
  if (typeof fields !== "string" || fields.trim() === "") throw new Exception("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)");
  if (!style) throw new Exception(`${kind}: the style is required.`);
  const named = fields.trim() === "*" ? [...known] : fields.split(",").map((field) => field.trim().split(".")[0] ?? "");
  const stranger = [...named, ...Object.keys(style)].find((name) => !known.includes(name));
  if (stranger !== undefined) throw new NotEmbedded(`Docs の ${kind} の ${stranger} は組み込みワークスペースにありません`);
  return named;
}
