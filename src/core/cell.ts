/**
 * Kinds of cells. A schema takes what the cell holds (text, number, yes/no; days and moments already as text) and
 * answers the value that rules work with; `print` is the way back. Blank is allowed everywhere: whether an answer
 * is required is a matter of the Form and of intake, not of the sheet.
 */
import * as z from "zod/mini";
import { parseDay, type Day, type Moment } from "./calendar.ts";
import { hiragana, listParts, manyLines, oneLine, telephone } from "./text.ts";

export type Plain = string | number | boolean;

export type CellKind =
  | "id"
  | "text"
  | "kana"
  | "long"
  | "email"
  | "phone"
  | "choice"
  | "choices"
  | "grid"
  | "day"
  | "moment"
  | "count"
  | "yen"
  | "flag";

/** Where the choices of a cell come from: fixed here, or a setting that the city fills in. */
export type ListSource = readonly string[] | { readonly setting: string };

export interface Cell<T> {
  readonly kind: CellKind;
  readonly schema: z.ZodMiniType<T>;
  // A method, not a function property: so a cell of a given type is also a cell of unknown.
  print(value: T): Plain;
  readonly blank: T;
  /** Number format of the column; "@" keeps text as it is. */
  readonly format: string;
  /** In pixels: the least of a few widths in which what was asked for fits. */
  readonly width: number;
  readonly list?: ListSource;
  /** Rows and columns of a grid question ("月" × "午前" is kept as 月午前). */
  readonly grid?: { readonly rows: readonly string[]; readonly columns: readonly string[] };
}

const asText = (raw: unknown): string =>
  typeof raw === "string" ? raw : typeof raw === "number" || typeof raw === "boolean" ? String(raw) : "";

/** Few, so that neighbours are often alike: each change from one column to the next costs a call of setup. */
const WIDTHS = [80, 140, 220, 300, 420];
const fitting = (width: number): number => WIDTHS.find((each) => each >= width) ?? width;

/** The script is loaded for every click, so a schema is built when a cell is first read, not when it is declared. */
function cellOf<T>(parts: Omit<Cell<T>, "schema">, make: () => z.ZodMiniType<T>): Cell<T> {
  let made: z.ZodMiniType<T> | undefined;
  return {
    ...parts,
    width: fitting(parts.width),
    get schema() {
      return (made ??= make());
    },
  };
}

function words(kind: CellKind, tidy: (text: string) => string, width: number, longest: number): Cell<string> {
  return cellOf({ kind, print: (value) => value, blank: "", format: "@", width }, () =>
    z.pipe(
      z.transform((raw: unknown) => tidy(asText(raw))),
      z.string().check(z.maxLength(longest)),
    ),
  );
}

/** An id that the add-on gave: 申-2018-0001. */
export const id = (): Cell<string> => words("id", oneLine, 130, 200);
/** One line of at most `longest` characters. */
export const text = (width = 140, longest = 200): Cell<string> => words("text", oneLine, width, longest);
/** Hiragana; katakana of either width is accepted. */
export const kana = (): Cell<string> => words("kana", hiragana, 140, 100);
/** Several lines. */
export const long = (width = 260, longest = 45_000): Cell<string> => words("long", manyLines, width, longest);
export const phone = (): Cell<string> => words("phone", telephone, 120, 40);

