/** The API's colours (red, green and blue from 0 to 1) and the model's ("#rrggbb"). */
import { Exception } from "../../kernel.ts";
import { given, number } from "./input.ts";

const PARTS = ["red", "green", "blue"] as const;
const MOST = 255;

/** Parts that are not given are 0; undefined where there is no colour. */
export function hexOf(color: unknown, where: string): string | undefined {
  if (color === undefined) return undefined;
  const parts = given(color, PARTS, where);
  const bytes = PARTS.map((name) => {
    const part = number(parts[name], `${where}.${name}`) ?? 0;
    if (part < 0 || part > 1) throw new Exception(`${where}.${name} must be between 0 and 1`);
    return Math.round(part * MOST)
      .toString(16)
      .padStart(2, "0");
  });
  return `#${bytes.join("")}`;
}

/** A ColorStyle: colours of the theme are not embedded. */
export function styleHexOf(style: unknown, where: string): string | undefined {
  if (style === undefined) return undefined;
  return hexOf(given(style, ["rgbColor"], where)["rgbColor"] ?? {}, `${where}.rgbColor`);
}

/** As Google answers it: parts that are 0 are left out. */
export function colorOf(hex: string): Record<string, number> {
  const bytes = PARTS.map((_, at) => parseInt(hex.slice(1 + 2 * at, 3 + 2 * at), 16) / MOST);
  return Object.fromEntries(PARTS.map((name, at) => [name, bytes[at] ?? 0] as const).filter(([, part]) => part > 0));
}
