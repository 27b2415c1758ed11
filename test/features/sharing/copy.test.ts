/** The copy holds what the declarations open, in their degree, and nothing else: every closed cell bears a word that is looked for. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blankRow, type Column, type Row, type Table } from "../../../src/core/table.ts";
import type { Desk } from "../../../src/features/sharing/books.rules.ts";
import { copyOf } from "../../../src/features/sharing/copy.rules.ts";
import { narrowed, printText, scopeFrom } from "../../../src/features/sharing/scope.rules.ts";
import { audienceOf } from "../../../src/features/sharing/recipients.rules.ts";
import { applicants, type Applicant } from "../../../src/tables/applicants.ts";
import { associationReplies } from "../../../src/tables/association.ts";
import { cases } from "../../../src/tables/cases.ts";
import { tables } from "../../../src/tables/index.ts";
import { instructors } from "../../../src/tables/instructors.ts";
import { applicant, match, recipient } from "../../flow/sharing-office.ts";
import { payable, settingsWith } from "../payments/books.ts";

type Books = ReadonlyMap<Table, readonly Row<Table>[]>;

function deskOf(books: Books, rest: Partial<Desk> = {}): Desk {
  return {
    rows: <T extends Table>(table: T) => (books.get(table) ?? []) as readonly Row<T>[],
    ...{ party: "association", fiscalYear: 2018, at: "2018-09-03 10:00:00", way: "閲覧", least: 5 },
    ...{ doubtful: () => false, purposes: ["共同実施"], reply: { key: "", url: "" }, secret: "s".repeat(40) },
    settings: settingsWith(),
    ...rest,
  };
}

const words = (desk: Desk): string => JSON.stringify(copyOf(desk).sheets);
const booksOf = (...entries: [Table, readonly unknown[]][]): Books => new Map(entries as [Table, Row<Table>[]][]);

/** A value by which its cell would be recognised; yes-or-no cells say nothing. */
function marked(column: Column<unknown>, turn: number): readonly [value: unknown, trace: string] {
  const word = `語${turn}終`;
  const day = `20${String(40 + Math.floor(turn / 28))}-02-${String((turn % 28) + 1).padStart(2, "0")}`;
  const { kind } = column.cell;
  if (kind === "flag") return [true, ""];
  if (kind === "day") return [day, day];
  if (kind === "moment") return [`${day} 03:04:05`, `${day} 03:04:05`];
  if (kind === "yen" || kind === "count") return [7_300_000 + turn, String(7_300_000 + turn)];
  return kind === "choices" || kind === "grid" ? [[word], word] : [word, word];
}

/** What decides whether a row is shown at all stays as it must be; every other cell bears its mark. */
const KEPT: readonly string[] = ["fiscalYear", "state", "privacy", "consentWithdrawnOn", "membership", "publishable"];

function everyCell(): { books: Books; closed: { title: string; trace: string }[] } {
  const closed: { title: string; trace: string }[] = [];
  let turn = 0;
  const books = tables.map((table): [Table, Row<Table>[]] => {
    const values = Object.entries(table.columns).flatMap(([name, column]) => {
      const [value, trace] = marked(column, ++turn);
      if (KEPT.includes(name)) return [];
      const sight = column.seenBy?.association;
      if (trace !== "" && (sight === undefined || sight === "counts"))
        closed.push({ title: `${table.name}.${column.header}`, trace });
      return [[name, value] as const];
    });
    const shown = {
      fiscalYear: 2018,
      state: STATES.get(table) ?? "反映済",
      privacy: true,
      membership: "会員",
      publishable: "公表してよい",
    };
    const own = Object.fromEntries(Object.entries(shown).filter(([name]) => name in table.columns));
    return [table, [blankRow(table, { ...own, ...Object.fromEntries(values) })]];
  });
  return { books: new Map(books), closed };
}
const STATES: ReadonlyMap<Table, string> = new Map<Table, string>([
  [applicants, "決定"],
  [cases, "報告済"],
]);

test("医師会に見せない列の値は、写しのどこにもない", () => {
  const { books, closed } = everyCell();
  const said = words(deskOf(books));
  expect(closed.length).toBeGreaterThan(250);
  expect(closed.filter(({ trace }) => said.includes(trace)).map(({ title }) => title)).toEqual([]);
});

