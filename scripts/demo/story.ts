/** 平成30年度 at the office, from the association's recommendation to the payments of April 2019 and the year's change. */
import type { Office } from "../../src/workspace/office.ts";
import { Chance } from "./chance.ts";
import { money } from "./money.ts";
import { Rounds } from "./rounds.ts";
import { sharing } from "./sharing.ts";
import { spring } from "./spring.ts";
import { Team } from "./team.ts";
import { turn } from "./turn.ts";
import { Visits } from "./visits.ts";

export { OFFICE } from "./team.ts";

/** The morning of the first day. */
export const FIRST_MORNING = "2018-04-02T09:00:00+09:00";

/** The evening of the last. */
export const LAST_DAY = "2019-05-07";

/** Plays the year, or only its days until `last`. */
export async function tell(office: Office, seed: number, last = LAST_DAY): Promise<void> {
  const team = new Team(office, new Chance(seed));
  spring(team);
  new Rounds(team, new Visits(team)).plan();
  money(team);
  sharing(team);
  turn(team);
  await team.diary.run(last);
}
