/** Addresses of a Form: as it is, short for paper, and one that fills answers in beforehand. Pure. */

export interface FormLink {
  readonly url: string;
  /** For paper; the long one where Google gave none. */
  readonly short: string;
  /** With a mark where each answer goes; absent where the Form fills nothing in. */
  readonly prefill?: string;
  /** Ids of the items that are filled in, so that a changed Form is noticed. */
  readonly items?: string;
}

/** By key of the Form. */
export type FormLinks = Readonly<Partial<Record<string, FormLink>>>;

/** The mark that stands in a link for the n-th answer: letters and digits alone, which no address rewrites. */
export const fillMark = (n: number): string => `ZRFILL${n}ZR`;
const MARKS = /ZRFILL(\d+)ZR/g;

/**
 * A link with answers filled in, blank where one is missing; the plain one where the Form fills none in; "" where there is
 * no Form.
 */
export function filledLink(link: FormLink | undefined, answers: readonly string[]): string {
  if (!link) return "";
  if (link.prefill === undefined) return link.url;
  return link.prefill.replace(MARKS, (_, n: string) => encodeURIComponent(answers[Number(n)] ?? ""));
}
