/** Links that open a Form with answers in it (`entry.N=…`), and what the page reads from such a link. */
import type { Answer, FormModel, ItemModel } from "./model.ts";
import { asks, entryId, isEmpty, isGrid, publishedUrl } from "./model.ts";

const OTHER = "__other_option__";

export function prefilledUrl(form: FormModel, answers: Record<string, Answer>): string {
  const pairs = form.items.flatMap((item) => pairsOf(item, answers[item.id]));
  return [
    `${publishedUrl(form.id)}?usp=pp_url`,
    ...pairs.map(([key, value]) => `${key}=${encodeURIComponent(value)}`),
  ].join("&");
}

function pairsOf(item: ItemModel, answer: Answer | undefined): [string, string][] {
  if (answer === undefined || isEmpty(answer) || !asks(item.kind)) return [];
  const rows: readonly (string | readonly string[] | null)[] =
    isGrid(item.kind) && Array.isArray(answer) ? answer : [answer as string | string[]];
  return rows.flatMap((row, index) => {
    const values = row === null ? [] : typeof row === "string" ? [row] : row;
    return values.flatMap((value) => entry(item, index, value));
  });
}

function entry(item: ItemModel, row: number, value: string): [string, string][] {
  const key = `entry.${entryId(item, row)}`;
  if (!item.other || item.choices.some((choice) => choice.value === value)) return [[key, value]];
  return [
    [key, OTHER],
    [`${key}.other_option_response`, value],
  ];
}

/** The answers that a prefilled link puts on the page, by item id; what fits no question is left out, as Google does. */
export function prefilledAnswers(form: FormModel, url: string): Record<string, Answer> {
  const query = new URL(url).searchParams;
  const found = form.items
    .filter((item) => asks(item.kind))
    .map((item) => [String(item.id), readPrefill(item, query)] as const);
  return Object.fromEntries(found.filter(([, answer]) => !isEmpty(answer)));
}

function readPrefill(item: ItemModel, query: URLSearchParams): Answer {
  const values = (row: number): string[] => {
    const key = `entry.${entryId(item, row)}`;
    return query
      .getAll(key)
      .map((value) => (value === OTHER ? (query.get(`${key}.other_option_response`) ?? "") : value));
  };
  if (item.kind === "GRID") return item.rows.map((_, row) => values(row)[0] ?? null);
  if (item.kind === "CHECKBOX_GRID") return item.rows.map((_, row) => (values(row).length > 0 ? values(row) : null));
  return item.kind === "CHECKBOX" ? values(0) : (values(0)[0] ?? "");
}
