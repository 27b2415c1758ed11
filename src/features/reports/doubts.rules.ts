/** What speaks against a report: what nobody may let through, and what staff may, having asked (R46, A15). Pure. */
import { wareki, type Day } from "../../core/calendar.ts";
import { timeOf } from "../../core/clock-time.ts";
import { differencesOf } from "../../core/differences.ts";
import { hiragana, nameKey } from "../../core/text.ts";
import { LIVE_STATES, type Case } from "../../tables/cases.ts";
import { headerOf, namedIn, type Parties, type ReportKind, type ReportRow } from "./sides.rules.ts";

/** Sentences for staff. */
export interface Doubts {
  /** Even staff cannot let it through: something must be mended first. */
  readonly stops: readonly string[];
  /** Staff may say 反映する, which means the words in brackets. */
  readonly doubts: readonly string[];
}

export interface Weighed {
  readonly kind: ReportKind;
  readonly row: ReportRow;
  readonly match: Case;
  readonly parties: Parties;
  /** The report of this side that was taken in already. */
  readonly earlier: ReportRow | undefined;
  /** The day that stands now, as reports before this one left it. */
  readonly visitOn: Day;
  /** Why the case's day and reports must stay as they are; "" where they need not. */
  readonly locked: string;
}

export function doubtsOf(weighed: Weighed, today: Day): Doubts {
  const { match } = weighed;
  if (!LIVE_STATES.some((state) => state === match.state)) return { stops: [notLive(match)], doubts: [] };
  return {
    stops: [...dayStops(weighed, today), ...timeStops(weighed), ...lockStops(weighed)],
    doubts: [...nameDoubts(weighed), ...dayDoubts(weighed), ...secondDoubts(weighed)],
  };
}

const notLive = ({ caseId, state }: Case): string =>
  state === "取消"
    ? `案件 ${caseId} の決定は取り消されています。相手に確かめ、この報告は「取り下げる」を選んでください`
    : `案件 ${caseId} は「${state}」で、まだ決定していません。「対象の指定」の案件番号を確かめてください`;

function dayStops({ kind, row }: Weighed, today: Day): string[] {
  const what = `「${headerOf(kind, "visitedOn")}」`;
  if (row.visitedOn === "") return [`${what}が空です。相手に確かめて書いてください`];
  return row.visitedOn > today ? [`${what}（${wareki(row.visitedOn)}）が、まだ来ていません`] : [];
}

function timeStops({ row }: Weighed): string[] {
  const [from, to] = [timeOf(row.from), timeOf(row.to)];
  const unread = [
    ...(row.from !== "" && from === "" ? [`「開始時刻」の「${row.from}」を読めません（例：13:30）`] : []),
    ...(row.to !== "" && to === "" ? [`「終了時刻」の「${row.to}」を読めません（例：16:00）`] : []),
  ];
  return from !== "" && to !== "" && to <= from ? [...unread, "「終了時刻」が「開始時刻」より前です"] : unread;
}

/** What is being paid, or is paid, rests on the instructor's report and on the day. */
function lockStops(weighed: Weighed): string[] {
  const { kind, earlier, locked } = weighed;
  const replaces = earlier !== undefined && kind.side === "指導医";
  return locked !== "" && (replaces || movesDay(weighed)) ? [locked] : [];
}

const movesDay = ({ row, visitOn }: Weighed): boolean =>
  visitOn !== "" && row.visitedOn !== "" && row.visitedOn !== visitOn;

const POLITE = /(?:先生|医師|さん|さま|様|氏|殿)$/;
const spelled = (name: string): string => hiragana(nameKey(name)).replace(POLITE, "");

function nameDoubts({ kind, row, match, parties }: Weighed): string[] {
  const copy = kind.side === "指導医" ? match.applicantName : match.instructorName;
  const known = [copy, ...kind.spellings(parties)].filter((name) => name !== "");
  const named = namedIn(kind, row);
  if (known.some((name) => spelled(name) === spelled(named))) return [];
  const header = headerOf(kind, kind.names);
  return [
    `「${header}」が「${named}」ですが、案件 ${match.caseId} では「${known[0] ?? ""}」です。ほかの案件の報告かもしれません`,
  ];
}

function dayDoubts(weighed: Weighed): string[] {
  const { row, match, visitOn } = weighed;
  const decided = match.decidedAt.slice(0, 10);
  return [
    ...(row.visitedOn !== "" && decided !== "" && row.visitedOn < decided
      ? [`報告の日（${wareki(row.visitedOn)}）が、決定した日（${wareki(decided)}）より前です`]
      : []),
    ...(movesDay(weighed)
      ? [
          `報告の日は${wareki(row.visitedOn)}、案件の実施日は${wareki(visitOn)}です（「反映する」を選ぶと、実施日を報告の日に改めます）`,
        ]
      : []),
  ];
}

function secondDoubts({ kind, row, earlier }: Weighed): string[] {
  if (!earlier) return [];
  const differing = differencesOf(kind.table, earlier, row);
  const what =
    differing.length === 0
      ? "内容は同じです（「取り下げる」を選んでください）"
      : `違うところ：${differing.join("／")}（「反映する」を選ぶと、前の報告と差し替えます）`;
  return [`この案件には、${kind.side}の報告 ${earlier.reportId} がもうあります。${what}`];
}
