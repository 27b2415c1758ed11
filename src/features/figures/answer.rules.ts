/**
 * 答弁用の文: sentences that stand by themselves, each with the day that its figures are of. They tell sums only, and no
 * number of one to four people of whom something is told (domain section 9). Pure.
 */
import { fiscalYearName, wareki } from "../../core/calendar.ts";
import type { Pace } from "../../tables/pace.ts";
import { CLINICS } from "../../tables/years.ts";
import type { Course, Tally } from "./counts.rules.ts";
import { ALL, type LaterLine } from "./later.rules.ts";
import type { Series } from "./series.rules.ts";
import type { YearBook } from "./standing.rules.ts";

export interface Found {
  readonly book: YearBook;
  readonly tally: Tally;
  readonly pace: Pace;
  readonly course: Course;
  readonly later: readonly LaterLine[];
  readonly series: readonly Series[];
}

export interface Answers {
  readonly sentences: readonly string[];
  /** Why a sentence is not there. */
  readonly missing: readonly string[];
}

export function answersOf(found: Found): Answers {
  const parts = [...yearWords(found), planWords(found), ...laterWords(found), clinicWords(found.series)];
  return {
    sentences: parts.flatMap((part) => ("said" in part ? [part.said] : [])),
    missing: parts.flatMap((part) => ("missing" in part ? [part.missing] : [])),
  };
}

type Words = { readonly said: string } | { readonly missing: string };

/** 68.0％, rounded to the nearest tenth in whole numbers. `of` is not 0. */
export function percentText(part: number, of: number): string {
  const tenths = Math.floor((2000 * part + of) / (2 * of));
  return `${Math.floor(tenths / 10)}.${tenths % 10}％`;
}

const asOf = ({ today, fiscalYear }: YearBook): { day: string; year: string } => ({
  day: `${wareki(today)}現在、`,
  year: fiscalYearName(fiscalYear, today),
});

function yearWords({ book, tally, course }: Found): Words[] {
  const { day, year } = asOf(book);
  const { applications, withdrawn, decided, done } = tally;
  if (applications === 0) return [{ said: `${day}${year}の在宅医同行研修に、申込みはない。` }];
  const asked = applications - withdrawn;
  const rate =
    asked === 0
      ? ""
      : withdrawn === 0
        ? `（${percentText(decided, asked)}）`
        : `（取下げを除く${asked}件の${percentText(decided, asked)}）`;
  const came = withdrawn === 0 ? `申込み${applications}件` : `申込み${applications}件（うち取下げ${withdrawn}件）`;
  return [
    { said: `${day}${year}の在宅医同行研修は、${came}、決定${decided}件${rate}、実施${done}件である。` },
    daysWords(book, tally),
    done === 0
      ? { missing: "実施した研修がまだないので、報告と受講証明書の文はありません" }
      : {
          said: `${day}${year}に実施した研修${done}件のうち、指導医と受講者の両方の報告書を受理したものは${course.reported}件、受講証明書を交付したものは${course.certificates}件である。`,
        },
  ];
}

function daysWords(book: YearBook, { dated, median, ninetieth }: Tally): Words {
  if (median === undefined || ninetieth === undefined)
    return { missing: "受付と決定の日がわかる決定がまだないので、日数の文はありません" };
  const { day, year } = asOf(book);
  return {
    said: `${day}${year}に決定した研修${dated}件の、受付から決定までの日数は、中央値${median}日で、9割が${ninetieth}日以内である。`,
  };
}

function planWords({ book, pace }: Found): Words {
  const { planned, expected, done, decided } = pace;
  const { day, year } = asOf(book);
  if (planned === null || expected === null)
    return { missing: "この年度の実施予定数がわからないので、進み具合の文はありません" };
  if (planned === 0) return { missing: "実施予定数が0件なので、進み具合の文はありません" };
  const sum = done + decided;
  return {
    said: `${day}${year}の実施予定数${planned}件に対し、決定と実施を合わせて${sum}件（${percentText(sum, planned)}）で、同日までの目安は${expected}件である。`,
  };
}

function laterWords({ book, later }: Found): Words[] {
  const { day, year } = asOf(book);
  return later
    .filter(({ before }) => before === ALL)
    .map(({ months, reached, answered, began }): Words => {
      if (reached === 0) return { missing: `受講から${months}か月を経た受講者がまだいないので、その文はありません` };
      if (answered === 0)
        return {
          said: `${day}${year}の受講者のうち、受講から${months}か月を経た${reached}人からは、その後の状況の回答をまだ得ていない。`,
        };
      const many = began >= 1 && began <= FEW ? `${FEW + 1}人未満` : `${began}人`;
      return {
        said: `${day}${year}の受講者のうち、受講から${months}か月を経た人は${reached}人で、${answeredText(answered, began)}在宅医療を始めた、または増やした人は${many}である。`,
      };
    });
}

const FEW = 4;

/** How many answered is left out where one to four people would be told by taking away. */
function answeredText(answered: number, began: number): string {
  const others = answered - began;
  const isOpen = [began, others].every((count) => count === 0 || count > FEW);
  return isOpen ? `回答のあった${answered}人のうち、` : "回答のうち、";
}

function clinicWords(series: readonly Series[]): Words {
  const points = series.find(({ name }) => name === CLINICS)?.points ?? [];
  const [first, last] = [points[0], points[points.length - 1]];
  if (!first || !last) return { missing: `「指標」シートに${CLINICS}の値がないので、その文はありません` };
  const now = `${CLINICS}は、${wareki(last.asOf)}現在、${last.value}${last.unit}${last.term === "" ? "" : `（${last.term}）`}`;
  const source = last.source === "" ? "" : `（出典：${last.source}）`;
  if (first === last) return { said: `${now}である${source}。` };
  const change = last.value - first.value;
  const since = `${wareki(first.asOf)}現在の${first.value}${first.unit}`;
  const how =
    change === 0 ? `${since}と同じ` : `${since}から${Math.abs(change)}${last.unit}${change > 0 ? "の増加" : "の減少"}`;
  return { said: `${now}で、${how}である${source}。` };
}
