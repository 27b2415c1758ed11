/**
 * 周知 (R48): who was told when. A row comes to be with the letter that asks; the day on which that left is copied from 通知,
 * and what the association answers is filled in once. Pure.
 */
import { addDays, wareki } from "../../core/calendar.ts";
import { blankRow, type Patch } from "../../core/table.ts";
import { publicity, type AssociationReply, type Organization, type Publicity } from "../../tables/association.ts";
import type { Notice } from "../../tables/notices.ts";

/** What a letter of a kind is the record of. */
const KINDS: Readonly<Partial<Record<Notice["letter"], { readonly kind: Publicity["kind"]; readonly stem: string }>>> =
  {
    会員周知依頼: { kind: "会員への周知", stem: "会員" },
    研修案内: { kind: "病院への案内", stem: "病院" },
  };
const MEMBERS = { kind: "会員への周知", stem: "会員" } as const;

const idOf = (fiscalYear: number, stem: string, organizationId: string): string =>
  `周-${fiscalYear}-${stem}-${organizationId}`;

/** One row a year, kind and institution; where its letter was given up and is raised anew, it follows the new one. */
export function publicityOf(
  fresh: readonly Notice[],
  organizations: readonly Organization[],
  there: readonly Publicity[],
): { readonly fresh: Publicity[]; readonly patches: Patch<typeof publicity>[] } {
  const names = new Map(organizations.map((row) => [row.organizationId, row.name]));
  const rows = fresh.flatMap((notice) => {
    const { kind, stem } = KINDS[notice.letter] ?? { kind: "" as const, stem: "" };
    const { fiscalYear, subjectId: organizationId, noticeId } = notice;
    if (kind === "" || fiscalYear === null) return [];
    const values = { kind, fiscalYear, organizationId, organizationName: names.get(organizationId) ?? "", noticeId };
    return [blankRow(publicity, { publicityId: idOf(fiscalYear, stem, organizationId), ...values })];
  });
  const known = new Map(there.map((row) => [row.publicityId, row]));
  const moved = rows.filter(
    (row) => known.has(row.publicityId) && known.get(row.publicityId)?.noticeId !== row.noticeId,
  );
  return {
    fresh: rows.filter((row) => !known.has(row.publicityId)),
    patches: moved.map(({ publicityId: key, noticeId }) => ({ key, values: { noticeId, sentOn: "" } })),
  };
}

/** 送付日 of rows that lack it: the day on which the letter left, or one that was issued in its place. */
export function sentDays(rows: readonly Publicity[], register: readonly Notice[]): Patch<typeof publicity>[] {
  return rows
    .filter((row) => row.sentOn === "" && row.noticeId !== "")
    .flatMap(({ publicityId: key, noticeId }) => {
      const days = register
        .filter((row) => row.dispatchedOn !== "" && (row.noticeId === noticeId || row.reissueOf === noticeId))
        .map((row) => row.dispatchedOn)
        .sort();
      const [sentOn] = days;
      return sentOn === undefined ? [] : [{ key, values: { sentOn } }];
    });
}

type Reply = AssociationReply;

export interface ReplyDesk {
  readonly replies: readonly Reply[];
  readonly publicity: readonly Publicity[];
  readonly organizations: readonly Organization[];
}

export interface ReplyPlan {
  readonly fresh: readonly Publicity[];
  readonly patches: readonly Patch<typeof publicity>[];
  readonly replies: readonly Answered[];
}

/** How an answer stands, and the row of 周知 that it went into; "" for none. */
export interface Answered {
  readonly key: string;
  readonly state: "反映済" | "保留" | "取下げ";
  readonly stateNote: string;
  readonly into: string;
}

/** Answers of this kind that wait: what came in, and what staff judged. Other kinds are another feature's. */
export const isPending = ({ kind, state, verdict }: Reply): boolean =>
  kind === "会員への周知を行った" && (state === "未反映" || (state === "保留" && verdict !== ""));

