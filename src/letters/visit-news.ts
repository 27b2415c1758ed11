/** What a version of the day tells its addressee, and what that one was told before. Pure. */
import type { Moment } from "../core/calendar.ts";
import type { Schedule } from "../tables/messages.ts";
import { visitText, type VisitTime } from "./days.ts";
import { caseOf, type Material, type Subject } from "./letter.ts";
import { visitRoundOf } from "./visit-notices.ts";

/** The message from which a version of the day came. */
export const saidOf = ({ schedules = [] }: Subject, round: number): Schedule | undefined =>
  schedules.find((row) => row.round === round);

/** What a version tells its addressee. */
export interface News {
  readonly kind: "決定" | "変更" | "延期";
  /** Undefined where the visit was put off. */
  readonly now?: VisitTime;
  /** As the addressee has it; absent where no day was told. */
  readonly before?: VisitTime;
  readonly saidAt: Moment;
}

export function newsOf(material: Material): News {
  const match = caseOf(material);
  const round = visitRoundOf(material.notice);
  const before = toldBefore(material, round);
  const saidAt = saidOf(material, round)?.receivedAt ?? match.decidedAt;
  const known = before ? { before } : {};
  if (match.visitOn === "") return { kind: "延期", saidAt, ...known };
  const now = { day: match.visitOn, half: match.visitHalf, from: match.visitFrom };
  if (!before || visitText(before) === visitText(now)) return { kind: "決定", now, saidAt };
  return { kind: "変更", now, saidAt, before };
}

/** The day of the last version that reached the addressee; undefined where it was put off, or none did. */
function toldBefore({ told = [], ...subject }: Subject, round: number): VisitTime | undefined {
  const known = told.map(visitRoundOf).filter((each) => each > 0 && each < round);
  const said = known.length === 0 ? undefined : saidOf(subject, Math.max(...known));
  return said && said.visitOn !== "" && said.kind !== "延期したい"
    ? { day: said.visitOn, half: said.half, from: said.from }
    : undefined;
}