test("見せる列の値は、探せば見つかる", () => {
  const { books } = everyCell();
  const said = words(deskOf(books));
  const person = books.get(applicants)?.[0] as Applicant | undefined;
  expect(person && said.includes(person.name) && said.includes(person.facility)).toBe(true);
});

test.each<readonly [string, Partial<Applicant>, boolean]>([
  ["同意した会員", {}, true],
  ["同意しない", { privacy: false }, false],
  ["撤回した", { consentWithdrawnOn: "2018-08-01" }, false],
  ["会員でない", { membership: "非会員" }, false],
  ["取り消した", { state: "取消" }, false],
  ["ほかの年度", { fiscalYear: 2017 }, false],
])("%s人の氏名が載るか：%s", (_, values, shown) => {
  const said = words(deskOf(booksOf([applicants, [applicant(1, values)]])));
  expect([said.includes("名前1号"), said.includes("所属第1医院")]).toEqual([shown, shown]);
});

test("医師会からの連絡に患者さんが特定できそうな文があれば、その文は載らない", () => {
  const reply = (n: number, comment: string) =>
    blankRow(associationReplies, { replyId: `医回-2018-000${n}`, fiscalYear: 2018, state: "反映済", comment });
  const books = booksOf([
    associationReplies,
    [reply(1, "鈴木ハナさん（85歳）の件は済みました"), reply(2, "会員に知らせました")],
  ]);
  const said = words(deskOf(books));
  expect([said.includes("鈴木"), said.includes("会員に知らせました")]).toEqual([false, true]);
  expect(said).toContain("患者さんが特定できるおそれのある文のため、載せていません");
});

test("読めない欄のある人は、どこにもいない", () => {
  const books = booksOf([applicants, [applicant(1), applicant(4)]]);
  const said = words(deskOf(books, { doubtful: (_, key) => key === "申-2018-0001" }));
  expect([said.includes("名前1号"), said.includes("名前4号")]).toEqual([false, true]);
});

/** Who applied, of which profession, with whom, and how far it came. */
interface Sketch {
  readonly profession: "医師" | "看護師" | "薬剤師";
  readonly membership: "会員" | "非会員" | "該当なし";
  readonly host: number;
  readonly state: "決定" | "報告済";
  readonly privacy: boolean;
}

const officeOf = (people: readonly Sketch[]): Books =>
  booksOf(
    [
      applicants,
      people.map(({ profession, membership, privacy }, n) => applicant(n + 1, { profession, membership, privacy })),
    ],
    [cases, people.map(({ host, state }, n) => match(n + 1, { instructorId: `医-000${host}`, state }))],
    [
      instructors,
      [1, 2, 3, 4].map((m) => payable(m, { instructorId: `医-000${m}`, block: m % 2 === 0 ? "東" : "西南" })),
    ],
  );

/** Any office of the year. */
const office = fc
  .array(
    fc.record<Sketch>({
      profession: fc.constantFrom("医師", "看護師", "薬剤師"),
      membership: fc.constantFrom("会員", "非会員", "該当なし"),
      host: fc.integer({ min: 1, max: 4 }),
      state: fc.constantFrom("決定", "報告済"),
      privacy: fc.boolean(),
    }),
    { maxLength: 30 },
  )
  .map(officeOf);

/** Five visits with one doctor were held and one is to come: both sums stand in the sheet of doctors. */
const FIVE_AND_ONE = Array.from({ length: 6 }, (_, n): Sketch => ({
  ...{ profession: n === 4 ? "看護師" : "医師", membership: "会員", privacy: false },
  ...{ host: 1, state: n === 2 ? "決定" : "報告済" },
}));

