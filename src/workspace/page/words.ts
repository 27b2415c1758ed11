/** Times and sizes in words; all times are told in Tokyo, where the office is. */

const ERA_FROM = [
  { name: "令和", from: "2019-05-01", before: 2018 },
  { name: "平成", from: "1989-01-08", before: 1988 },
];
const parts = new Intl.DateTimeFormat("ja-JP", {
  ...({ timeZone: "Asia/Tokyo", year: "numeric", month: "numeric", day: "numeric", weekday: "short" } as const),
  ...({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const),
});

function partsOf(ms: number): Record<string, string> {
  return Object.fromEntries(parts.formatToParts(ms).map(({ type, value }) => [type, value]));
}

/** "平成30年4月2日（月）09:00" */
export function clock(ms: number): string {
  const { year = "", month = "", day = "", weekday = "", hour = "", minute = "" } = partsOf(ms);
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const era = ERA_FROM.find(({ from }) => iso >= from);
  const number = era ? Number(year) - era.before : Number(year);
  return `${era?.name ?? "西暦"}${number === 1 && era ? "元" : number}年${month}月${day}日（${weekday}）${hour}:${minute}`;
}

/** "4月2日 09:00" */
export function moment(ms: number): string {
  const { month = "", day = "", hour = "", minute = "" } = partsOf(ms);
  return `${month}月${day}日 ${hour}:${minute}`;
}
