/** Letters that are made, and the rows behind them, for papers of a 発送簿 without an office. */
import { blankRow } from "../../src/core/table.ts";
import type { Ordered, PaperSources } from "../../src/papers/paper.ts";
import { settings, settingValues, type Setting } from "../../src/settings.ts";
import { applicants, type Applicant } from "../../src/tables/applicants.ts";
import { batches, notices, type Notice } from "../../src/tables/notices.ts";
import type { PaperKind } from "../../src/tables/orders.ts";
import type { Method } from "../../src/tables/words.ts";
import { REACHABLE } from "../letters/cast.ts";

/** What a letter's addressee is, in short. */
export interface Person {
  readonly name: string;
  readonly kana?: string;
  readonly facility?: string;
  readonly title?: string;
  readonly postalCode?: string;
  readonly address?: string;
  readonly fax?: string;
}

export function applicantRow(n: number, person: Person): Applicant {
  return blankRow(applicants, {
    applicationId: `申-2018-${String(n).padStart(4, "0")}`,
    state: "選定待ち",
    name: person.name,
    kana: person.kana ?? `れいじ ${"あいうえおかきくけこ"[n % 10] ?? ""}`,
    facility: person.facility ?? "例示病院",
    department: person.title ?? "",
    postalCode: person.postalCode ?? "238-0001",
    address: person.address ?? "横須賀市見本町1-1",
    facilityFax: person.fax ?? "",
    email: `p${n}@example.jp`,
  });
}

/** A letter to that applicant; 待機連絡 is about an application, so that it needs no case. */
export function noticeRow(n: number, method: Method, rest: Partial<Notice> = {}): Notice {
  const id = `申-2018-${String(n).padStart(4, "0")}`;
  return blankRow(notices, {
    noticeId: `${id}/待機`,
    fiscalYear: 2018,
    letter: "待機連絡",
    subjectId: id,
    addresseeId: id,
    state: "作成済",
    method,
    number: n,
    documentNumber: `見本地医第${n}号`,
    issuedOn: "2018-06-01",
    fileId: `doc-${n}`,
    ...rest,
  });
}

export function settingsWith(changed: Readonly<Record<string, string>> = {}) {
  const all = Object.values(settings as Record<string, Setting<unknown>>).map((each) => ({
    name: each.name,
    value: String(each.sample ?? each.standard ?? ""),
  }));
  return settingValues(all.map((row) => ({ ...row, value: changed[row.name] ?? row.value })));
}

export const BATCH = "発-2018-001";

/** All that a paper sees, with one letter a person; every letter is in one 発送簿. */
export function shelfOf(
  people: readonly Person[],
  method: Method = "郵送",
  changed: Readonly<Record<string, string>> = {},
): PaperSources {
  return {
    settings: settingsWith(changed),
    settingRows: [],
    staff: [],
    officers: [],
    applicants: people.map((person, index) => applicantRow(index + 1, person)),
    instructors: [],
    appointments: [],
    openings: [],
    cases: [],
    notices: people.map((_, index) => noticeRow(index + 1, method, { batchId: BATCH })),
    batches: [
      blankRow(batches, {
        batchId: BATCH,
        method,
        letters: people.length,
        madeAt: "2018-06-01 10:00:00",
        madeBy: "kakari@example.jp",
      }),
    ],
    corrections: [],
    reviews: [],
    operations: [],
    runs: [],
    runParts: [],
    ...{ budgets: [], fees: [], taxRates: [] },
    ...REACHABLE,
    templates: new Map(),
  };
}

export function ordered(paper: PaperKind, keys: readonly string[]): Ordered {
  return { order: { paper, keys }, today: "2018-06-01", at: "2018-06-01 10:00:00", user: "kakari@example.jp" };
}

/** The order of a paper about all letters of a shelf, in the order of its rows. */
export const orderedAll = (paper: PaperKind, { notices: rows }: PaperSources): Ordered =>
  ordered(paper, [BATCH, ...rows.map((row) => row.noticeId)]);
