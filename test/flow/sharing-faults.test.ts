/** The association's copy, disturbed where it touches the world or its record: nobody sees too much, and nothing is doubled. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FaultKind } from "../../src/workspace/kernel.ts";
import type { Office } from "../../src/workspace/office.ts";
import { clerkTypes } from "./people.ts";
import { applicationId, emptyOffice, live, recipient, rightsOn, share, VIEWER } from "./sharing-office.ts";
import { attempt } from "./support/faults.ts";
import { kept } from "./support/stages.ts";
import { callsOf, filesOf } from "./support/state.ts";

/** Only ends what hangs. */
const LONG = 600_000;
const GONE = "名前4号";

let open: () => Promise<Office>;
const closing: (() => void)[] = [];
beforeAll(async () => {
  const empty = await emptyOffice();
  const recipients = [
    recipient(1, { email: VIEWER }),
    recipient(2, { email: "kacho@ishikai.example.jp" }),
    recipient(3),
  ];
  const office = await empty.open({ people: 6, recipients });
  share(office, "写しを更新する");
  share(office, "写しをExcelで作る");
  clerkTypes(office, "申込者", applicationId(4), "同意の撤回日", "2018/9/1");
  const shared = await kept(office);
  open = shared.open;
  closing.push(empty.close, shared.close);
});
afterAll(() => closing.forEach((close) => close()));

const TIMES = ["更新日時", "終了日時"];
const IDS = ["ファイルID", "ファイルの場所"];

/** All that may be seen, and what is recorded of it; ids and times are given anew by each run. */
function standing(office: Office): unknown {
  const rows = office.table("共有台帳");
  const isRecorded = (id: string): boolean => rows.some((row) => row["状態"] === "共有中" && row["ファイルID"] === id);
  const facts = (row: Record<string, unknown>): unknown[] =>
    Object.entries(row).flatMap(([header, value]) => {
      if (IDS.includes(header)) return [];
      return TIMES.includes(header) ? [value === ""] : [value];
    });
  return {
    ledger: rows.map(facts),
    copies: live(office).map((copy) => [
      ...[copy.name, isRecorded(copy.id), rightsOn(copy)],
      copy.sheets.filter(({ title }) => title !== "はじめに"),
    ]),
    binned: office.spreadsheets().filter(({ trashed, permissions }) => trashed && rightsOn({ permissions }).length > 0),
    files: filesOf(office).map(({ name, id }) => [name, isRecorded(id)]),
  };
}

/** Calls that change something outside the run, and those that say how it stands there. */
const EFFECT = /^(Drive\.(Files|Permissions)\.\w+|Sheets\..*batchUpdate|Range\.setValues)$/;
const KINDS: readonly FaultKind[] = ["killed", "after", "before"];
const ORDERED = "（処理）";

interface Deed {
  readonly name: string;
  readonly item: string;
}

const DEEDS: readonly Deed[] = [
  { name: "新しいファイルに替える", item: "写しを更新する" },
  { name: "Excelを作る", item: "写しをExcelで作る" },
];

/** One kind a call, in turn; `FAULTS=all`: every kind. */
const kindsAt = (at: number): readonly FaultKind[] =>
  process.env["FAULTS"] === "all" ? KINDS : [KINDS[at % KINDS.length] ?? "killed"];

test.each(DEEDS)(
  "$name：どこで止まっても、やり直せば同じになり、撤回した人はどのファイルにもいない",
  async ({ name, item }) => {
    const first = await open();
    const calls = callsOf(first, () => share(first, item));
    first.advance("15m");
    const due = JSON.stringify(standing(first));
    const wrong: string[] = [];
    let points = 0;
    for (const [index, method] of calls.entries()) {
      if (!EFFECT.test(method)) continue;
      for (const kind of kindsAt(index)) {
        points++;
        const office = await open();
        const orders = office.table("操作記録").length;
        office.failAt(index + 1, kind);
        attempt(() => share(office, item));
        if (!office.calm()) throw new Error(`${name}: no call ${index + 1}`);
        const placed = office
          .table("操作記録")
          .slice(orders)
          .some((row) => String(row["操作"]).endsWith(ORDERED));
        if (!placed) attempt(() => share(office, item));
        office.advance("15m");
        const now = JSON.stringify(standing(office));
        if (now !== due) wrong.push(`${kind} ${index + 1} ${method}\n${now.slice(0, 1500)}`);
        const seen = live(office).filter(({ sheets }) => JSON.stringify(sheets).includes(GONE));
        if (item === "写しを更新する" && seen.length > 0) wrong.push(`${kind} ${index + 1} ${method}: ${GONE} is seen`);
      }
    }
    console.info(`${name}：失敗を置いた点 ${points}、呼び出し ${calls.length}`);
    expect(points).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
  },
  LONG,
);

const round = (office: Office): void => void office.advance("61m");

const ROUNDS: readonly { readonly name: string; readonly prepare: (office: Office) => void }[] = [
  { name: "同意の撤回があった", prepare: () => undefined },
  { name: "見せる共有先がいなくなった", prepare: (office) => [1, 2].forEach((n) => unused(office, n)) },
  { name: "だれにも渡せなくなった", prepare: (office) => [1, 2, 3].forEach((n) => unused(office, n)) },
];
const unused = (office: Office, n: number): void => clerkTypes(office, "共有先", `共-0${n}`, "使う", "");

test.each(ROUNDS)(
  "$nameときの時計の見回りがどこで失敗しても、続けて二度失敗しても、後の見回りで同じになる",
  async ({ prepare }) => {
    const begun = async (): Promise<Office> => {
      const office = await open();
      prepare(office);
      return office;
    };
    const first = await begun();
    const calls = callsOf(first, () => round(first));
    for (let turn = 0; turn < 3; turn++) round(first);
    const due = JSON.stringify(standing(first));
    const wrong: string[] = [];
    let points = 0;
    for (const [index, method] of calls.entries()) {
      if (!/^(Drive|Sheets)\./.test(method)) continue;
      const next = calls.findIndex((each, at) => at > index && /^Drive\.Files\.(get|list)$/.test(each));
      for (const later of next < 0 ? [[]] : [[], [next]]) {
        points++;
        const office = await begun();
        const kind = later.length > 0 ? "before" : (kindsAt(index)[0] ?? "killed");
        for (const at of [index, ...later]) office.failAt(at + 1, kind);
        attempt(() => round(office));
        office.calm();
        for (let turn = 0; turn < 3; turn++) round(office);
        const now = JSON.stringify(standing(office));
        if (now !== due) wrong.push(`${kind} ${index + 1} ${method} ${later.join()}\n${now.slice(0, 1500)}`);
      }
    }
    console.info(`見回り：失敗を置いた点 ${points}`);
    expect(points).toBeGreaterThan(5);
    expect(wrong).toEqual([]);
  },
  LONG,
);
