/** A fault at every service call of 代理入力 and 名簿を貼り付ける: pressed again, all is as if nothing had happened. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acceptance, application } from "../../src/forms/index.ts";
import type { Office } from "../../src/workspace/office.ts";
import { copied, doctor, instructorAnswers } from "../features/intake/samples.ts";
import { paper, preview, savedOffice, send, takeIn, type Paste } from "./proxy.ts";
import { everyFault, unequal, type Deed } from "./support/faults.ts";

/** Only ends what hangs. */
const LONG = 600_000;

let saved: Awaited<ReturnType<typeof savedOffice>>;
let tried = 0;
beforeAll(async () => {
  saved = await savedOffice();
});
afterAll(() => {
  saved.close();
  console.info(`代理入力・名簿で障害を置いた点: ${tried}`);
});

const PAGE = { id: "代理/00000000-0000-4000-8000-000000000000", routes: [], forms: [] };
const first = { 氏名: "見本 一郎", ふりがな: "みほん いちろう", 医療機関名: "見本在宅クリニック" };

const papers: Readonly<Record<string, ReturnType<typeof paper>>> = {
  申込書: paper(PAGE, 1, application, { ...doctor }),
  承諾書: paper(PAGE, 1, acceptance, { ...instructorAnswers, ...first }),
};

const heads = Object.keys(doctor);
const pastes: Readonly<Record<string, Paste>> = {
  申込者の名簿: {
    kind: "applicants",
    text: copied(
      heads,
      ...[1, 2].map((n) =>
        heads.map(
          (head) => ({ ...doctor, 氏名: `例示 ${n}号`, ふりがな: `れいじ ${"いに"[n - 1] ?? ""}` })[head] ?? "",
        ),
      ),
    ),
    day: "2018/3/30",
  },
  指導医の名簿: {
    kind: "instructors",
    text: copied(
      ["氏名", "ふりがな", "医療機関名"],
      ["例示 十郎", "れいじ じゅうろう", "例示医院"],
      ["例示 百郎", "れいじ ひゃくろう", "例示医院"],
    ),
  },
  過年度受講者の名簿: {
    kind: "visits",
    text: copied(["年度", "氏名", "ふりがな"], ["2017", "例示 一号", "れいじ い"]),
  },
};

const deedOf = (name: string, act: (office: Office) => void): Deed => ({
  ...{ name, open: saved.open, act, again: act },
  // The hourly round keeps the originals of doctors who were recommended in a list.
  ...(name === "指導医の名簿" ? { settles: "75m" } : {}),
});

/** The rows and mails that an undisturbed run leaves, so that the comparison is known to have something to compare. */
const leaves: Readonly<Record<string, readonly [sheet: string, rows: number, mails: number]>> = {
  申込書: ["申込者", 1, 1],
  承諾書: ["年度委嘱", 1, 0],
  申込者の名簿: ["申込者", 2, 2],
  過年度受講者の名簿: ["過年度受講", 1, 0],
};

async function swept(name: string, act: (office: Office) => void): Promise<string[]> {
  const sweep = await everyFault(deedOf(name, act));
  tried += sweep.points.length;
  expect(sweep.points.length).toBeGreaterThan(20);
  const [sheet, rows, mails] = leaves[name] ?? ["年度委嘱", 0, 0];
  expect(sweep.undisturbed.tables[sheet]).toHaveLength(rows);
  expect(sweep.undisturbed.mails).toHaveLength(mails);
  return unequal(sweep);
}

describe("サービス呼出しのどこで失敗しても、もう一度押せば同じになる", () => {
  test.each(Object.keys(papers))(
    "代理入力の%s",
    async (name) => expect(await swept(name, (office) => void send(office, papers[name]))).toEqual([]),
    LONG,
  );

  test.each(Object.keys(pastes))(
    "%s",
    async (name) => {
      const paste = pastes[name];
      if (!paste) throw new Error(name);
      // What the person saw before the first press; the page keeps it for the second.
      const seen = preview(await saved.open(), paste);
      expect(await swept(name, (office) => void takeIn(office, paste, seen))).toEqual([]);
    },
    LONG,
  );
});
