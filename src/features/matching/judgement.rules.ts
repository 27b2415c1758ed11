/** What staff judged in the sheet (判断), whether it can be done, and why not. Pure. */
import { placeText } from "../../core/errors.ts";
import { halfDay } from "../../core/halfday.ts";
import { cases, type Case } from "../../tables/cases.ts";
import { arrange, type Arrangement } from "./arrangement.rules.ts";
import { askText, decidedOrAsked, isAsked } from "./host-ask.rules.ts";
import { begun, blocksAt, optionsAt, type Desk } from "./desk.rules.ts";
import { FIRST_THIS_YEAR } from "./levels.rules.ts";
import { plannedCap } from "./limits.rules.ts";
import type { Option } from "./pairs.rules.ts";
import { seatsOf } from "./seats.rules.ts";
import type { Seeker } from "./seekers.rules.ts";
import { halfText } from "./words.rules.ts";

/**
 * decide: becomes a decision. keep: stays as it is. refuse: the pair is never proposed again. asked: not judged, its
 * instructor was asked (受入確認). unasked: judged, and its instructor has not said yes. Both keep their seat until then.
 */
export type Kind = "decide" | "keep" | "refuse" | "problem" | "none" | "asked" | "unasked";

export interface Judged {
  readonly row: Case;
  readonly kind: Kind;
  /** The pair that a 採用, 固定 or 変更 stands for, once it has its seat. */
  readonly option?: Option;
  /** What 判断の確認 says; "" where nothing was judged. */
  readonly text: string;
}

/** A judgement that is possible by itself; whether there are seats for all of them together is seen last. */
interface Claim {
  readonly row: Case;
  readonly kind: "decide" | "keep" | "asked" | "unasked";
  readonly seeker: Seeker;
  readonly options: readonly Option[];
  readonly text: string;
}

/** One answer a row, in the order of the desk's open rows. */
export function judge(desk: Desk): Judged[] {
  const first = desk.open.map((row) => judgeAlone(desk, row));
  const once = onePerPerson(desk, first.filter(isClaim).sort(byStrength));
  const claims = once.filter(isClaim);
  const placed = place(desk, claims);
  const judged = [...first, ...once].filter((each): each is Judged => !isClaim(each));
  const answers = [...judged, ...claims.map((claim) => seated(desk, claim, placed))];
  const byCase = new Map(answers.map((each) => [each.row.caseId, each]));
  return desk.open.flatMap((row) => byCase.get(row.caseId) ?? []);
}

const isClaim = (each: Claim | Judged): each is Claim => "seeker" in each;

/** What is wrong, where, and what to do. */
function problem(row: Case, what: string, remedy: string, column: string = cases.columns.verdict.header): Judged {
  const where = placeText({ sheet: cases.name, column, key: row.caseId });
  return { row, kind: "problem", text: `できません：${what}。${where}。${remedy}` };
}

const REMOVE = "判断を消すと、次の「提案を作る」で組み直します";
const remedyFor = ({ verdict }: Case): string =>
  verdict === "" ? "受入確認を依頼しています。指導医に伝えて、「見送り」か「変更」を選んでください" : REMOVE;

function judgeAlone(desk: Desk, row: Case): Claim | Judged {
  const seeker = desk.seekerById.get(row.applicationId);
  if (!seeker || row.fiscalYear !== desk.policy.fiscalYear) return judgeAbsent(desk, row);
  if (begun(seeker.row, desk.history) && (row.verdict === "" || row.verdict === "固定"))
    return problem(
      row,
      "決定の途中で止まっています",
      "「採用」か「見送り」を選び、「決定する」をもう一度実行してください",
    );
  if (row.verdict === "" && !isAsked(row)) return { row, kind: "none", text: "" };
  if (row.verdict !== "採用" && row.verdict !== "" && row.verdictReason === "")
    return problem(
      row,
      `「${row.verdict}」には理由が必要です`,
      "理由を書いてください",
      cases.columns.verdictReason.header,
    );
  if (row.verdict !== "変更" && row.state !== "提案" && row.verdict !== "")
    return problem(
      row,
      "未成立の行には、判断する組合せがありません",
      "判断を消すか、「変更」を選んで変更先の指導医番号を書いてください",
    );
  if (row.verdict === "見送り") return { row, kind: "refuse", text: REFUSING };
  const other = desk.history.served.get(seeker.person);
  if (other !== undefined && desk.policy.exception === undefined)
    return problem(row, `この人には今年度の案件 ${other} があります（年度に1回、R39）`, remedyFor(row));
  return row.verdict === "変更" ? judgeChange(desk, row, seeker) : judgePair(desk, row, seeker);
}

const REFUSING = "見送りにできます（「決定する」か次の「提案を作る」で見送りになり、この組合せは二度と提案しません）";

