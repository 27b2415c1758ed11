/**
 * Which reports are taken in, which wait for staff and why, and what follows for their cases. Reports are judged one after
 * another as they came, so that of two the first is taken and the second is asked about. Pure.
 */
import type { Day } from "../../core/calendar.ts";
import { textIn } from "../../core/table.ts";
import type { Case } from "../../tables/cases.ts";
import type { Claim } from "../../tables/payments.ts";
import type { Side } from "../../tables/words.ts";
import { doubtsOf, type Weighed } from "./doubts.rules.ts";
import { lockOf } from "./locks.rules.ts";
import { KINDS, type Parties, type ReportKind, type ReportRow, type ReportRows } from "./sides.rules.ts";
import { aboutOf } from "./subject.rules.ts";

export interface ReportDesk {
  readonly today: Day;
  readonly cases: readonly Case[];
  readonly rows: ReportRows;
  readonly claims: readonly Claim[];
  readonly partiesOf: (match: Case) => Parties;
}

interface Judgement {
  readonly kind: ReportKind;
  readonly row: ReportRow;
}
export interface Taking extends Judgement {
  readonly is: "taken";
  readonly match: Case;
  /** Staff said 反映する. */
  readonly byStaff: boolean;
  /** What staff let through, in words; none where nothing spoke against it. */
  readonly letThrough: readonly string[];
  /** The report whose place it takes. */
  readonly replaces: ReportRow | undefined;
}
export interface Holding extends Judgement {
  readonly is: "held";
  readonly why: string;
}
export interface Withdrawing extends Judgement {
  readonly is: "withdrawn";
}
export type Judged = Taking | Holding | Withdrawing;

/** A row that a round looks at: just in, or judged by staff. */
export const isOpen = ({ state, verdict }: Pick<ReportRow, "state" | "verdict">): boolean =>
  state === "未反映" || (state === "保留" && verdict !== "");

/** In the order in which they came; of one moment by their numbers. */
export function judgeReports(desk: ReportDesk): Judged[] {
  const open = KINDS.flatMap((kind) => desk.rows[kind.side].filter(isOpen).map((row) => ({ kind, row })));
  const inOrder = open.sort((a, b) => (orderOf(a.row) < orderOf(b.row) ? -1 : 1));
  const standing = new Standing(desk);
  return inOrder.map(({ kind, row }) => standing.judge(kind, row));
}

const orderOf = ({ receivedAt, reportId }: ReportRow): string => `${receivedAt} ${reportId}`;
const keyOf = (side: Side, caseId: string): string => `${side}/${caseId}`;

/** What is known while reports are judged one by one. */
class Standing {
  private readonly byId: ReadonlyMap<string, Case>;
  private readonly taken: Map<string, ReportRow>;
  private readonly days: Map<string, Day>;

  constructor(private readonly desk: ReportDesk) {
    this.byId = new Map(desk.cases.map((row) => [row.caseId, row]));
    this.taken = takenIn(desk.rows);
    this.days = new Map(desk.cases.map(({ caseId, visitOn }) => [caseId, visitOn]));
  }

  judge(kind: ReportKind, row: ReportRow): Judged {
    if (row.verdict === "取り下げる") return { is: "withdrawn", kind, row };
    const { side, form } = kind;
    const about = aboutOf(row, [side], form.keyed.subject);
    if ("fault" in about) return { is: "held", kind, row, why: about.fault };
    const match = this.byId.get(about.caseId);
    if (!match) return { is: "held", kind, row, why: unknown(about.caseId) };
    return this.weigh({ kind, row, match, ...this.before(side, match), parties: this.desk.partiesOf(match) });
  }

  private before(side: Side, match: Case): Pick<Weighed, "earlier" | "visitOn" | "locked"> {
    return {
      earlier: this.taken.get(keyOf(side, match.caseId)),
      visitOn: this.days.get(match.caseId) ?? "",
      locked: lockOf(match, this.desk.claims),
    };
  }

  private weigh(weighed: Weighed): Judged {
    const { kind, row, match, earlier } = weighed;
    const byStaff = row.verdict === "反映する";
    const { stops, doubts } = doubtsOf(weighed, this.desk.today);
    if (stops.length > 0) return { is: "held", kind, row, why: heldText(stops, doubts, MEND) };
    if (doubts.length > 0 && !byStaff) return { is: "held", kind, row, why: heldText([], doubts, CHOOSE) };
    this.taken.set(keyOf(kind.side, match.caseId), row);
    this.days.set(match.caseId, row.visitedOn);
    return { is: "taken", kind, row, match, byStaff, letThrough: doubts, replaces: earlier };
  }
}

/** The report of each side and case that stands. */
function takenIn(rows: ReportRows): Map<string, ReportRow> {
  return new Map(
    KINDS.flatMap(({ side }) =>
      rows[side]
        .filter(({ state }) => state === "反映済")
        .map((row) => [keyOf(side, textIn(row, "caseId")), row] as const),
    ),
  );
}

const unknown = (caseId: string): string =>
  `案件 ${caseId} の行が、マッチングシートにありません。「対象の指定」の案件番号を確かめてください`;

const MEND = "この行を直してから、「処理」で「反映する」を選んでください。要らない報告なら「取り下げる」を選びます";
const CHOOSE =
  "相手に確かめ、正しければ「処理」で「反映する」を、誤りなら「取り下げる」を選んでください（行を直してから「反映する」でもかまいません）";

const heldText = (stops: readonly string[], doubts: readonly string[], next: string): string =>
  [...stops, ...doubts].map((line) => `・${line}`).join("\n") + `\n${next}`;
