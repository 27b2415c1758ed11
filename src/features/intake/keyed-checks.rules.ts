/** What answers of keyed Forms must hold together, which no single cell can say. Pure. */
import type { KeyedForm } from "../../forms/index.ts";
import { recommendations, type Recommendation } from "../../tables/association.ts";
import { schedules, type Schedule } from "../../tables/messages.ts";
import type { InstructorReport } from "../../tables/reports.ts";
import { timeOf } from "../../core/clock-time.ts";
import type { Fault } from "./reading.rules.ts";

type Values = Readonly<Record<string, unknown>>;

/** Faults of one set of answers; `turn` is the how manieth of a repeated question. */
export function answerFaults({ key, tables }: KeyedForm, values: Values, turn?: number): Fault[] {
  switch (key) {
    case "schedule":
      return scheduleFaults(values);
    case "recommendation":
      return recommendationFaults(values, turn ?? 1);
    case "instructorReport":
    case "traineeReport":
      return timeFaults(values, tables[0]?.name ?? "");
    default:
      return [];
  }
}

function scheduleFaults({ kind, visitOn, half, from }: Partial<Schedule>): Fault[] {
  const at = (column: keyof Schedule): string => `${schedules.name}.${column}`;
  const dated = kind === "日程が決まった" || kind === "日程が変わった";
  return [
    ...(dated && visitOn === "" ? [{ text: `「${kind}」のときは、「実施日」が要ります`, key: at("visitOn") }] : []),
    ...(dated && half === "" ? [{ text: `「${kind}」のときは、「時間帯」が要ります`, key: at("half") }] : []),
    ...unreadableTime(from, "開始時刻", at("from")),
  ];
}

/** A doctor who is named must be told from every other. */
function recommendationFaults(values: Partial<Recommendation>, turn: number): Fault[] {
  const needed = [
    ["kind", "推薦の区分"],
    ["name", "医師の氏名"],
    ["kana", "医師のふりがな"],
    ["facility", "医療機関名"],
  ] as const;
  return needed
    .filter(([column]) => values[column] === "")
    .map(([column, title]) => ({
      text: `「${title}（${turn}）」が空です`,
      key: `${recommendations.name}.${column}#${turn}`,
    }));
}

function timeFaults({ from, to }: Partial<InstructorReport>, sheet: string): Fault[] {
  const unreadable = [
    ...unreadableTime(from, "開始時刻", `${sheet}.from`),
    ...unreadableTime(to, "終了時刻", `${sheet}.to`),
  ];
  if (unreadable.length > 0) return unreadable;
  const [begin, end] = [timeOf(from ?? ""), timeOf(to ?? "")];
  return begin !== "" && end !== "" && end <= begin
    ? [{ text: "「終了時刻」は、「開始時刻」より後の時刻にしてください", key: `${sheet}.to` }]
    : [];
}

const unreadableTime = (typed: string | undefined, title: string, key: string): Fault[] =>
  typed === undefined || typed === "" || timeOf(typed) !== ""
    ? []
    : [{ text: `「${title}」を読めません（例：13:30、午後1時30分）：${typed.slice(0, 20)}`, key }];