/** A row whose application is not among those that wait: unjudged ones are left to the next run. */
function judgeAbsent(desk: Desk, row: Case): Judged {
  if (row.verdict === "") return { row, kind: "none", text: "" };
  const { fiscalYear } = desk.policy;
  if (row.fiscalYear !== fiscalYear)
    return problem(
      row,
      `${row.fiscalYear ?? ""}年度の案件です（いまは${fiscalYear}年度）`,
      "判断を消すか、設定シートの「年度」を確かめてください",
    );
  const applicant = desk.applicants.get(row.applicationId);
  if (!applicant)
    return problem(row, `受付番号 ${row.applicationId} の申込みがありません`, "申込者シートを確かめてください");
  const state = applicant.withdrawn ? "取下げの印があり" : `「${applicant.state}」で`;
  return problem(
    row,
    `申込みは${state}、選定を待っていません`,
    "判断を消してください。次の「提案を作る」で失効にします",
  );
}

/** 採用, 固定, and a pair whose instructor was asked: the very pair and half-day of the row, checked as if it were proposed now. */
function judgePair(desk: Desk, row: Case, seeker: Seeker): Claim | Judged {
  const host = desk.roster.byId.get(row.instructorId);
  if (!host)
    return problem(
      row,
      `指導医 ${row.instructorId} は${desk.roster.absent.get(row.instructorId) ?? "指導医シートにありません"}`,
      remedyFor(row),
    );
  const blocks = blocksAt(desk, seeker, host);
  if (blocks.length > 0) return problem(row, `この組合せはできません（${blocks.join("、")}）`, remedyFor(row));
  const at = row.day === "" || row.half === "" ? "" : halfDay(row.day, row.half);
  const options = optionsAt(desk, seeker, host).filter((option) => option.at === at);
  if (options.length === 0)
    return problem(
      row,
      at === "" ? "候補日が空です" : `${halfText(at)}は、いまは希望と受入れが重なりません`,
      remedyFor(row),
    );
  const asked = askText(row, desk.policy);
  if (row.verdict === "") return { row, kind: "asked", seeker, options, text: asked };
  if (row.verdict === "固定")
    return {
      row,
      kind: "keep",
      seeker,
      options,
      text: ["次の提案でも動かしません（「決定する」では決定しません）", asked]
        .filter((part) => part !== "")
        .join("。"),
    };
  return { row, ...decidedOrAsked(desk, row, seeker, host.id, "このまま決定できます"), seeker, options };
}

/** 変更: any half-day that suits both; 同一医療機関 may be overruled with a reason (A19), nothing else. */
function judgeChange(desk: Desk, row: Case, seeker: Seeker): Claim | Judged {
  const column = cases.columns.otherInstructor.header;
  const id = row.otherInstructor;
  if (id === "") return problem(row, "変更先が空です", "変更先の指導医番号を書いてください", column);
  if (!desk.roster.known.has(id))
    return problem(row, `指導医番号 ${id} は指導医シートにありません`, "番号を確かめて直してください", column);
  const host = desk.roster.byId.get(id);
  if (!host)
    return problem(row, `指導医 ${id} は${desk.roster.absent.get(id) ?? ""}`, "別の指導医番号を書いてください", column);
  const blocks = blocksAt(desk, seeker, host);
  const hard = blocks.filter((block) => block !== "同一医療機関");
  if (hard.length > 0)
    return problem(
      row,
      `${host.name}との組合せはできません（${hard.join("、")}）`,
      "別の指導医番号を書いてください",
      column,
    );
  const options = optionsAt(desk, seeker, host);
  if (options.length === 0)
    return problem(
      row,
      `${host.name}の受入れと希望が重なる半日がありません`,
      "別の指導医番号を書くか、申込者か受入可能日の日程を直してください",
      column,
    );
  const overruled = blocks.length > 0 ? "（同一医療機関ですが、書かれた理由により認めます）" : "";
  const text = `${host.name}へ変更して決定できます${overruled}`;
  return { row, ...decidedOrAsked(desk, row, seeker, id, text), seeker, options };
}

/** Decisions begun before an interruption first, then pairs that staff saw as they are, then changes; then reception. */
function byStrength(a: Claim | Judged, b: Claim | Judged): number {
  return strength(a.row, a) - strength(b.row, b) || (a.row.caseId < b.row.caseId ? -1 : 1);
}

function strength(row: Case, claim: Claim | Judged): number {
  if (isClaim(claim) && claim.seeker.row.state === "決定") return 0;
  return row.verdict === "変更" ? 2 : 1;
}

/** Nobody twice a year (R39), nor twice in one batch under the exception. Claims come strongest first. */
function onePerPerson({ policy }: Desk, claims: readonly (Claim | Judged)[]): (Claim | Judged)[] {
  const rule = policy.exception === undefined ? "年度に1回、R39" : "一度に決定するのは、1人に1件です";
  const holder = new Map<string, string>();
  return claims.map((claim) => {
    if (!isClaim(claim)) return claim;
    const earlier = holder.get(claim.seeker.person);
    if (earlier === undefined) {
      holder.set(claim.seeker.person, claim.row.caseId);
      return claim;
    }
    return problem(
      claim.row,
      `同じ人の案件 ${earlier} にも判断があります（${rule}）`,
      "どちらかの判断を消してください",
    );
  });
}

/**
 * Seats for all claims together: two rows of one batch must not fill one seat, and second visits must not pass the year's
 * number (R40): those who come for the first time this year have what they need of it first.
 */
function place(desk: Desk, claims: readonly Claim[]): Arrangement {
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

function seated(desk: Desk, claim: Claim, { served, caps }: Arrangement): Judged {
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
