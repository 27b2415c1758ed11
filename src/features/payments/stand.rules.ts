/** How a case stands towards payment by itself: due, not to be paid, not yet, or a question to a person (A15). Pure. */
import type { Day } from "../../core/calendar.ts";
import type { SettingValues } from "../../settings.ts";
import { cases, DONE_STATES, LIVE_STATES, type Case } from "../../tables/cases.ts";
import { instructors, type Instructor } from "../../tables/instructors.ts";
import type { Claim, GATES } from "../../tables/payments.ts";

export type Gate = (typeof GATES)[number];

export type Stand =
  | { readonly kind: "due"; readonly gate: Gate; readonly fixedOn: Day }
  /** early: the visit did not take place, or not yet; waits: for a report. */
  | { readonly kind: "none" | "early" | "waits" | "fault"; readonly why: string };

export interface Standing {
  readonly match: Case;
  /** As it stands already. */
  readonly claim: Claim | undefined;
  readonly instructor: Instructor | undefined;
  readonly settings: SettingValues;
  readonly today: Day;
}

export function standOf(standing: Standing): Stand {
  const { match, instructor } = standing;
  if (!tookPlace(standing)) return { kind: "early", why: `案件が「${match.state}」です` };
  if (match.payOverride !== "" && match.payOverrideWhy === "")
    return fault(
      `「支払の特例」（${match.payOverride}）に理由がありません。「${cases.name}」シートの「支払の特例の理由」に書いてください`,
    );
  if (match.payOverride === "支払わない") return { kind: "none", why: `支払わない（${match.payOverrideWhy}）` };
  if (!instructor)
    return fault(
      `指導医番号 ${match.instructorId} の行が「${instructors.name}」シートにありません。行を戻してください`,
    );
  if (instructor.unpayable && instructor.unpayableWhy === "")
    return fault(
      `指導医 ${instructor.instructorId} の「支払対象外」に理由がありません。「${instructors.name}」シートの「支払対象外の理由」に書いてください`,
    );
  if (instructor.unpayable) return { kind: "none", why: `指導医が支払対象外です（${instructor.unpayableWhy}）` };
  return match.visitOn === "" || match.visitOn > standing.today
    ? fault("実施日がないか、まだ来ていません。「日程の連絡」か報告書で、実施日を確かめてください")
    : gateOf(standing);
}

const fault = (why: string): Stand => ({ kind: "fault", why });

const isSpecial = ({ payOverride }: Case): boolean => payOverride === "報告書を待たずに支払う";

/** A report tells that the visit took place; without any, staff say so by 支払の特例 once its day is over. */
function tookPlace({ match, today }: Standing): boolean {
  if (match.state === "") return false;
  if (DONE_STATES.includes(match.state)) return true;
  return isSpecial(match) && LIVE_STATES.includes(match.state) && match.visitOn !== "" && match.visitOn <= today;
}

/** What was decided as an exception stays one, on the day on which it was decided. */
function gateOf({ match, claim, settings, today }: Standing): Stand {
  const special = isSpecial(match);
  const kept = claim?.gate === "特例" && claim.fixedOn !== "" && claim.state !== "取消" && claim.state !== "対象外";
  if (special && kept) return { kind: "due", gate: "特例", fixedOn: claim.fixedOn };
  const gate = settings.need("payGate") || "両方の報告書";
  const needed =
    gate === "両方の報告書" ? [match.instructorReportedOn, match.traineeReportedOn] : [match.instructorReportedOn];
  const settled = gate === "指導医の報告書" || match.state === "報告済" || match.state === "支払済";
  if (settled && !needed.includes("")) return { kind: "due", gate, fixedOn: needed.reduce((a, b) => (a > b ? a : b)) };
  if (special) return { kind: "due", gate: "特例", fixedOn: today };
  const missing = [
    ...(match.instructorReportedOn === "" ? ["実施報告書"] : []),
    ...(match.traineeReportedOn === "" && gate === "両方の報告書" ? ["受講報告書"] : []),
  ];
  const why = missing.length === 0 ? "案件がまだ「報告済」ではありません" : `${missing.join("と")}を受理していません`;
  return { kind: "waits", why };
}
