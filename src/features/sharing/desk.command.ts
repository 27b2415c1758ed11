/** Reads what a copy is made from: each sheet once, cells that cannot be read as blank, and which rows have such cells. */
import type { Row, Table } from "../../core/table.ts";
import { keysFrom } from "../../forms/keys.ts";
import type { Context } from "../../platform/entry.ts";
import { formAddresses } from "../../platform/forms.ts";
import type { Unreadable } from "../../platform/rows.ts";
import { readState } from "../../platform/state.ts";
import { settingValues, type SettingValues } from "../../settings.ts";
import { recipients, shares, type Recipient, type Share } from "../../tables/association.ts";
import { settingRows } from "../../tables/desk.ts";
import type { Desk } from "./books.rules.ts";
import { copyOf, outlineOf, type Copy, type Outline } from "./copy.rules.ts";
import { AS_FILE, audienceOf, purposesOf, type Audience, type Way } from "./recipients.rules.ts";

/** 秘匿する少数, where the setting was emptied: as it begins. */
const LEAST = 5;

/** Everything about sharing at one moment. */
export interface Room {
  readonly context: Context;
  readonly settings: SettingValues;
  readonly audience: Audience;
  readonly shares: readonly Share[];
  /** The copy as those of a way would see it, and what can be told of it without making it. */
  copyFor(way: Way): Copy;
  outlineFor(way: Way): Outline;
}

export function openRoom(context: Context): Room {
  const { rows } = context;
  const values = settingValues(rows.read(settingRows, { lenient: true }));
  const books = new BookReader(context);
  const audience = audienceOf(
    books.rows(recipients),
    context.today,
    books.unreadable(recipients),
    readState("owner") ?? "",
  );
  const deskFor = once((way) => deskOf(context, values, books, way, peopleBy(audience, way)));
  const outlineFor = once((way) => outlineOf(deskFor(way)));
  const copyFor = once((way) => copyOf(deskFor(way), outlineFor(way)));
  return { context, settings: values, audience, shares: books.rows(shares), outlineFor, copyFor };
}

/** Answers the same when it is asked again. */
function once<T>(make: (way: Way) => T): (way: Way) => T {
  const known = new Map<Way, T>();
  return (way) => {
    const made = known.get(way) ?? make(way);
    known.set(way, made);
    return made;
  };
}

/** Those who see the copy by a way. */
export const peopleBy = ({ viewers, byFile }: Audience, way: Way): readonly Recipient[] =>
  way === AS_FILE ? byFile : viewers;

class BookReader {
  private readonly known = new Map<Table, { rows: readonly Row<Table>[]; unreadable: ReadonlySet<string> }>();

  constructor(private readonly context: Context) {}

  readonly rows = <T extends Table>(table: T): readonly Row<T>[] => this.look(table).rows as readonly Row<T>[];
  readonly unreadable = (table: Table): ReadonlySet<string> => this.look(table).unreadable;

  private look(table: Table): { rows: readonly Row<Table>[]; unreadable: ReadonlySet<string> } {
    const known = this.known.get(table);
    if (known) return known;
    const unreadable: Unreadable[] = [];
    const rows = this.context.rows.read(table, { lenient: true, absent: true, unreadable });
    const looked = { rows, unreadable: new Set(unreadable.map(({ key }) => key)) };
    this.known.set(table, looked);
    return looked;
  }
}

function deskOf(
  { at }: Context,
  values: SettingValues,
  books: BookReader,
  way: Way,
  people: readonly Recipient[],
): Desk {
  const fiscalYear = values.need("fiscalYear") ?? 0;
  const { forms, secret } = formAddresses();
  return {
    ...{ settings: values, party: "association", fiscalYear, at, way, secret, rows: books.rows },
    doubtful: (table, key) => books.unreadable(table).has(key),
    purposes: purposesOf(people),
    reply: keysFrom(secret, forms)("associationReply", `医師会/${fiscalYear}`),
    least: values.get("maskBelow") ?? LEAST,
  };
}
