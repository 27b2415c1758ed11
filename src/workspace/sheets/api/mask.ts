/** Which members a request's `fields` selects, of those that the stand-in has. */
import type { Mask } from "../../drive/fields.ts";
import { parseMask } from "../../drive/fields.ts";
import { Exception, NotEmbedded } from "../../kernel.ts";
import { text } from "./input.ts";

/**
 * The leaves among `known` ("gridProperties.rowCount") that a mask selects; what stands in it and nowhere in `known`
 * stops by name. What is selected and not given is cleared, as Google does.
 */
export function selected(fields: unknown, known: readonly string[], where: string): ReadonlySet<string> {
  const mask = text(fields, `${where}.fields`) ?? "";
  if (mask.trim() === "")
    throw new Exception("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)");
  return new Set(leaves(parseMask(mask), "", known, where));
}

function leaves(mask: Mask, before: string, known: readonly string[], where: string): string[] {
  return [...mask].flatMap(([name, below]) => {
    const path = name === "*" ? before.slice(0, -1) : before + name;
    const here = path === "" ? known : known.filter((leaf) => leaf === path || leaf.startsWith(`${path}.`));
    if (here.length === 0)
      throw new NotEmbedded(`Sheets API の ${where} の fields「${path}」は組み込みワークスペースにありません`);
    return below.size === 0 || name === "*" ? here : leaves(below, `${path}.`, here, where);
  });
}
