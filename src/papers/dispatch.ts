/** 発送簿: what leaves in one go, in order, to be ticked off while the envelopes are filled. What follows it depends on the way. */
import { wareki } from "../core/calendar.ts";
import { MARGINS, text, type TableBlock } from "../core/paper.ts";
import type { Staff } from "../tables/desk.ts";
import type { Method } from "../tables/words.ts";
import { batchOf, lettersOf } from "./batch.ts";
import { coverSheets } from "./covers.ts";
import { enclosureLists } from "./enclosures.ts";
import { envelopesOf, type Envelope, type Posted } from "./envelopes.ts";
import type { PaperDeclaration } from "./paper.ts";

export const dispatchList: PaperDeclaration = {
  kind: "発送簿",
  build(sources, ordered) {
    const batch = batchOf(sources, ordered);
    const { letters, leftOut } = lettersOf(sources, ordered);
    const honorific = sources.settings.get("honorific");
    const method = batch.method || "郵送";
    const envelopes = envelopesOf(letters, honorific);
    const sender = { settings: sources.settings, today: ordered.today };
    const count = method === "郵送" ? `${letters.length}通（封筒${envelopes.length}通）` : `${letters.length}通`;
    return {
      name: `発送簿 ${batch.batchId}（${method}）`,
      page: "A4縦",
      margins: MARGINS,
      blocks: [
        text(`発送簿　${batch.batchId}（${method}）`, "title"),
        text(`${count}　　作成　${wareki(batch.madeAt)}　${makerOf(batch.madeBy, sources.staff)}`, "right"),
        SIGNED,
        text("", "small"),
        listTable(method, letters, envelopes, honorific),
        ...(leftOut.length === 0 ? [] : [text(`取消などのため載せなかった通知　${leftOut.join("、")}`, "small")]),
        ...(method === "郵送" ? enclosureLists(envelopes, sender) : []),
        ...(method === "FAX" ? coverSheets(letters, sender) : []),
      ],
    };
  },
};

/** The name that goes with an address in 職員, where one does. */
const makerOf = (email: string, staff: readonly Staff[]): string =>
  staff.find((person) => person.email === email)?.name || email;

/** To be filled in by hand when the letters leave. */
const SIGNED: TableBlock = {
  kind: "table",
  widths: [20, 60, 20, 80],
  rows: [["発送日", "　　　　　年　　　月　　　日", "発送者", ""]],
  header: false,
  borders: true,
  size: 10.5,
  rowHeight: 9,
  aligns: ["中", "中", "中"],
};

/** The columns after number, document and kind: what the way of sending needs to be ticked off. */
interface Column {
  readonly header: string;
  readonly width: number;
  of(each: Posted, envelope: Place): string;
}

/** Where a letter lies: the number of its envelope, how many lie in it, and whether it is the first of them. */
interface Place {
  readonly number: number;
  readonly size: number;
  readonly first: boolean;
}

const blank = (header: string, width: number): Column => ({ header, width, of: () => "" });

const COLUMNS: Readonly<Record<Method, readonly Column[]>> = {
  郵送: [
    { header: "封筒", width: 11, of: (_, { number, first }) => (first ? String(number) : "〃") },
    { header: "通数", width: 11, of: (_, { size, first }) => (first ? String(size) : "") },
    blank("確認", 13),
  ],
  FAX: [
    { header: "FAX番号", width: 32, of: ({ addressee }) => addressee.fax },
    blank("送信時刻", 20),
    blank("確認", 13),
  ],
  手渡し: [blank("受領日", 24), blank("受領印", 28)],
  メール: [blank("確認", 13)],
};

/** Width of the page between its margins, and of the columns that every list has. */
const WIDE = 180;
const FIXED = { number: 9, document: 30, kind: 29 } as const;

function listTable(
  method: Method,
  letters: readonly Posted[],
  envelopes: readonly Envelope[],
  honorific: string,
): TableBlock {
  const columns = COLUMNS[method];
  const { number, document, kind } = FIXED;
  const rest = WIDE - number - document - kind - columns.reduce((sum, { width }) => sum + width, 0);
  const places = placesOf(envelopes);
  return {
    kind: "table",
    widths: [number, document, kind, rest, ...columns.map(({ width }) => width)],
    rows: [
      ["", "文書番号", "種類", "宛先", ...columns.map(({ header }) => header)],
      ...letters.map((each, index) => {
        const place = places.get(each) ?? { number: 0, size: 1, first: true };
        const { documentNumber, letter } = each.notice;
        const address = addressOf(each, method, place, honorific);
        return [String(index + 1), documentNumber, letter, address, ...columns.map((column) => column.of(each, place))];
      }),
    ],
    header: true,
    borders: true,
    size: 9,
    rowHeight: method === "手渡し" ? 14 : 8,
    aligns: ["右", "左", "左", "左", ...columns.map(() => "中" as const)],
  };
}

function placesOf(envelopes: readonly Envelope[]): ReadonlyMap<Posted, Place> {
  return new Map(
    envelopes.flatMap(({ letters }, index) =>
      letters.map((each, at): [Posted, Place] => [each, { number: index + 1, size: letters.length, first: at === 0 }]),
    ),
  );
}

/** Where and to whom: a street is of no use to a FAX or across the desk, and once for all in an envelope it is enough. */
function addressOf({ addressee }: Posted, method: Method, { first }: Place, honorific: string): string {
  const { postalCode, address, facility, title, name } = addressee;
  const person = [title, name, honorific].filter((part) => part !== "").join("　");
  if (method !== "郵送") return [facility, person].filter((line) => line !== "").join("\n");
  return first ? [`〒${postalCode}　${address}`, facility, person].filter((line) => line !== "").join("\n") : person;
}
