/** What the city decided about matching, and the day on which a run takes place. Pure. */
import { addDays, firstDay, lastDay, parseDay, type Day } from "../../core/calendar.ts";
import { OfficeError } from "../../core/errors.ts";
import { settings, SETTINGS_SHEET, type SettingValues } from "../../settings.ts";
import { APPLICANT_CLASSES, type ApplicantClass } from "../../tables/words.ts";

export interface Policy {
  readonly fiscalYear: number;
  readonly today: Day;
  /** First and last day that a visit may be proposed for. */
  readonly from: Day;
  readonly to: Day;
  /** Classes whose members come first, most important first; first-timers come before all of them (R37–R38). */
  readonly priorityOrder: readonly ApplicantClass[];
  /** R39; the place of its exception on 1 January (R40). */
  readonly oncePerYear: boolean;
}

/** Throws OfficeError naming the setting that is empty or cannot be read. */
export function policyOf(values: SettingValues, today: Day): Policy {
  const fiscalYear = values.need("fiscalYear") ?? 0;
  const from = windowStart(values.get("wishWindowFrom"), today);
  return {
    fiscalYear,
    today,
    from: from < firstDay(fiscalYear) ? firstDay(fiscalYear) : from,
    to: lastDay(fiscalYear),
    priorityOrder: values.need("priorityOrder").map(knownClass),
    oncePerYear: true,
  };
}

function windowStart(typed: string, today: Day): Day {
  if (typed === "") return addDays(today, 1);
  const from = parseDay(typed);
  if (from !== "") return from;
  const { name, example } = settings.wishWindowFrom;
  throw new OfficeError(
    `「${name}」の「${typed}」は日付として読めません`,
    { sheet: SETTINGS_SHEET, key: name },
    `日付を書くか、空にしてから、もう一度実行してください（例：${example}）`,
  );
}

function knownClass(name: string): ApplicantClass {
  const known = APPLICANT_CLASSES.find((each) => each === name);
  if (known) return known;
  const setting = settings.priorityOrder.name;
  throw new OfficeError(
    `「${setting}」に知らない対象区分「${name}」があります`,
    { sheet: SETTINGS_SHEET, key: setting },
    `次の語を「、」で区切って書いてください：${APPLICANT_CLASSES.join("、")}`,
  );
}
