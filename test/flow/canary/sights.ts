/** Who may see which cell, judged by the declaration of its column and by how its row stands to the reader. */
import type { Party } from "../../../src/core/table.ts";
import type { Office } from "../../../src/workspace/office.ts";
import type { Cell } from "./marks.ts";

export interface Reader {
  readonly party: Party | "office";
  /** 受付番号, 指導医番号 or 機関番号. */
  readonly id: string;
}

type Row = Readonly<Record<string, unknown>>;

/** Readers by the address that they are written to. */
export function readersOf(office: Office): Map<string, Reader> {
  const of = (sheet: string, key: string, party: (row: Row) => Reader["party"]): [string, Reader][] =>
    office.table(sheet).map((row) => [String(row["メールアドレス"]), { party: party(row), id: String(row[key]) }]);
  return new Map([
    ...of("申込者", "受付番号", () => "applicant"),
    ...of("指導医", "指導医番号", () => "instructor"),
    ...of("関係機関", "機関番号", (row) => (row["種別"] === "医師会" ? "association" : "hospital")),
    ...of("職員", "メールアドレス", () => "office"),
  ]);
}

/** The cases that a row is about, as rows of マッチング. */
function casesOf(office: Office, { table, row }: Cell): Row[] {
  const cases = office.table("マッチング");
  const by = (header: string, value: unknown): Row[] => cases.filter((each) => each[header] === value);
  if (table.name === "マッチング") return [row];
  if (row["案件番号"] !== undefined) return by("案件番号", row["案件番号"]);
  return row["受付番号"] === undefined ? by("指導医番号", row["指導医番号"] ?? "") : by("受付番号", row["受付番号"]);
}

const HEADER = { applicant: "受付番号", instructor: "指導医番号" } as const;

/** The copy for the association: what it may see of everybody, and of those who agreed. */
export function isShared({ column, row, table }: Cell): boolean {
  // Its first page says to whoever reads it what it is for.
  if (table.name === "共有先" && column.header === "利用目的") return true;
  const sight = column.seenBy?.association;
  if (sight === "all" || sight === "own") return true;
  if (sight !== "consented") return false;
  if (table.name === "受講報告") return row["匿名での公表"] === "公表してよい";
  return row["個人情報の取扱い"] === "はい" && row["同意の撤回日"] === "" && row["医師会員区分"] === "会員";
}

export function maySee(office: Office, cell: Cell, { party, id }: Reader): boolean {
  // Staff are greeted by their own name, and read of nobody else.
  if (party === "office") return cell.table.name === "職員" && cell.row["メールアドレス"] === id;
  const sight = cell.column.seenBy?.[party];
  if (sight === undefined || sight === "counts" || sight === "consented") return false;
  if (sight === "all") return true;
  if (party !== "applicant" && party !== "instructor") return cell.row["機関番号"] === id;
  const header = HEADER[party];
  const mine = casesOf(office, cell).filter((row) => row[header] === id);
  if (cell.row[header] === id || (sight === "own" && mine.length > 0)) return true;
  if (sight === "own") return false;
  return mine.some((row) => row["決定日時"] !== "" || (sight === "asked" && row["受入確認"] !== ""));
}
