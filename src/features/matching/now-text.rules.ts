/** What 一人を今組む costs those who wait, and what waiting would gain, in words. Pure. */
import { addDays, warekiWithWeekday, type Day } from "../../core/calendar.ts";
import { arrange, standingOf, type Question } from "./arrangement.rules.ts";
import type { CapAsked } from "./caps.rules.ts";
import { takenBySeat } from "./case-rows.rules.ts";
import { effectOf, effectText, levelsText, othersText, type Effect } from "./effects.rules.ts";
import type { Option } from "./pairs.rules.ts";
import { outcomesOf, type Placement } from "./placement.rules.ts";
import { seatsOf } from "./seats.rules.ts";
import type { Seeker } from "./seekers.rules.ts";
import { halfText } from "./words.rules.ts";

/** The opportunity cost of one pair. */
export interface Cost {
  readonly option: Option;
  /** The best for those who wait if the pair takes its seat, beside the best if it did not. */
  readonly effect: Effect;
  readonly text: string;
}

export function costOf(placement: Placement, option: Option): Cost {
  const { desk } = placement;
  const free = arrange(withoutOne(placement, option.seeker));
  const left = arrange({ ...withoutOne(placement, option.seeker, option), stay: standingOf(free.served) });
  const effect = effectOf(desk, free.served, left.served);
  const loss =
    effect.changes.length === 0
      ? "待っているほかの人は変わりません"
      : `待っているほかの人への影響（この枠を使わないときと比べて）\n${othersText(effect.changes)}\n${levelsText(effect.levels)}`;
  const { host, at } = option;
  return { option, effect, text: `${host.name}（${host.id}）${halfText(at)}\n${loss}` };
}

/** Those who wait but one; `taken`: with the seat that this one takes gone, and with its place under each limit. */
function withoutOne({ desk, pins, question }: Placement, seeker: Seeker, taken?: Option): Question {
  const { caps = [], claims: _claims, stay: _stay, ...rest } = question;
  return {
    ...rest,
    seekers: question.seekers.filter(({ id }) => id !== seeker.id),
    options: question.options.filter((option) => option.seeker.id !== seeker.id),
    seats: taken ? seatsOf([...desk.live, ...pins, takenBySeat(taken)]) : question.seats,
    caps: caps.map((cap) => ({ ...cap, most: taken && uses(cap, seeker) ? Math.max(0, cap.most - 1) : cap.most })),
  };
}

const uses = (cap: CapAsked, seeker: Seeker): boolean => cap.of(seeker) || (cap.shrinksBy?.(seeker) ?? false);

export function nowText(regular: Placement, now: Placement, costs: readonly Cost[], seeker: Seeker): string {
  const [first, ...others] = costs;
  const { today, batchDays } = now.desk.policy;
  return [
    `${seeker.id}　${seeker.row.name}（待機${seeker.waitingDays}日）`,
    `今組む指導医：${first?.text ?? ""}`,
    ...(others.length === 0 ? ["ほかに組める指導医はいません"] : ["ほかの候補："]),
    ...others.map(({ text }, index) => `${index + 1}. ${text}`),
    `\n次の定期の提案日（${warekiWithWeekday(nextBatchDay(batchDays, today))}）まで待つと、いまある申込みでは：`,
    waitingText(regular, now, seeker),
    "この先に届く申込みは、数に入っていません。",
    "\n「はい」で、この組合せに判断「採用」を付けます。決定は、そのあと「決定する」で行います。",
  ].join("\n");
}

/** How a regular run, which serves nobody first, differs. */
function waitingText(regular: Placement, now: Placement, seeker: Seeker): string {
  const effect = effectOf(now.desk, outcomesOf(now), outcomesOf(regular));
  return effect.changes.length === 0 ? "同じ組合せになります" : effectText(effect, seeker.id);
}

/** The first batch day after `today`; the 31st is the last day of a shorter month. */
export function nextBatchDay(batchDays: readonly number[], today: Day): Day {
  for (let n = 1; ; n++) {
    const day = addDays(today, n);
    const isLast = addDays(day, 1).slice(8) === "01";
    const date = Number(day.slice(8));
    if (batchDays.some((each) => each === date || (isLast && each > date))) return day;
  }
}
