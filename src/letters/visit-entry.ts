/** A visit as an entry for the addressee's calendar, sent along with the mail that tells of it. Pure. */
import type { Day, Moment } from "../core/calendar.ts";
import { timeOf } from "../core/clock-time.ts";
import { OfficeError } from "../core/errors.ts";
import { HALVES } from "../core/halfday.ts";
import { invitation, type Invitation } from "../core/invitation.ts";
import { settings as declared, SETTINGS_SHEET } from "../settings.ts";
import { caseOf, type Enclosure, type Material } from "./letter.ts";

export interface Entry {
  readonly method: Invitation["method"];
  /** 日程の版: a later entry takes the place of an earlier one. */
  readonly sequence: number;
  readonly day: Day;
  readonly half: string;
  /** As it was typed, or "". */
  readonly from: string;
  readonly stampedAt: Moment;
  readonly location: string;
  readonly description: string;
}

/** Throws OfficeError where the office's address is none that a calendar could write to. */
export function calendarEntry(material: Material, entry: Entry): Enclosure {
  const { method, sequence, day, half, from, stampedAt, location, description } = entry;
  const begins = timeOf(from).slice(0, 5);
  const email = officeEmail(material);
  const known = HALVES.find((each) => each === half) ?? "";
  return {
    name: "同行研修.ics",
    contentType: `text/calendar; charset=UTF-8; method=${method}`,
    text: invitation({
      ...{ method, sequence, day, half: known, stampedAt, location, description },
      ...(begins === "" ? {} : { from: begins }),
      uid: `${caseOf(material).caseId.replace(/^案/, "case")}@${email.slice(email.indexOf("@") + 1)}`,
      summary: "在宅医同行研修",
      organizerName: `${material.settings.get("city")}${material.settings.get("section")}`,
      organizerEmail: email,
    }),
  };
}

function officeEmail({ settings }: Material): string {
  const email = settings.need("contactEmail");
  if (/^[!-~]+$/.test(email)) return email;
  throw new OfficeError(
    "「担当のメール」に、予定表に書けない文字があります",
    { sheet: SETTINGS_SHEET, key: declared.contactEmail.name },
    `半角の英数字のアドレスにしてください（例：${declared.contactEmail.example}）`,
  );
}
