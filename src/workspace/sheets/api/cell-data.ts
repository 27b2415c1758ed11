/** A cell as the API has it (CellData), into the model and out of it. */
import { Exception } from "../../kernel.ts";
import type { Cell, CellValue, Style } from "../cells.ts";
import { blankOf, contentOf } from "../cells.ts";
import { shown } from "../content.ts";
import { evaluate } from "../formula.ts";
import type { FormatInput } from "./format.ts";
import { FORMAT_LEAVES, formatOf, readFormat, restyle } from "./format.ts";
import { flag, given, Malformed, number, text } from "./input.ts";
import { selected } from "./mask.ts";

const CHARACTERS = 50_000;
const VALUES = ["stringValue", "numberValue", "boolValue", "formulaValue"];
const FORMAT = "userEnteredFormat";
const LEAVES = ["userEnteredValue", "note", ...FORMAT_LEAVES.map((leaf) => `${FORMAT}.${leaf}`)];

export interface CellInput {
  content: { value: CellValue; formula: string };
  note: string;
  format: FormatInput;
}

/** A CellData that gives nothing: selected members are cleared by it. */
export const NOTHING: CellInput = { content: { value: "", formula: "" }, note: "", format: {} };

export function readCell(data: unknown, where: string): CellInput {
  const members = given(data, ["userEnteredValue", FORMAT, "note"], where);
  return {
    content: readValue(members["userEnteredValue"], `${where}.userEnteredValue`),
    note: text(members["note"], `${where}.note`) ?? "",
    format: readFormat(members[FORMAT], `${where}.${FORMAT}`),
  };
}

/** Text stays text, whatever it looks like; only a formulaValue is a formula. */
function readValue(value: unknown, where: string): CellInput["content"] {
  const members = given(value, VALUES, where);
  const [kind, second] = Object.keys(members);
  if (second !== undefined)
    throw new Malformed(
      `Invalid value at '${where}' (oneof), oneof field 'value' is already set. Cannot set '${second}'`,
    );
  const at = `${where}.${kind ?? ""}`;
  if (kind === "numberValue") return { value: number(members[kind], at) ?? 0, formula: "" };
  if (kind === "boolValue") return { value: flag(members[kind], at) ?? false, formula: "" };
  const words = kind === undefined ? "" : (text(members[kind], at) ?? "");
  if (words.length > CHARACTERS)
    throw new Exception(`Your input contains more than the maximum of ${CHARACTERS} characters in a single cell.`);
  if (kind !== "formulaValue") return { value: words, formula: "" };
  if (!words.startsWith("=")) throw new Exception(`Invalid formula: ${words}`);
  return { value: evaluate(words.slice(1)), formula: words };
}

/** How cells change under one mask; equal styles stay one object. */
export class CellPatch {
  private readonly leaves: ReadonlySet<string>;
  private readonly format: ReadonlySet<string>;
  private readonly styles = new Map<string, Style>();

  constructor(fields: unknown, where: string) {
    this.leaves = selected(fields, LEAVES, where);
    const below = `${FORMAT}.`;
    this.format = new Set(
      [...this.leaves].filter((leaf) => leaf.startsWith(below)).map((leaf) => leaf.slice(below.length)),
    );
  }

  /** The cell with the selected members as given. */
  apply(old: Cell, input: CellInput): Cell {
    const { value, formula } = this.leaves.has("userEnteredValue") ? input.content : old;
    const note = this.leaves.has("note") ? input.note : old.note;
    const style = this.format.size === 0 ? old.style : this.one(restyle(old.style, input.format, this.format));
    return value === "" && formula === "" && note === "" ? blankOf(style) : { value, formula, note, style };
  }

  private one(style: Style): Style {
    const key = JSON.stringify(style);
    const known = this.styles.get(key) ?? style;
    this.styles.set(key, known);
    return known;
  }
}

/** As the API answers it. */
export function cellData(cell: Cell): object {
  const value = extended(contentOf(cell));
  const format = formatOf(cell.style);
  return {
    ...(value && { userEnteredValue: cell.formula === "" ? value : { formulaValue: cell.formula } }),
    ...(value && { effectiveValue: value, formattedValue: shown(cell) }),
    ...(format && { userEnteredFormat: format }),
    ...(cell.note !== "" && { note: cell.note }),
  };
}

function extended(value: CellValue): object | undefined {
  if (value === "") return undefined;
  if (typeof value === "number") return { numberValue: value };
  return typeof value === "boolean" ? { boolValue: value } : { stringValue: value };
}