describe("どんな年度でも", () => {
  test("集計に1〜4の数はなく、伏せた数が1つだけの行や列もない", () => {
    fc.assert(
      fc.property(office, (books) => {
        const figures = copyOf(deskOf(books)).sheets.find(({ title }) => title === "集計");
        for (const { look, cells } of figures?.lines ?? []) {
          const [, ...numbers] = cells;
          expect(numbers.filter((count) => typeof count === "number" && count > 0 && count < 5)).toEqual([]);
          // A line whose sum stands there gives one masked number away.
          if ((look === "plain" || look === "total") && numbers.length > 2 && typeof numbers.at(-1) === "number")
            expect(numbers.filter((count) => count === "*")).not.toHaveLength(1);
        }
      }),
      { numRuns: 60, examples: [[officeOf(FIVE_AND_ONE)]] },
    );
  });

  test("同じ写しなら狭くならず、だれかの同意がなくなれば狭くなる", () => {
    fc.assert(
      fc.property(office, fc.nat(), (books, pick) => {
        const before = copyOf(deskOf(books));
        const print = printText(before.scope, before.content);
        expect(narrowed(print, before.scope)).toEqual([]);
        const people = (books.get(applicants) ?? []) as unknown as readonly Applicant[];
        const named = people.filter((row) => row.privacy && row.membership === "会員");
        const one = named[pick % Math.max(1, named.length)];
        if (!one) return;
        const less = people.map((row) => (row === one ? { ...row, consentWithdrawnOn: "2018-09-01" } : row));
        const after = copyOf(deskOf(new Map([...books, [applicants, less]])));
        expect(narrowed(print, after.scope).join()).toContain("「申込者」の1件を見せられなくなったため");
      }),
      { numRuns: 30 },
    );
  });
});

describe("内容の控え", () => {
  const scope = copyOf(deskOf(booksOf([applicants, [applicant(1), applicant(2)]]))).scope;

  test("読み戻せば同じになり、人の名も番号も含まない", () => {
    const print = printText(scope, "c");
    expect(scopeFrom(print)).toEqual({ ...scope, content: "c" });
    expect(print).not.toMatch(/名前1号|申-2018-0001/);
  });

  test("行がとても多くてもセルに収まり、何かが変われば狭くなったとみなす", () => {
    const many = { ...scope, applications: Array.from({ length: 9000 }, (_, n) => String(n).padStart(10, "0")) };
    const print = printText(many, "c");
    expect(print.length).toBeLessThan(45_000);
    expect(narrowed(print, many)).toEqual([]);
    expect(narrowed(print, { ...many, applications: many.applications.slice(1) })).not.toEqual([]);
  });

  test.each<readonly [string, Partial<typeof scope>, string]>([
    ["年度", { fiscalYear: 2019 }, "写しの年度が2018から2019に変わったため"],
    ["秘匿する少数", { least: 10 }, "秘匿する少数を5から10に上げたため"],
    ["列", { columns: {} }, "見せる列が減ったため"],
    ["度合い", { columns: { ...scope.columns, "申込者.氏名": "counts" } }, "見せる列が減ったため（申込者.氏名）"],
    ["人", { rows: {} }, "「申込者」の1件を見せられなくなったため"],
    ["申込み", { applications: [] }, "「申込者」の行が2件なくなったため"],
  ])("%sが狭くなれば、その理由を言う", (_, changed, why) => {
    expect(narrowed(printText(scope, "c"), { ...scope, ...changed }).join("\n")).toContain(why);
  });

  test("読めない控えは、信じない", () => {
    for (const print of ["", "{}", "ほげ", '{"form":0}'])
      expect(narrowed(print, scope)).toEqual(["前の写しの「内容の控え」を読めないため"]);
  });
});

test("共有先は、使う人のうち、期間の中にいて、利用目的のある人だけ。同じアカウントは一度だけ", () => {
  const rows = [
    recipient(1, { email: "a@example.jp" }),
    recipient(2, { email: "A@example.jp" }),
    recipient(3),
    recipient(4, { email: "b@example.jp", active: false }),
    recipient(5, { email: "c@example.jp", purpose: "" }),
    recipient(6, { email: "d@example.jp" }),
    recipient(7, { email: "e@example.jp", until: "2018-09-03" }),
    recipient(8, { name: "" }),
  ];
  const { viewers, byFile, faults } = audienceOf(rows, "2018-09-03", new Set(["共-06"]), "office@example.jp");
  expect(viewers.map(({ recipientId }) => recipientId)).toEqual(["共-01", "共-07"]);
  expect(byFile.map(({ recipientId }) => recipientId)).toEqual(["共-03"]);
  expect(faults.map((line) => line.split("：")[0])).toEqual(["共-05 例示 5子", "共-06 例示 6子", "共-08"]);
});