/** Each answer into the row of its year; one that says no day, or another day than stands there, waits for staff. */
export function planReplies(desk: ReplyDesk): ReplyPlan {
  const plan = { fresh: [] as Publicity[], patches: [] as Patch<typeof publicity>[] };
  const rows = new Map(desk.publicity.map((row) => [row.publicityId, row]));
  const replies = desk.replies.filter(isPending).map((reply): Answered => {
    const { replyId: key } = reply;
    if (reply.verdict === "取り下げる") return { key, state: "取下げ", stateNote: "職員が取り下げました", into: "" };
    const found = placeOf(reply, desk, rows);
    if (typeof found === "string") return { key, state: "保留", stateNote: found, into: "" };
    const { row, isNew } = found;
    const into = row.publicityId;
    const values = valuesOf(reply, row);
    rows.set(into, { ...row, ...values });
    if (isNew) plan.fresh.push({ ...row, ...values });
    else if (Object.keys(values).length > 0) plan.patches.push({ key: into, values });
    return { key, state: "反映済", stateNote: `「${publicity.name}」の ${into} に反映しました`, into };
  });
  return { ...plan, replies };
}

/** 行った日 within a year before it was told. */
const LONG_AGO = 366;

function placeOf(
  reply: Reply,
  { organizations }: ReplyDesk,
  rows: ReadonlyMap<string, Publicity>,
): { readonly row: Publicity; readonly isNew: boolean } | string {
  const received = reply.receivedAt.slice(0, 10);
  const told = "周知した日を医師会に確かめて「行った日」に書き、「処理」で「反映する」を選んでください";
  if (reply.on === "") return `「行った日」がありません。${told}`;
  if (received !== "" && (reply.on > received || reply.on < addDays(received, -LONG_AGO)))
    return `「行った日」（${wareki(reply.on)}）が、受け付けた日（${wareki(received)}）と合いません。${told}`;
  const year = yearOf(reply);
  const there = [...rows.values()].filter((row) => row.fiscalYear === year && row.kind === MEMBERS.kind);
  const [only] = there;
  if (!only) return firstPlace(organizations, year);
  if (there.length > 1)
    return `${year}年度の「${MEMBERS.kind}」の行が${there.length}つあり、どの医師会のことかわかりません。「周知」シートの行に「周知日」を書き、「処理」で「取り下げる」を選んでください`;
  if (only.toldOn === "" || only.toldOn === reply.on || reply.verdict === "反映する")
    return { row: only, isNew: false };
  return `${only.publicityId} には、すでに周知日（${wareki(only.toldOn)}）が入っています。この回答の日に改めるときは「処理」で「反映する」を、そのままにするときは「取り下げる」を選んでください`;
}

/** The association may tell of what nobody asked it for. */
function firstPlace(
  organizations: readonly Organization[],
  year: number,
): { readonly row: Publicity; readonly isNew: boolean } | string {
  const [only, ...others] = organizations.filter((row) => row.kind === "医師会" && row.active);
  if (!only || others.length > 0)
    return `${year}年度の会員への周知を依頼していません。「関係機関」の医師会を確かめて「会員への周知を依頼する」を実行し、「処理」で「反映する」を選んでください`;
  const { organizationId, name: organizationName } = only;
  const values = { kind: MEMBERS.kind, fiscalYear: year, organizationId, organizationName };
  return {
    row: blankRow(publicity, { publicityId: idOf(year, MEMBERS.stem, organizationId), ...values }),
    isNew: true,
  };
}

/** As its key says; as staff say where the key could not be believed. */
function yearOf({ fiscalYear, subjectChoice }: Reply): number {
  const said = /20\d\d/.exec(subjectChoice)?.[0];
  return said === undefined ? (fiscalYear ?? 0) : Number(said);
}

/** The day as it was told; number and way only where nobody has written them, since staff may have corrected them. */
function valuesOf({ on, reach, way, verdict }: Reply, row: Publicity): Partial<Publicity> {
  const anew = verdict === "反映する" && row.toldOn !== on;
  return {
    ...(row.toldOn === on ? {} : { toldOn: on }),
    ...(reach !== null && (anew || row.reach === null) ? { reach } : {}),
    ...(way !== "" && (anew || row.way === "") ? { way } : {}),
  };
}