// One address only: a second one smuggled in after a comma or a line break would receive another's letter.
const ADDRESS = /^[^\s@,;:<>"()[\]\\]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?\.[A-Za-z]{2,}$/;

export function email(): Cell<string> {
  return cellOf({ kind: "email", print: (value) => value, blank: "", format: "@", width: 200 }, () =>
    z.pipe(
      z.transform((raw: unknown) => oneLine(asText(raw))),
      z.string().check(
        z.maxLength(254),
        z.refine((value) => value === "" || ADDRESS.test(value), { error: "メールアドレスの形ではありません" }),
      ),
    ),
  );
}

/** One of a list; an unlisted value is an error where the list is fixed. */
export function choice<const V extends string>(
  list: readonly V[] | { readonly setting: string },
  width = 120,
): Cell<V | ""> {
  const allowed = Array.isArray(list) ? (list as readonly string[]) : undefined;
  const known = (value: string): value is V | "" => value === "" || !allowed || allowed.includes(value);
  return cellOf({ kind: "choice", print: (value) => value, blank: "", format: "@", width, list }, () =>
    z.pipe(
      z.transform((raw: unknown) => {
        const typed = oneLine(asText(raw));
        // The same word in another width is that word: 決定連絡票(受講者用).
        return allowed?.find((word) => word.normalize("NFKC") === typed.normalize("NFKC")) ?? typed;
      }),
      z.custom<V | "">((value) => typeof value === "string" && known(value), {
        error: `次のどれかにしてください：${allowed?.join("、") ?? ""}`,
      }),
    ),
  );
}

function several(
  kind: "choices" | "grid",
  width: number,
  rest: Pick<Cell<readonly string[]>, "list" | "grid">,
): Cell<readonly string[]> {
  return cellOf({ kind, print: (value) => value.join("、"), blank: [], format: "@", width, ...rest }, () =>
    z.pipe(
      z.transform((raw: unknown) => (Array.isArray(raw) ? raw.map(asText) : listParts(oneLine(asText(raw))))),
      z.array(z.string()),
    ),
  );
}

/** Any number of a list, kept as "a、b". */
export const choices = (list: ListSource, width = 180): Cell<readonly string[]> => several("choices", width, { list });
/** Any crossings of a grid, kept as "月午前、火午後". */
export const grid = (rows: readonly string[], columns: readonly string[]): Cell<readonly string[]> =>
  several("grid", 200, { grid: { rows, columns } });

/** A day, in either calendar when typed as text (A21). */
export function date(): Cell<Day> {
  return cellOf({ kind: "day", print: (value) => value, blank: "", format: "yyyy/mm/dd", width: 100 }, () =>
    z.pipe(
      z.transform((raw: unknown) => {
        const typed = oneLine(asText(raw));
        return typed === "" ? "" : parseDay(typed) || typed;
      }),
      z.string().check(
        z.refine((value) => value === "" || parseDay(value) !== "", {
          error: "日付として読めません（例：2018/6/1、平成30年6月1日）",
        }),
      ),
    ),
  );
}

/** A moment that the add-on wrote. */
export function moment(): Cell<Moment> {
  return cellOf({ kind: "moment", print: (value) => value, blank: "", format: "yyyy/mm/dd hh:mm", width: 140 }, () =>
    z.pipe(
      z.transform((raw: unknown) => asText(raw)),
      z.string(),
    ),
  );
}

/** NaN for what is no whole number in digits: neither "1e3" nor "0x10" is what a person meant. */
const whole = (typed: string): number => (/^-?\d+$/.test(typed) ? Number(typed) : NaN);

/** A whole number of at least 0, or null where none is given (「未定」, A25). */
export function count(width = 80): Cell<number | null> {
  return cellOf({ kind: "count", print: (value) => value ?? "", blank: null, format: "0", width }, () =>
    z.pipe(
      z.transform((raw: unknown) => {
        const typed = oneLine(asText(raw)).replace(/[,，]/g, "");
        return typed === "" ? null : whole(typed);
      }),
      z.nullable(z.int({ error: "0以上の整数にしてください" }).check(z.minimum(0))),
    ),
  );
}

/** Whole yen, or null where none is given; negative (-, △) where a payment is taken back. */
export function yen(width = 110): Cell<number | null> {
  return cellOf({ kind: "yen", print: (value) => value ?? "", blank: null, format: "#,##0", width }, () =>
    z.pipe(
      z.transform((raw: unknown) => {
        const typed = oneLine(asText(raw))
          .replace(/[,，円¥￥\s]/g, "")
          .replace(/^[−－△▲]/, "-");
        return typed === "" ? null : whole(typed);
      }),
      z.nullable(z.int({ error: "円の額を整数で書いてください" })),
    ),
  );
}

const YES = ["はい", "TRUE", "true", "○", "同意します"];

/**
 * Yes or nothing, as a drop-down of one word. No check boxes: an unticked one counts as content, so that the sheet's
 * last row would be its very end and appended rows would land there.
 */
export function flag(width = 80): Cell<boolean> {
  const parts = { kind: "flag", blank: false, format: "@", width, list: ["はい"] } as const;
  return cellOf({ ...parts, print: (value) => (value ? "はい" : "") }, () =>
    z.pipe(
      z.transform((raw: unknown) => YES.includes(Array.isArray(raw) ? asText(raw[0]) : asText(raw))),
      z.boolean(),
    ),
  );
}
