/** What an office holds, as far as an undisturbed run and a disturbed one must agree. */
import type { Office } from "../../../src/workspace/office.ts";
import { tables } from "../../../src/tables/index.ts";

/** Times of the add-on's own clock and ids that Drive gives; 操作記録 tells every attempt, so it is left out. */
const TIMES = new Set([
  "決定日時",
  "取消日時",
  "送信日時",
  "発生日時",
  "記録日時",
  "作成日時",
  "実行日時",
  "検算日時",
  "反映日時",
  "判定日時",
  "開始日時",
  "締め日時",
]);
/** Rows of a list that staff paste are received when they are taken in. */
const TIMES_IN: Readonly<Record<string, string>> = { 推薦: "受付日時" };
/** Addresses of papers, whose ids Drive gives. */
const LINKS = new Set(["印刷用文書", "発送簿の文書", "宛名ラベル"]);
const LOG = "操作記録";
/** What staff typed to answer a question that only a disturbed run put. */
const ANSWERS = "職員の判断";

type Row = Record<string, unknown>;

export interface Held {
  readonly tables: Readonly<Record<string, readonly Row[]>>;
  readonly letters: readonly string[];
  readonly papers: readonly string[];
  /** Files for other systems: name and content, in whatever charset. */
  readonly files: readonly string[];
  readonly mails: readonly string[];
}

export function held(office: Office): Held {
  const letters = office.letters();
  const papers = office.letters("帳票");
  const nameOf = new Map([...letters, ...papers].map((letter) => [letter.id, letter.name]));
  const sheets = tables.filter((table) => table.name !== LOG).map((table) => table.name);
  return {
    tables: Object.fromEntries(
      sheets.map((sheet) => [sheet, byKey(office.table(sheet).map((row) => plain(sheet, row, nameOf)))]),
    ),
    letters: letters.map((letter) => `${letter.name}\n${letter.text}`).sort(),
    papers: papers.map((paper) => `${paper.name}\n${paper.text}`).sort(),
    files: filesOf(office).map(({ name, bytes }) => `${name}\n${Buffer.from(bytes).toString("latin1")}`),
    mails: office.outbox().map(mailText).sort(),
  };
}

/** Files that are none of Google's own and not in the bin, by name. */
export function filesOf(office: Office): { name: string; id: string; bytes: Uint8Array }[] {
  const files = office.plainFiles().filter(({ trashed }) => !trashed);
  return files.sort((a, b) => (a.name < b.name ? -1 : 1));
}

const byKey = (rows: readonly Row[]): Row[] =>
  [...rows].sort((a, b) => (String(Object.values(a)[0]) < String(Object.values(b)[0]) ? -1 : 1));

function plain(sheet: string, row: Row, nameOf: ReadonlyMap<string, string>): Row {
  return Object.fromEntries(
    Object.entries(row).map(([header, value]) => {
      if (header === ANSWERS) return [header, ""];
      if (TIMES.has(header) || TIMES_IN[sheet] === header) return [header, value === "" ? "" : "set"];
      if (LINKS.has(header)) return [header, namesIn(String(value), nameOf)];
      if (header === "文書ID" && value !== "") return [header, nameOf.get(String(value)) ?? "no such letter"];
      return [header, value];
    }),
  );
}

/** The names of the papers that lines link to. */
function namesIn(links: string, nameOf: ReadonlyMap<string, string>): string {
  return links.replace(/https:\S*\/d\/([^/]+)\/edit/g, (_, id: string) => nameOf.get(id) ?? "no such paper");
}

function mailText(mail: ReturnType<Office["outbox"]>[number]): string {
  const attachments = mail.attachments.map((each) => each.name).join("、");
  return [mail.to.map((to) => to.address).join("、"), mail.subject, mail.body, attachments].join("\n");
}

/** The methods of the service calls that `act` makes, in order. */
export function callsOf(office: Office, act: () => void): string[] {
  const { kernel } = office.services;
  const names: string[] = [];
  const call = kernel.call.bind(kernel);
  kernel.call = (method, effect) => {
    if (kernel.run && !kernel.run.dead) names.push(method);
    return call(method, effect);
  };
  act();
  kernel.call = call;
  return names;
}
