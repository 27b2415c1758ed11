/** What the city decided about matching, and the day on which a run takes place. Pure. */
import { addDays, firstDay, lastDay, parseDay, type Day } from "../../core/calendar.ts";
import { askDueOn } from "../../letters/host-ask.ts";
import { settings, type SettingKey, type SettingValues } from "../../settings.ts";
import { APPLICANT_CLASSES, type ApplicantClass } from "../../tables/words.ts";
import type { YearException } from "../../tables/year-exception.ts";
import {
  FIT_RULES,
  PEOPLE_RULES,
  WEIGHT_WORDS,
  WISHES,
  type FitRule,
  type PeopleRule,
  type Weights,
} from "./order.rules.ts";
import { reserveOf, settingError, type Reserve } from "./reserve-setting.rules.ts";

export interface Policy {
  readonly fiscalYear: number;
  readonly today: Day;
  /** First and last day that a visit may be proposed for. */
  readonly from: Day;
  readonly to: Day;
  /** Classes whose members come first, most important first; first-timers come before all of them (R37–R38). */
  readonly priorityOrder: readonly ApplicantClass[];
  /** While it is in force, a person may come a second time in the year, after those who come for the first (R40). */
  readonly exception: YearException | undefined;
  /** Who comes first once the number decided is as high as it can be. */
  readonly peopleOrder: readonly PeopleRule[];
  /** Which pairs are better, once it stands fast who is served. */
  readonly fitOrder: readonly FitRule[];
  readonly weights: Weights;
  /** Undefined where nothing is kept, or its day is over. */
  readonly reserve: Reserve | undefined;
  /** 個別の受入確認: whether a decision needs the instructor's yes, and until when one who was asked answers (A12). */
  readonly hostAsk: HostAskPolicy;
  /** Days after which an application should wait for no regular day of proposals any more. */
  readonly longestWait: number;
  /** Days of the month on which proposals are made for everybody, in order. */
  readonly batchDays: readonly number[];
}

export interface HostAskPolicy {
  readonly required: boolean;
  /** "" where no term is set. */
  dueOn(askedOn: Day): Day;
}

type ExceptionOf = (fiscalYear: number) => YearException | undefined;

/** Throws OfficeError naming the setting that is empty or cannot be read. */
export function policyOf(values: SettingValues, today: Day, exceptionOf: ExceptionOf = () => undefined): Policy {
  const fiscalYear = values.need("fiscalYear") ?? 0;
  const from = windowStart(values.get("wishWindowFrom"), today);
  return {
    fiscalYear,
    today,
    from: from < firstDay(fiscalYear) ? firstDay(fiscalYear) : from,
    to: lastDay(fiscalYear),
    priorityOrder: values.need("priorityOrder").map((name) => knownClass("priorityOrder", name)),
    exception: exceptionOf(fiscalYear),
    peopleOrder: orderOf("peopleOrder", values.get("peopleOrder"), PEOPLE_RULES),
    fitOrder: orderOf("fitOrder", values.get("fitOrder"), FIT_RULES),
    weights: weightsOf(values.get("weights")),
    reserve: reserveOf(values, today, (name) => knownClass("reserveClass", name)),
    hostAsk: {
      required: values.get("hostAsk") === "する",
      dueOn: (askedOn) => askDueOn(values, askedOn),
    },
    longestWait: values.get("longestWait") ?? Number(settings.longestWait.standard),
    batchDays: batchDaysOf(values.get("batchDays")),
  };
}

function windowStart(typed: string, today: Day): Day {
  if (typed === "") return addDays(today, 1);
  const from = parseDay(typed);
  if (from !== "") return from;
  throw settingError(
    "wishWindowFrom",
    `の「${typed}」は日付として読めません`,
    `日付を書くか、空にしてから、もう一度実行してください（例：${settings.wishWindowFrom.example}）`,
  );
}

function knownClass(setting: SettingKey, name: string): ApplicantClass {
  const known = APPLICANT_CLASSES.find((each) => each === name);
  if (known) return known;
  throw settingError(
    setting,
    `に知らない対象区分「${name}」があります`,
    `次の語を「、」で区切って書いてください：${APPLICANT_CLASSES.join("、")}`,
  );
}

/** A setting that an older workbook does not have yet means its standard. */
const typedOr = (key: "peopleOrder" | "fitOrder" | "weights" | "batchDays", typed: readonly string[]): string[] =>
  typed.length > 0 ? [...typed] : String(settings[key].standard).split("、");

function orderOf<R extends string>(
  key: "peopleOrder" | "fitOrder",
  typed: readonly string[],
  rules: readonly R[],
): readonly R[] {
  const order = typedOr(key, typed);
  const known = order.flatMap((name) => rules.find((rule) => rule === name) ?? []);
  if (known.length === order.length && known.length === rules.length && new Set(known).size === rules.length)
    return known;
  throw settingError(
    key,
    `の「${order.join("、")}」は読めません`,
    `次の語をどれも一度ずつ、先にするものから「、」で区切って書いてください：${rules.join("、")}`,
  );
}

/** Every wish once, each with its word. */
function weightsOf(typed: readonly string[]): Weights {
  const parts = typedOr("weights", typed);
  const found = new Map(parts.flatMap((part) => weightOf(part)));
  if (found.size === WISHES.length && parts.length === WISHES.length) return Object.fromEntries(found) as Weights;
  throw settingError(
    "weights",
    `の「${parts.join("、")}」は読めません`,
    `${WISHES.join("、")}のどれにも、${Object.keys(WEIGHT_WORDS).join("、")}のどれかを付けて書いてください（例：${settings.weights.example}）`,
  );
}

function weightOf(part: string): (readonly [string, number])[] {
  const [wish = "", word = ""] = part.split("は");
  const weight = Object.entries(WEIGHT_WORDS).find(([name]) => name === word)?.[1];
  return weight !== undefined && WISHES.some((name) => name === wish) ? [[wish, weight]] : [];
}

function batchDaysOf(typed: readonly string[]): number[] {
  const parts = typedOr("batchDays", typed);
  const days = parts.map((part) => Number(/^(\d{1,2})日$/.exec(part)?.[1] ?? 0));
  if (days.every((day) => day >= 1 && day <= 31)) return [...new Set(days)].sort((a, b) => a - b);
  throw settingError(
    "batchDays",
    `の「${parts.join("、")}」は読めません`,
    `毎月の日を「、」で区切って書いてください（例：${settings.batchDays.example}）`,
  );
}
