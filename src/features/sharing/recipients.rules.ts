/** 共有先: who may see the copy today, by which way, and who may not and why. Pure. */
import { wareki, type Day } from "../../core/calendar.ts";
import type { Recipient, Share } from "../../tables/association.ts";

export type Way = Exclude<Share["way"], "">;

/** Where the file itself is given out, and where it is only looked at. */
export const [VIEWED, AS_FILE] = ["閲覧", "ファイル"] as const satisfies readonly Way[];

export interface Audience {
  /** With an account; each address once. */
  readonly viewers: readonly Recipient[];
  /** Without one: they get the file. */
  readonly byFile: readonly Recipient[];
  /** Who is meant to see it and cannot, and what to do. */
  readonly faults: readonly string[];
  /** Whose time has not come, or is over. */
  readonly resting: readonly string[];
}

/** `unreadable`: keys of rows with a cell that cannot be read: nobody is let in by such a row. `owner`: the office account. */
export function audienceOf(
  rows: readonly Recipient[],
  today: Day,
  unreadable: ReadonlySet<string>,
  owner: string,
): Audience {
  const wanted = rows.filter(({ active }) => active);
  const resting = wanted.flatMap((row) => {
    const why = restOf(row, today);
    return why === "" ? [] : [`${nameOf(row)}：${why}`];
  });
  const due = wanted.filter((row) => restOf(row, today) === "");
  const judged = due.map((row) => ({ row, fault: faultOf(row, unreadable, owner) }));
  const good = judged.flatMap(({ row, fault }) => (fault === "" ? [row] : []));
  const addresses = good.map(({ email }) => addressKey(email));
  return {
    viewers: good.filter(({ email }, n) => email !== "" && addresses.indexOf(addressKey(email)) === n),
    byFile: good.filter(({ email }) => email === ""),
    faults: judged.flatMap(({ row, fault }) => (fault === "" ? [] : [`${nameOf(row)}：${fault}`])),
    resting,
  };
}

/** Google takes addresses in either case for the same. */
export const addressKey = (email: string): string => email.toLowerCase();

export const nameOf = ({ recipientId, name }: Recipient): string =>
  [recipientId, name].filter((part) => part !== "").join(" ");

function restOf({ from, until }: Recipient, today: Day): string {
  if (from !== "" && today < from) return `${wareki(from)}からです`;
  return until !== "" && until < today ? `${wareki(until)}で終わりました` : "";
}

function faultOf(
  { recipientId, name, purpose, email }: Recipient,
  unreadable: ReadonlySet<string>,
  owner: string,
): string {
  if (unreadable.has(recipientId)) return "読めない欄があります。共有先シートの欄を直してください";
  if (name === "" && email === "") return "「氏名」も「Googleアカウント」もありません。共有先シートに書いてください";
  if (purpose === "") return "「利用目的」がありません。共有先シートに書いてください";
  return addressKey(email) === addressKey(owner) ? "事務所アカウント自身です。ほかのアカウントを書いてください" : "";
}

/** 利用目的, each once. */
export const purposesOf = (people: readonly Recipient[]): string[] => [
  ...new Set(people.map(({ purpose }) => purpose)),
];

/** As 共有台帳 lists them: 「共-01　ishikai@example.jp」; without an account the name. */
export const personLine = ({ recipientId, email, name }: Recipient): string =>
  `${recipientId}　${email === "" ? name : email}`;

/** What stands behind the number in such a line. */
export const whoIn = (line: string): string => addressKey(line.replace(/^\S+\s+/, ""));
