/** Seats for all claims together (R39, R40). Pure. */
import { arrange, type Arrangement } from "./arrangement.rules.ts";
import { problem, REMOVE, remedyFor, strength, type Claim, type Judged } from "./claims.rules.ts";
import type { Desk } from "./desk.rules.ts";
import { FIRST_THIS_YEAR } from "./levels.rules.ts";
import { plannedCap } from "./limits.rules.ts";
import { seatsOf } from "./seats.rules.ts";
import type { Seeker } from "./seekers.rules.ts";
import { halfText } from "./words.rules.ts";

/**
 * Seats for all claims together: two rows of one batch must not fill one seat, and second visits must not pass the year's
 * number (R40): those who come for the first time this year have what they need of it first.
 */
export function place(desk: Desk, claims: readonly Claim[]): Arrangement {
  const bySeeker = new Map(claims.map((claim) => [claim.seeker.id, claim]));
  const seekers = desk.seekers.filter((seeker) => bySeeker.has(seeker.id));
  const claim =
    (level: number) =>
    (seeker: Seeker): number => {
      const mine = bySeeker.get(seeker.id);
      return mine && strength(mine.row, mine) === level ? 1 : 0;
    };
  const limit = plannedCap(desk, 0);
  return arrange({
    ...(limit === undefined ? {} : { caps: [limit] }),
    seekers,
    hosts: desk.roster.hosts,
    options: seekers.flatMap((seeker) => bySeeker.get(seeker.id)?.options ?? []),
    seats: seatsOf(desk.live),
    policy: desk.policy,
    claims: [
      { name: "途中の決定", of: claim(0) },
      ...(limit === undefined ? [] : [{ name: FIRST_THIS_YEAR, of: ({ again }: Seeker) => (again ? 0 : 1) }]),
      { name: "採用と固定", of: claim(1) },
    ],
  });
}

/** R40: by name, with the count that leaves no more. */
function overPlanned({ policy, live }: Desk, { row, seeker }: Claim, people: readonly Seeker[]): Judged {
  const second = people.filter(({ again }) => again).length;
  return problem(
    row,
    `${seeker.row.name}（${seeker.id}）は今年度2回目で、実施予定数${policy.exception?.planned ?? ""}件に達するため、決定できません（決定済みと実施済み${live.length}件、判断のうち今年度が初めての人${people.length - second}件、2回目の人${second}件）`,
    REMOVE,
  );
}

export function seated(desk: Desk, claim: Claim, { served, caps }: Arrangement): Judged {
  const option = served.get(claim.seeker.id);
  if (option) {
    const day = claim.row.verdict === "変更" ? `（候補日：${halfText(option.at)}）` : "";
    return { row: claim.row, kind: claim.kind, option, text: `${claim.text}${day}` };
  }
  const people = [...served.values()].map(({ seeker }) => seeker);
  const full = caps.find(({ of, most }) => of(claim.seeker) && people.filter(of).length >= most);
  if (full) return overPlanned(desk, claim, people);
  const host = claim.options[0]?.host.name ?? "";
  return problem(
    claim.row,
    `${host}の枠が足りません（決定済みの案件とほかの判断で、年・月・同時受入のどれかの上限に達します）`,
    `同じ指導医への判断のどれかを変えてください。${remedyFor(claim.row)}`,
  );
}
